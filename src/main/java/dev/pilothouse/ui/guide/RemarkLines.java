package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Mend;
import dev.pilothouse.guide.form.Remark;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.layout.VBox;

/** Remarks below each other; drawn again only when they say something else, since that happens at every key. */
final class RemarkLines extends VBox {

    private final FormContext context;
    private List<Object> shown = List.of();

    RemarkLines(FormContext context) {
        this.context = context;
        getStyleClass().add("guide-remarks");
    }

    void show(List<Remark> remarks) {
        List<Object> said = Stream.concat(
                        Stream.of(context.language().words()),
                        remarks.stream().flatMap(remark -> Stream.concat(Stream.of(remark.effect()), remark.mends().stream().map(Mend::words))))
                .toList();
        if (!said.equals(shown)) {
            shown = said;
            getChildren().setAll(remarks.stream().map(remark -> new RemarkLine(context, remark)).toList());
        }
    }
}

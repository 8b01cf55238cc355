package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Mend;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.ui.kit.Buttons;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One remark in words, with the clicks that settle it. */
final class RemarkLine extends HBox {

    RemarkLine(FormContext context, Remark remark) {
        EffectLine line = new EffectLine(context.language(), remark.effect());
        HBox.setHgrow(line, Priority.SOMETIMES);
        getChildren().add(line);
        for (Mend mend : remark.mends()) {
            var link = Buttons.link(new SimpleStringProperty(context.say(mend.words())), () -> context.edit().accept(mend.edit()));
            link.setMinWidth(USE_PREF_SIZE);
            getChildren().add(link);
        }
        getStyleClass().addAll("remark-line", remark.blocks() ? "wrong" : "fine");
    }
}

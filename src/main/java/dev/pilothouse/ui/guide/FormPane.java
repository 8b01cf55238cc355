package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The fields of one section, or of all below each other, and under them what follows from all that is filled in. */
final class FormPane extends ScrollPane {

    /** Forms are not wider than people read. */
    private static final double WIDEST = 640;

    private final FormContext context;
    private final VBox all = new VBox();
    private final RemarkLines remarks;
    private final List<SectionView> sections = new ArrayList<>();
    private @Nullable Words words;

    FormPane(FormContext context) {
        this.context = context;
        remarks = new RemarkLines(context);
        all.getStyleClass().add("guide-form");
        all.setMaxWidth(WIDEST);
        setContent(all);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("guide-scroll");
    }

    /**
     * @param chosen the only section to show; -1 for all
     */
    void show(Form form, int chosen) {
        List<Section> wanted = chosen < 0 ? form.sections() : List.of(form.sections().get(Math.min(chosen, form.sections().size() - 1)));
        boolean same = sections.size() == wanted.size() && words == context.language().words();
        words = context.language().words();
        for (int i = 0; same && i < wanted.size(); i++) {
            same = sections.get(i).key.equals(id(wanted.get(i)));
        }
        if (!same) {
            sections.clear();
            wanted.forEach(section -> sections.add(new SectionView(id(section))));
            all.getChildren().setAll(sections);
            all.getChildren().add(remarks);
            setVvalue(0);
        }
        for (int i = 0; i < wanted.size(); i++) {
            sections.get(i).show(wanted.get(i), form);
        }
        List<Remark> rest = form.elsewhere();
        remarks.show(rest);
    }

    private static String id(Section section) {
        return section.key() + section.args();
    }

    /** Lights the field up that stands at the spot, if any, and takes the light from the others. */
    void light(Optional<Spot> spot) {
        sections.forEach(section -> section.fields.light(spot));
    }

    void focusFirst() {
        sections.stream().findFirst().ifPresent(section -> section.fields.focusFirst());
    }

    private final class SectionView extends VBox {

        private final String key;
        private final Label title = new Label();
        private final Label help = new Label();
        private final FieldList fields = new FieldList(context);
        private final VBox exhibits = new VBox();
        private List<?> shown = List.of();

        SectionView(String key) {
            this.key = key;
            title.getStyleClass().add("heading-text");
            help.getStyleClass().add("muted-text");
            help.setWrapText(true);
            help.setMinHeight(USE_PREF_SIZE);
            exhibits.getStyleClass().add("guide-exhibits");
            getStyleClass().add("guide-section-view");
            getChildren().addAll(title, help, fields, exhibits);
        }

        void show(Section section, Form form) {
            title.setText(context.say(section.key(), section.args().toArray()));
            help.setText(context.say(section.helpKey(), section.args().toArray()));
            fields.show(section.fields(), form);
            fields.leaveWordsTo(section.key());
            if (!shown.equals(section.exhibits())) {
                shown = section.exhibits();
                exhibits.getChildren().setAll(section.exhibits().stream().map(exhibit -> new ExhibitView(context, exhibit)).toList());
            }
        }
    }
}

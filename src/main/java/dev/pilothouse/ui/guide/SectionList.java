package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The sections of a guide with their marks and what is filled in; below, all of it in words. */
final class SectionList extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final FormContext context;
    private final IntConsumer choose;
    private final VBox items = new VBox();
    private final VBox words = new VBox();

    SectionList(FormContext context, IntConsumer choose) {
        this.context = context;
        this.choose = choose;
        getStyleClass().add("guide-sections");
        items.getStyleClass().add("guide-section-items");
        words.getStyleClass().add("guide-words");
        getChildren().addAll(items, words);
    }

    void show(Form form, int chosen) {
        List<Section> sections = form.sections();
        while (items.getChildren().size() > sections.size()) {
            items.getChildren().removeLast();
        }
        while (items.getChildren().size() < sections.size()) {
            items.getChildren().add(new Item(items.getChildren().size()));
        }
        for (int i = 0; i < sections.size(); i++) {
            ((Item) items.getChildren().get(i)).show(sections.get(i), form, i == chosen);
        }
        words.getChildren().clear();
        List<Effect> sentences = form.guide().words(form.sheet());
        if (!sentences.isEmpty()) {
            Label heading = new Label(context.say("guide.form.in-words"));
            heading.getStyleClass().addAll("small-text", "bold-text");
            words.getChildren().add(heading);
            sentences.forEach(sentence -> words.getChildren().add(sentence(sentence)));
        }
    }

    private Label sentence(Effect effect) {
        Label label = new Label(context.say(effect));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll("small-text", "muted-text");
        return label;
    }

    private enum Mark {
        FINE,
        HERE,
        DOUBTFUL,
        WRONG
    }

    private final class Item extends Button {

        private Mark shown = Mark.FINE;
        private final Label title = new Label();
        private final Label summary = new Label();
        private final HBox row;

        Item(int index) {
            title.getStyleClass().add("guide-section-title");
            summary.getStyleClass().addAll("small-text", "muted-text");
            VBox texts = new VBox(title, summary);
            texts.setMinWidth(0);
            row = new HBox(new HealthIcon(Health.State.OK), texts);
            row.getStyleClass().add("guide-section-row");
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMouseTransparent(true);
            setGraphic(row);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setMaxWidth(Double.MAX_VALUE);
            setAlignment(Pos.CENTER_LEFT);
            getStyleClass().setAll("guide-section");
            setOnAction(event -> choose.accept(index));
        }

        void show(Section section, Form form, boolean chosen) {
            title.setText(context.say(section.key(), section.args().toArray()));
            summary.setText(context.say(section.summary()));
            summary.setVisible(!summary.getText().isBlank());
            summary.setManaged(summary.isVisible());
            setAccessibleText(title.getText() + ", " + summary.getText());
            List<Remark> remarks = form.on(section);
            Mark now = mark(remarks, chosen);
            if (now != shown) {
                shown = now;
                row.getChildren().set(0, icon(now));
            }
            pseudoClassStateChanged(CHOSEN, chosen);
        }

        private static Mark mark(List<Remark> remarks, boolean chosen) {
            if (remarks.stream().anyMatch(Remark::blocks)) {
                return Mark.WRONG;
            }
            if (remarks.stream().anyMatch(remark -> remark.effect().weight() == Effect.Weight.WARNING)) {
                return Mark.DOUBTFUL;
            }
            return chosen ? Mark.HERE : Mark.FINE;
        }

        private static Node icon(Mark mark) {
            return switch (mark) {
                case WRONG -> new HealthIcon(Health.State.BAD);
                case DOUBTFUL -> new HealthIcon(Health.State.WARN);
                case FINE -> new HealthIcon(Health.State.OK);
                case HERE -> {
                    FontIcon here = Icon.of(Icons.HERE);
                    here.getStyleClass().add("guide-here");
                    yield here;
                }
            };
        }
    }
}

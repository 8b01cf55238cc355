package dev.pilothouse.ui.probe;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.probe.Advice;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is unwise about the probes, each with the button that mends it. */
final class AdviceView extends VBox {

    private final Language language;
    private final Consumer<Advice.Mend> mend;
    private List<Advice> shown = List.of();

    AdviceView(Language language, Consumer<Advice.Mend> mend) {
        this.language = language;
        this.mend = mend;
        getStyleClass().add("probe-advice");
        language.follow(this, () -> fill());
    }

    void show(List<Advice> advice) {
        if (!advice.equals(shown)) {
            shown = advice;
            fill();
        }
    }

    private void fill() {
        getChildren().setAll(shown.stream().map(this::line).toList());
        setVisible(!shown.isEmpty());
        setManaged(!shown.isEmpty());
    }

    private Node line(Advice advice) {
        Label words = new Label(say(advice.effect()));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        boolean warning = advice.effect().weight() == Effect.Weight.WARNING;
        HBox line = new HBox(warning ? new HealthIcon(Health.State.WARN) : Icon.of(Icons.HINT, 14), words);
        line.getStyleClass().add("probe-row");
        line.setAlignment(Pos.CENTER_LEFT);
        advice.mend().ifPresent(found -> line.getChildren()
                .add(Buttons.small(Buttons.plain(language.text(found.label().key(), found.label().args().toArray()), () -> mend.accept(found)))));
        return line;
    }

    private String say(Effect effect) {
        return language.words().say(effect.key(), effect.args().toArray());
    }
}

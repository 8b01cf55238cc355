package dev.pilothouse.ui.overview;

import dev.pilothouse.model.Kind;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.KindNames;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** How much there is of everything, each figure leading to its rows. What may not be read has none; what is still being read is named behind them. */
final class FiguresLine extends FlowPane {

    private final Language language;
    private final Consumer<Place> go;
    private List<String> drawn = List.of();

    private record Figure(String key, int count, Kind kind) {}

    FiguresLine(Language language, Consumer<Place> go) {
        super(16, 4);
        this.language = language;
        this.go = go;
    }

    void show(Overview.Totals totals, Reach reach) {
        List<Figure> figures = List.of(
                new Figure("overview.figure.workloads", totals.workloads(), OverviewRows.DEPLOYMENT),
                new Figure("overview.figure.pods", totals.pods(), OverviewRows.POD),
                new Figure("overview.figure.restarting", totals.restarting(), OverviewRows.POD),
                new Figure("overview.figure.warnings", totals.warnings(), OverviewRows.EVENT));
        List<String> texts = new ArrayList<>();
        List<Node> line = new ArrayList<>();
        for (Figure figure : figures) {
            if (!reach.hidden().contains(figure.kind())) {
                String text = language.words().say(figure.key(), figure.count());
                texts.add(text);
                line.add(Buttons.link(new SimpleStringProperty(text), () -> go.accept(new Place.Browse(figure.kind(), ""))));
            }
        }
        aside("overview.reach.reading", reach.reading(), texts, line);
        aside("overview.reach.hidden", reach.hidden(), texts, line);
        if (!texts.equals(drawn)) {
            drawn = texts;
            getChildren().setAll(line);
        }
    }

    private void aside(String key, List<Kind> kinds, List<String> texts, List<Node> line) {
        if (!kinds.isEmpty()) {
            String names = kinds.stream().map(kind -> KindNames.plural(language.words(), kind)).collect(Collectors.joining(", "));
            Label label = new Label(language.words().say(key, names));
            label.getStyleClass().addAll("subtle-text", "overview-reach");
            texts.add(label.getText());
            line.add(label);
        }
    }
}

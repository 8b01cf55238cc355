package dev.pilothouse.ui.overview;

import dev.pilothouse.model.BuiltIn;
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

/** How much there is of everything, each figure leading to its rows. What may not be read, or not yet to its end, has none; what is still being read is named behind them. */
final class FiguresLine extends FlowPane {

    private final Language language;
    private final Consumer<Place> go;
    private List<String> drawn = List.of();

    /** @param leads to the rows of that kind */
    private record Figure(String key, long count, Kind leads, boolean known) {}

    FiguresLine(Language language, Consumer<Place> go) {
        super(16, 4);
        this.language = language;
        this.go = go;
    }

    void show(Overview.Totals totals, Reach reach) {
        Reach.Far far = reach.far().get(BuiltIn.POD);
        List<Figure> figures = List.of(
                new Figure("overview.figure.workloads", totals.workloads(), BuiltIn.DEPLOYMENT, OverviewRows.WORKLOADS.stream().noneMatch(reach::reads)),
                new Figure("overview.figure.pods", far == null ? totals.pods() : far.inAll(), BuiltIn.POD, far != null || !reach.reads(BuiltIn.POD)),
                new Figure("overview.figure.restarting", totals.restarting(), BuiltIn.POD, !reach.reads(BuiltIn.POD)),
                new Figure("overview.figure.warnings", totals.warnings(), BuiltIn.EVENT, !reach.reads(BuiltIn.EVENT)));
        List<String> texts = new ArrayList<>();
        List<Node> line = new ArrayList<>();
        for (Figure figure : figures) {
            if (figure.known() && !reach.hidden().contains(figure.leads())) {
                String text = language.words().say(figure.key(), figure.count());
                texts.add(text);
                line.add(Buttons.link(new SimpleStringProperty(text), () -> go.accept(new Place.Browse(figure.leads(), ""))));
            }
        }
        if (far != null) {
            aside(language.words().say("overview.reach.far", far.rows(), far.inAll()), texts, line);
        }
        aside("overview.reach.reading", reach.reading().stream().filter(kind -> far == null || !kind.equals(BuiltIn.POD)).toList(), texts, line);
        aside("overview.reach.hidden", reach.hidden(), texts, line);
        if (!texts.equals(drawn)) {
            drawn = texts;
            getChildren().setAll(line);
        }
    }

    private void aside(String key, List<Kind> kinds, List<String> texts, List<Node> line) {
        if (!kinds.isEmpty()) {
            String names = kinds.stream().map(kind -> KindNames.plural(language.words(), kind)).collect(Collectors.joining(", "));
            aside(language.words().say(key, names), texts, line);
        }
    }

    private static void aside(String text, List<String> texts, List<Node> line) {
        Label label = new Label(text);
        label.getStyleClass().addAll("subtle-text", "overview-reach");
        texts.add(text);
        line.add(label);
    }
}

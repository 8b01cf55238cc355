package dev.pilothouse.ui.overview;

import dev.pilothouse.metric.Gauge;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Curve;
import dev.pilothouse.placement.AmountText;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.chart.Moments;
import dev.pilothouse.ui.kit.chart.Sparkline;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.overview.Overview.NodeLoad;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Whether there is room: of each node what its pods ask for and what is in use, the fullest first where there are many. */
final class CapacityCard {

    private static final int SHOWN = 8;
    private static final String UNKNOWN = "…";

    private final Language language;
    private final Consumer<Place> go;
    private final Card card;
    private final Function<NodeLoad, Curve> curves;
    private List<NodeLoad> shown = List.of();
    private int others;
    private boolean unknown;
    private boolean waiting;

    /**
     * @param legend what the bars mean, and whose pods ask
     * @param curves how much of a node's processors was used lately
     */
    CapacityCard(Language language, ObservableValue<String> legend, Consumer<Place> go, Function<NodeLoad, Curve> curves) {
        this.curves = curves;
        this.language = language;
        this.go = go;
        card = new Card(
                language.text("overview.capacity"),
                legend,
                Buttons.link(language.text("overview.capacity.all"), () -> go.accept(new Place.Browse(BuiltIn.NODE, ""))));
    }

    Node node() {
        return card;
    }

    /**
     * Shows these.
     *
     * @param unmeasured whether nobody in the cluster measures what is in use
     * @param reading whether pods are still being read, so that nobody knows yet what they ask for
     */
    void show(List<NodeLoad> nodes, boolean unmeasured, boolean reading) {
        List<NodeLoad> some = nodes.size() <= SHOWN
                ? nodes
                : nodes.stream().sorted(Comparator.comparingDouble(CapacityCard::fullness).reversed()).limit(SHOWN).toList();
        if (!some.equals(shown) || nodes.size() - some.size() != others || unmeasured != unknown || reading != waiting) {
            shown = some;
            others = nodes.size() - some.size();
            unknown = unmeasured;
            waiting = reading;
            draw();
        }
    }

    void draw() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("capacity");
        grid.getColumnConstraints().setAll(growing(150), fixed(36), bar(), fixed(68), fixed(48), bar(), fixed(96));
        head(grid);
        shown.forEach(node -> row(grid, node));
        card.body().getChildren().setAll(grid);
        if (others > 0) {
            Label more = new Label(language.words().say(waiting ? "overview.capacity.reading" : "overview.capacity.more", others));
            more.getStyleClass().addAll("subtle-text", "small-text", "card-foot");
            card.body().getChildren().add(more);
        }
        if (unknown) {
            Label none = new Label(language.words().say("overview.capacity.unmeasured"));
            none.getStyleClass().addAll("subtle-text", "small-text");
            HBox foot = new HBox(8, none, Buttons.link(language.text("overview.capacity.install"), () -> go.accept(new Place.Addons())));
            foot.setAlignment(Pos.CENTER_LEFT);
            foot.getStyleClass().add("card-foot");
            card.body().getChildren().add(foot);
        }
    }

    private static double fullness(NodeLoad node) {
        return Math.max(share(node.cpuAsked(), node.cpuOffered()), share(node.memoryAsked(), node.memoryOffered()));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private void head(GridPane grid) {
        String[] keys = {"overview.capacity.node", "overview.capacity.pods", "overview.capacity.cpu", "", "", "overview.capacity.memory", ""};
        for (int i = 0; i < keys.length; i++) {
            Label head = new Label(keys[i].isEmpty() ? "" : language.words().say(keys[i]));
            head.getStyleClass().addAll("subtle-text", "small-text", "capacity-head");
            grid.add(head, i, 0);
        }
    }

    private void row(GridPane grid, NodeLoad node) {
        String name = SafeText.line(node.row().name());
        Hyperlink link = Buttons.link(new SimpleObjectProperty<>(name), () -> go.accept(new Place.Detail(node.row().ref())));
        link.setMinWidth(0);
        link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        HBox title = new HBox(6, new HealthIcon(node.row().health().state()), link);
        title.setAlignment(Pos.CENTER_LEFT);
        title.setMinWidth(0);
        Label pods = new Label(waiting ? UNKNOWN : Integer.toString(node.pods()));
        grid.addRow(
                grid.getRowCount(),
                title,
                pods,
                new LoadBar(share(node.cpuAsked(), node.cpuOffered()), share(node.cpuUsed(), node.cpuOffered())),
                amount(language.words().say("overview.capacity.of", waiting ? UNKNOWN : cores(node.cpuAsked()), cores(node.cpuOffered()))),
                curve(node),
                new LoadBar(share(node.memoryAsked(), node.memoryOffered()), share(node.memoryUsed(), node.memoryOffered())),
                amount(language.words().say("overview.capacity.of", waiting ? UNKNOWN : gibi(node.memoryAsked()), gibi(node.memoryOffered()) + " GiB")));
    }

    private Sparkline curve(NodeLoad node) {
        Sparkline curve = new Sparkline((second, value) -> Moments.time(second) + "  " + Gauge.CPU.text(value));
        curve.setMinWidth(0);
        curve.setMaxWidth(48);
        curve.show(curves.apply(node), node.cpuOffered() / 10.0);
        return curve;
    }

    private static String cores(long thousandths) {
        return AmountText.of("cpu", thousandths).replace(" CPU", "");
    }

    private static String gibi(long bytes) {
        return BigDecimal.valueOf(bytes / (double) (1L << 30)).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private static Label amount(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("small-text");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static ColumnConstraints growing(double least) {
        ColumnConstraints constraints = new ColumnConstraints(least);
        constraints.setHgrow(Priority.ALWAYS);
        return constraints;
    }

    private static ColumnConstraints fixed(double width) {
        ColumnConstraints constraints = new ColumnConstraints(width);
        constraints.setHalignment(HPos.RIGHT);
        return constraints;
    }

    private static ColumnConstraints bar() {
        ColumnConstraints constraints = new ColumnConstraints(40, 110, 140);
        constraints.setHgrow(Priority.SOMETIMES);
        return constraints;
    }
}

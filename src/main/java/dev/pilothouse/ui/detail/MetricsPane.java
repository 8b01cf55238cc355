package dev.pilothouse.ui.detail;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.metric.Bounds;
import dev.pilothouse.metric.Gauge;
import dev.pilothouse.metric.Study;
import dev.pilothouse.metric.Target;
import dev.pilothouse.model.Curve;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.ui.detail.MetricsViewModel.Span;
import dev.pilothouse.ui.detail.MetricsViewModel.State;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.Segmented;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.kit.chart.Chart;
import dev.pilothouse.ui.kit.chart.ChartContent;
import dev.pilothouse.ui.kit.chart.ChartContent.Kind;
import dev.pilothouse.ui.kit.chart.ChartContent.Level;
import dev.pilothouse.ui.kit.chart.ChartContent.Line;
import dev.pilothouse.ui.navigation.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The curves of one object with what they are held against, where they come from, and what they say about its requests and limits. */
final class MetricsPane {

    private final MetricsViewModel model;
    private final Language language;
    private final Consumer<Place> go;
    private final StateViews states;
    private final AdviceNotes advice;
    private final Segmented<Span> span = new Segmented<>(Span.HOUR);
    private final Segmented<Boolean> each = new Segmented<>(false);
    private final Label source = new Label();
    private final Map<String, Chart> charts = new HashMap<>();
    private final VBox body = new VBox(12);
    private final ScrollPane scroll;
    private final ToggleButton day;

    MetricsPane(MetricsViewModel model, Language language, Consumer<Place> go) {
        this.model = model;
        this.language = language;
        this.go = go;
        states = new StateViews(language);
        advice = new AdviceNotes(language, all -> model.edit(all, found -> go.accept(new Place.Guide(ResourcesEdit.GUIDE, Optional.of(found.ref()), found.text()))));
        span.add(Span.HOUR, language.text("detail.metrics.hour"));
        day = span.add(Span.DAY, language.text("detail.metrics.day"));
        span.valueProperty().bindBidirectional(model.spanProperty());
        each.add(false, language.text("detail.metrics.together"));
        each.add(true, language.text("detail.metrics.by-pod"));
        each.valueProperty().addListener((_, _, _) -> show(model.stateProperty().get()));
        source.getStyleClass().addAll("subtle-text", "small-text");
        source.setWrapText(true);
        source.setMinHeight(Region.USE_PREF_SIZE);
        HBox choices = new HBox(8, span, each);
        choices.setAlignment(Pos.CENTER_LEFT);
        VBox all = new VBox(10, choices, source, body);
        all.getStyleClass().add("metrics");
        scroll = new ScrollPane(all);
        scroll.getStylesheets().add(Stylesheet.of("chart.css"));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        model.stateProperty().addListener((_, _, now) -> show(now));
        language.onChange(scroll, () -> show(model.stateProperty().get()));
        show(model.stateProperty().get());
    }

    Node node() {
        return scroll;
    }

    private void show(State state) {
        boolean several = state instanceof State.Shown shown && shown.target() instanceof Target.Pods && !model.ref().kind().sameAs(WellKnown.POD);
        each.setVisible(several);
        each.setManaged(several);
        boolean longer = state instanceof State.Shown shown && shown.past().longer();
        day.setDisable(!longer);
        span.setVisible(longer);
        span.setManaged(longer);
        switch (state) {
            case State.Waiting() -> {
                source.setText("");
                body.getChildren().setAll(states.loading(language.text("detail.metrics.waiting")));
            }
            case State.Refused(Problem problem) when problem.code() == ProblemCode.NO_METRICS -> {
                source.setText("");
                body.getChildren().setAll(states.empty(
                        Icons.HINT, language.text("browse.used.absent"), Buttons.plain(language.text("browse.used.install"), () -> go.accept(new Place.Addons()))));
            }
            case State.Refused(Problem problem) -> {
                source.setText("");
                body.getChildren().setAll(states.error(problem, Buttons.link(language.text("kit.state.try-now"), model::retry)));
            }
            case State.Shown shown -> show(shown);
        }
    }

    private void show(State.Shown shown) {
        source.setText(source(shown));
        Set<String> used = new HashSet<>();
        List<Node> nodes = new ArrayList<>();
        switch (shown.target()) {
            case Target.Node node -> {
                for (Gauge gauge : Gauge.values()) {
                    Curve curve = shown.study().sum(gauge, _ -> true);
                    nodes.add(chart(used, "", gauge, shown, List.of(new Line(node.name(), curve)), levels(gauge == Gauge.CPU ? node.cpu() : node.memory(), "node-")));
                }
            }
            case Target.Pods pods when model.ref().kind().sameAs(WellKnown.POD) -> {
                for (Target.Container container : pods.containers()) {
                    if (pods.containers().size() > 1) {
                        nodes.add(heading(container.name()));
                    }
                    for (Gauge gauge : Gauge.values()) {
                        Curve curve = shown.study().sum(gauge, part -> part.container().equals(container.name()));
                        nodes.add(chart(used, container.name(), gauge, shown, List.of(new Line(container.name(), curve)), levels(container.of(gauge), "")));
                    }
                }
            }
            case Target.Pods pods -> {
                for (Gauge gauge : Gauge.values()) {
                    Bounds one = pods.containers().stream().map(container -> container.of(gauge)).reduce(Bounds::plus).orElse(Bounds.NONE);
                    boolean apart = each.valueProperty().get();
                    List<Line> lines = apart
                            ? shown.study().byPod(gauge).stream().limit(6).map(pod -> new Line(pod.getKey(), pod.getValue())).toList()
                            : List.of(new Line(model.ref().name(), shown.study().sum(gauge, _ -> true)));
                    nodes.add(chart(used, apart ? "pods" : "sum", gauge, shown, lines, levels(apart ? one : one.times(pods.names().size()), "")));
                }
            }
        }
        throttled(used, shown).ifPresent(nodes::add);
        if (!shown.advice().isEmpty()) {
            nodes.add(heading(language.words().say("detail.metrics.advice")));
            nodes.add(advice.of(shown.advice()));
        }
        charts.keySet().retainAll(used);
        if (!body.getChildren().equals(nodes)) {
            body.getChildren().setAll(nodes);
        }
    }

    /** How much the containers are held back by their processor limits, where somebody counts that. */
    private Optional<Chart> throttled(Set<String> used, State.Shown shown) {
        if (shown.study().parts().stream().noneMatch(part -> part.throttled().known())) {
            return Optional.empty();
        }
        used.add("throttled");
        Chart chart = charts.computeIfAbsent("throttled", _ -> new Chart(language, language.text("detail.metrics.throttled"), share -> Math.round(share * 100) + " %", false));
        List<Line> lines = shown.study().parts().stream()
                .filter(part -> part.throttled().known())
                .sorted((one, other) -> Double.compare(other.throttled().most(), one.throttled().most()))
                .limit(6)
                .map(part -> new Line(part.pod() + "/" + part.container(), part.throttled()))
                .toList();
        chart.show(new ChartContent(lines, List.of(), shown.study().first(), shown.study().last()));
        return Optional.of(chart);
    }

    /** The chart of a thing stays, so that what is read in it stays as well. */
    private Chart chart(Set<String> used, String of, Gauge gauge, State.Shown shown, List<Line> lines, List<Level> levels) {
        String key = of + "/" + gauge;
        used.add(key);
        Chart chart = charts.computeIfAbsent(key, _ -> new Chart(language, language.text("detail.metrics." + gauge.resource()), gauge::text, gauge == Gauge.MEMORY));
        Study study = shown.study();
        long first = study.source() instanceof Study.Source.Kept(var since) ? Math.max(study.first(), Math.min(since.map(at -> at.getEpochSecond()).orElse(0L), study.last() - 300)) : study.first();
        chart.show(new ChartContent(lines, levels, first, study.last()));
        return chart;
    }

    private List<Level> levels(Bounds bounds, String of) {
        List<Level> levels = new ArrayList<>();
        if (bounds.requests()) {
            levels.add(new Level(language.words().say("detail.metrics." + of + "request"), Kind.REQUEST, bounds.request()));
        }
        if (bounds.limits()) {
            levels.add(new Level(language.words().say("detail.metrics." + of + "limit"), Kind.LIMIT, bounds.limit()));
        }
        return levels;
    }

    private static Label heading(String text) {
        Label label = new Label(SafeText.line(text));
        label.getStyleClass().add("section-title");
        return label;
    }

    private String source(State.Shown shown) {
        String said = switch (shown.study().source()) {
            case Study.Source.Kept(var since) -> language.words().say(
                    "detail.metrics.kept",
                    Ages.say(language.words(), Math.max(0, shown.study().last() - since.map(at -> at.getEpochSecond()).orElse(shown.study().last()))));
            case Study.Source.Server(String name) -> language.words().say("detail.metrics.server", SafeText.line(name));
        };
        Predicate<Problem> other = problem -> shown.trouble().stream().noneMatch(same -> same.code() == problem.code());
        String noServer = shown.past().trouble().filter(other).map(problem -> " " + language.words().say("detail.metrics.judged", title(problem), ProblemView.cause(language.words(), problem))).orElse("");
        String nothingNew = shown.trouble().map(problem -> " " + language.words().say("detail.metrics.stale", title(problem))).orElse("");
        return said + noServer + nothingNew;
    }

    private String title(Problem problem) {
        return ProblemView.title(language.words(), problem);
    }
}

package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing;
import dev.pilothouse.topology.Link;
import dev.pilothouse.topology.Verdict.Ruling;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/** What the lines say that are on the map, and nothing about others. */
final class Legend extends HBox {

    private final Language language;
    private Set<Link> links = EnumSet.noneOf(Link.class);
    private Set<Ruling> rulings = EnumSet.noneOf(Ruling.class);

    private final HBox decided = new HBox(18);

    Legend(Language language) {
        this.language = language;
        getStyleClass().add("map-legend");
        decided.setAlignment(Pos.CENTER_LEFT);
        language.onChange(this, this::write);
    }

    /** What policies decide about lines, for a row of its own. */
    HBox decided() {
        return decided;
    }

    void show(Drawing drawing) {
        Set<Link> now = EnumSet.noneOf(Link.class);
        Set<Ruling> others = EnumSet.noneOf(Ruling.class);
        drawing.wires().forEach(wire -> {
            now.add(wire.wire().link());
            wire.wire().verdict().ifPresent(verdict -> others.add(verdict.ruling()));
        });
        if (!now.equals(links) || !others.equals(rulings)) {
            links = now;
            rulings = others;
            write();
        }
    }

    private void write() {
        Map<WirePainter.Look, Set<String>> words = new EnumMap<>(WirePainter.Look.class);
        links.forEach(link -> words.computeIfAbsent(WirePainter.Look.of(link), _ -> new LinkedHashSet<>()).add(BoxWords.link(language.words(), plain(link))));
        getChildren().setAll(words.entrySet().stream().map(entry -> entry(entry.getKey(), String.join(", ", entry.getValue()))).toList());
        decided.getChildren().setAll(rulings.stream().map(this::entry).toList());
    }

    /** Links that look alike and say nearly the same are told once. */
    private static Link plain(Link link) {
        return switch (link) {
            case ROUTES, SERVES -> Link.SERVES;
            case USES, STORES -> Link.USES;
            case OWNS, REACHES, SCALES, GUARDS, PROTECTS, RUNS_AS, GRANTS, RUNS_ON -> link;
        };
    }

    private HBox entry(Ruling ruling) {
        Line line = new Line(0, 0, 22, 0);
        line.getStyleClass().addAll("map-legend-line", "map-legend-" + ruling.name().toLowerCase(Locale.ROOT));
        Label words = new Label(language.words().say("topology.legend." + ruling.name().toLowerCase(Locale.ROOT)));
        words.getStyleClass().addAll("muted-text", "small-text");
        words.setMinWidth(USE_PREF_SIZE);
        HBox entry = new HBox(5, line);
        switch (ruling) {
            case ALLOWED, SOME -> entry.getChildren().add(styled(Icon.of(Icons.CHECK, 14), "ok-text"));
            case DENIED -> entry.getChildren().add(styled(Icon.of(Icons.CLOSE, 14), "bad-text"));
            case OPEN -> { }
        }
        entry.getChildren().add(words);
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }

    private static Node styled(Node node, String style) {
        node.getStyleClass().add("map-legend-" + style);
        return node;
    }

    private static HBox entry(WirePainter.Look look, String said) {
        Line line = new Line(0, 0, 22, 0);
        line.getStyleClass().add("map-legend-line");
        for (double dash : look.dashes()) {
            line.getStrokeDashArray().add(dash);
        }
        HBox sample = new HBox(line);
        sample.setAlignment(Pos.CENTER_LEFT);
        if (look.hasArrow()) {
            Polygon arrow = new Polygon(0, 0, 7, 3.5, 0, 7);
            arrow.getStyleClass().add("map-legend-arrow");
            sample.getChildren().add(arrow);
        }
        Label words = new Label(said);
        words.getStyleClass().addAll("muted-text", "small-text");
        HBox entry = new HBox(7);
        entry.getChildren().addAll(List.of(sample, words));
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }
}

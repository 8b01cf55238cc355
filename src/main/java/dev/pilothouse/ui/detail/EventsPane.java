package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.kit.axis.AxisHead;
import dev.pilothouse.ui.kit.axis.Mark;
import dev.pilothouse.ui.kit.axis.TimeAxis;
import java.time.Instant;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What happened to the object, newest first; repeats are counted. */
final class EventsPane {

    private static final int MOST = 200;
    private static final long SHORTEST = 300;

    private final Language language;
    private final VBox lines = new VBox();
    private final AxisHead axis = new AxisHead();
    private final VBox all;

    /** @param timeline leads to the timeline of the object, which has more than its events */
    EventsPane(Language language, Runnable timeline) {
        this.language = language;
        lines.getStyleClass().add("events");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Hyperlink more = Buttons.link(language.text("detail.events.timeline"), timeline);
        more.setId("detail-timeline");
        VBox head = new VBox(2, axis, more);
        head.getStyleClass().add("events-axis");
        all = new VBox(head, scroll);
        all.getStylesheets().add(Stylesheet.of("axis.css"));
    }

    Node node() {
        return all;
    }

    void show(List<EventLine> events, Instant now) {
        draw(events, now.getEpochSecond());
        lines.getChildren().setAll(events.stream().limit(MOST).map(event -> draw(event, now)).toList());
        if (events.isEmpty()) {
            Label none = new Label(language.words().say("detail.events.none"));
            none.getStyleClass().add("muted-text");
            lines.getChildren().add(none);
        }
    }

    /** When it all happened; the words for it are the lines below. */
    private void draw(List<EventLine> events, long now) {
        long first = events.stream().mapToLong(EventLine::firstSeen).min().orElse(now);
        axis.setVisible(!events.isEmpty());
        axis.setManaged(!events.isEmpty());
        axis.show(TimeAxis.before(now, Math.max(SHORTEST, now - first)), events.stream().map(EventsPane::mark).toList());
    }

    private static Mark<EventLine> mark(EventLine event) {
        Mark.Look look = event.health().state() == Health.State.WARN ? Mark.Look.WARNING : Mark.Look.NORMAL;
        long count = event.count().matches("\\d{1,9}") ? Long.parseLong(event.count()) : 1;
        return new Mark<>(look, event.firstSeen(), event.lastSeen(), Math.max(1, count), event);
    }

    private Node draw(EventLine event, Instant now) {
        Label reason = new Label(SafeText.line(event.reason()));
        reason.getStyleClass().add("event-reason");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        Label age = new Label(Ages.since(language.words(), event.lastSeen(), now.getEpochSecond()));
        age.getStyleClass().addAll("subtle-text", "small-text");
        age.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(8, new HealthIcon(event.health().state()), reason);
        if (!event.count().isEmpty() && !event.count().equals("1")) {
            head.getChildren().add(Chip.neutral("× " + SafeText.line(event.count())));
        }
        head.getChildren().addAll(stretch, age);
        head.setAlignment(Pos.CENTER_LEFT);
        Label message = new Label(SafeText.line(event.message()));
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        message.getStyleClass().addAll("muted-text", "event-message");
        VBox line = new VBox(2, head, message);
        line.getStyleClass().add("event");
        return line;
    }
}

package dev.pilothouse.ui.detail;

import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import java.time.Instant;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What happened to the object, newest first; repeats are counted. */
final class EventsPane {

    private static final int MOST = 200;

    private final Language language;
    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);

    EventsPane(Language language) {
        this.language = language;
        lines.getStyleClass().add("events");
        scroll.setFitToWidth(true);
    }

    Node node() {
        return scroll;
    }

    void show(List<EventLine> events, Instant now) {
        lines.getChildren().setAll(events.stream().limit(MOST).map(event -> draw(event, now)).toList());
        if (events.isEmpty()) {
            Label none = new Label(language.words().say("detail.events.none"));
            none.getStyleClass().add("muted-text");
            lines.getChildren().add(none);
        }
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

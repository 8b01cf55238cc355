package dev.pilothouse.ui.shell;

import dev.pilothouse.local.Creation;
import dev.pilothouse.local.Creation.Outcome;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/** The tile in the rail of a cluster that is being made, or whose making has ended and was not looked at. */
final class CreationTile extends StackPane {

    /**
     * @param step in words
     */
    CreationTile(Creation creation, String step, Navigator navigator, Language language) {
        Button face = new Button(RailLabels.of(Map.of(creation.name(), "")).getOrDefault(creation.name(), creation.name()));
        face.getStyleClass().setAll("rail-tile", "env-sandbox");
        face.setOnAction(_ -> navigator.go(new Place.Creating(creation.name())));
        Anchor.at(Anchor.CREATING_TILE, face);
        String said = creation.goesOn()
                ? language.words().say("creating.rail", creation.name(), step)
                : language.words().say("creating.rail.ended", creation.name());
        face.setTooltip(new Tooltip(said));
        face.setAccessibleText(said);
        HealthIcon badge = new HealthIcon(switch (creation.outcome()) {
            case Outcome.Running _, Outcome.Cancelling _ -> Health.State.PROGRESS;
            case Outcome.Ready _ -> Health.State.OK;
            case Outcome.Failed _, Outcome.Blocked _ -> Health.State.BAD;
            case Outcome.Cancelled _ -> Health.State.PAUSED;
        });
        StackPane frame = new StackPane(badge);
        frame.getStyleClass().add("rail-tile-badge");
        frame.setMouseTransparent(true);
        setAlignment(frame, Pos.BOTTOM_RIGHT);
        getStyleClass().add("rail-tile-box");
        getChildren().addAll(face, frame);
    }
}

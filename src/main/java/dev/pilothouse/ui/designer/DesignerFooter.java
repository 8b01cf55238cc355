package dev.pilothouse.ui.designer;

import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import java.time.Duration;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What is to be settled before the cluster can be created, and the way to the creation. */
final class DesignerFooter extends HBox {

    private final Language language;
    private final HealthIcon icon = new HealthIcon(Health.State.BAD);
    private final Label open = new Label();
    private final Label usual = new Label();
    private final ActionButton create;

    /**
     * @param go goes on to the creation
     */
    DesignerFooter(Language language, Runnable cancel, Runnable go) {
        this.language = language;
        getStyleClass().add("page-footer");
        setAlignment(Pos.CENTER_LEFT);
        open.getStyleClass().addAll("small-text", "designer-open");
        open.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        usual.getStyleClass().addAll("small-text", "muted-text");
        usual.setMinWidth(0);
        create = Anchor.at(Anchor.DESIGNER_CREATE, Buttons.accent(language.text("designer.create"), go));
        getChildren().addAll(Buttons.plain(language.text("designer.cancel"), cancel), icon, open, stretch, usual, create);
    }

    /** Says how long such a creation usually takes here, where that is known. */
    void show(Optional<Duration> time) {
        usual.setText(time.map(it -> language.words().say("designer.usual", it.toMinutes(), it.toSecondsPart())).orElse(""));
    }

    void show(Settled settled) {
        String why = why(settled);
        boolean bad = settled instanceof Settled.Open || settled instanceof Settled.Broken;
        icon.setVisible(bad);
        icon.setManaged(bad);
        open.setText(why);
        open.getStyleClass().remove("bad");
        if (bad) {
            open.getStyleClass().add("bad");
        }
        if (settled.isSettled()) {
            create.on();
        } else {
            create.off(why);
        }
    }

    private String why(Settled settled) {
        return switch (settled) {
            case Settled.Yes _ -> "";
            case Settled.Checking _ -> language.words().say("designer.checking");
            case Settled.Broken broken -> language.words().say("designer.broken", Integer.toString(broken.line()));
            case Settled.Open(var bad) when bad.stream().anyMatch(finding -> finding.check() == Check.ENGINE) -> language.words().say("designer.no-engine");
            case Settled.Open(var bad) -> language.words().say("designer.open-findings", bad.size(), new FindingWords(language.words()).names(bad));
        };
    }
}

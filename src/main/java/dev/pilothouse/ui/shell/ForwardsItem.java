package dev.pilothouse.ui.shell;

import dev.pilothouse.forward.ForwardsOfContexts;
import dev.pilothouse.forward.Report;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.words.Words;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** The forwards of all open clusters in the status line: how many have their port open, or how many of them fail. */
final class ForwardsItem extends Button {

    private final ForwardsOfContexts forwards;
    private final Language language;
    private final Tooltip tooltip = new Tooltip();

    /** @param pressed called when the person wants to see them */
    ForwardsItem(ForwardsOfContexts forwards, Language language, Fx fx, Runnable pressed) {
        this.forwards = forwards;
        this.language = language;
        getStyleClass().setAll("status-item");
        Anchor.at(Anchor.STATUS_FORWARDS, this);
        setMinWidth(Region.USE_PREF_SIZE);
        setTooltip(tooltip);
        setOnAction(_ -> pressed.run());
        forwards.onChange(() -> fx.later(this::read));
        language.wordsProperty().subscribe(_ -> read());
    }

    private void read() {
        List<Report> reports = forwards.reports();
        long failing = reports.stream().filter(Report::failing).count();
        long open = reports.stream().filter(Report::listening).count();
        Words words = language.words();
        setText(failing > 0 ? words.say("forward.status.failing", failing) : words.say("forward.status.open", open));
        setGraphic(failing > 0 ? new HealthIcon(Health.State.BAD) : Icon.of(Icons.PORT_FORWARD, 14));
        tooltip.setText(words.say("forward.status.help"));
        setAccessibleHelp(tooltip.getText());
        setVisible(failing + open > 0);
        setManaged(failing + open > 0);
    }
}

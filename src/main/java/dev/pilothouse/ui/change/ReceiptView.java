package dev.pilothouse.ui.change;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What was applied, where and when. */
final class ReceiptView extends VBox {

    ReceiptView(Receipt receipt, Language language) {
        getStyleClass().add("receipt");
        Label title = new Label(language.words().say("change.receipt.title", receipt.context(), Moments.time(language.words(), receipt.at())));
        title.getStyleClass().add("heading-text");
        title.setWrapText(true);
        HBox head = new HBox(new HealthIcon(Health.State.OK), title);
        head.getStyleClass().add("receipt-head");
        head.setAlignment(Pos.CENTER_LEFT);
        Label done = new Label(Summaries.done(language.words(), receipt.summary()));
        done.setWrapText(true);
        getChildren().addAll(head, done);
        receipt.entries().forEach(entry -> {
            String word = entry.before().isEmpty()
                    ? "change.entry.created"
                    : entry.after().isEmpty() ? "change.entry.deleted" : "change.entry.changed";
            Label name = new Label(entry.ref().kind().name() + " " + entry.ref().name(), Icon.of(KindIcons.of(entry.ref().kind())));
            Label what = new Label(language.words().say(word));
            what.getStyleClass().add("muted-text");
            HBox line = new HBox(name, what);
            line.getStyleClass().add("receipt-line");
            line.setAlignment(Pos.CENTER_LEFT);
            getChildren().add(line);
        });
        Label kept = new Label(language.words().say("change.receipt.kept", receipt.id()));
        kept.getStyleClass().addAll("small-text", "muted-text");
        kept.setWrapText(true);
        getChildren().add(kept);
    }
}

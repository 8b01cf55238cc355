package dev.pilothouse.ui.change;

import dev.pilothouse.change.Preview;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Problem;
import dev.pilothouse.text.Difference;
import dev.pilothouse.ui.change.Manifest.Standing;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.DiffPane;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.ShownYaml;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One document of the text as a card: what it is, where it goes, and what applying it would do. */
final class ManifestView extends VBox {

    private static final int MOST_DIFF_LINES = 14;

    private final Language language;

    ManifestView(Manifest manifest, int number, Language language, Runnable goThere) {
        this.language = language;
        getStyleClass().addAll("card", "manifest");
        String kind = manifest.kind().isEmpty() ? language.words().say("change.apply.document", number) : manifest.kind();
        Label name = new Label((kind + " " + manifest.name()).strip());
        name.getStyleClass().add("bold-text");
        name.setMinWidth(0);
        Label place = new Label(manifest.namespace());
        place.getStyleClass().addAll("small-text", "muted-text");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(
                new HealthIcon(state(manifest.standing())),
                name,
                place,
                stretch,
                Buttons.link(language.text("change.apply.line", manifest.line()), goThere));
        head.getStyleClass().add("manifest-head");
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        show(manifest.standing());
    }

    private static Health.State state(Standing standing) {
        return switch (standing) {
            case Standing.Broken _, Standing.NotCompared _ -> Health.State.BAD;
            case Standing.Comparing _, Standing.Rehearsing _ -> Health.State.PROGRESS;
            case Standing.Compared compared -> compared.preview().changesAnything() ? Health.State.WAITING : Health.State.DONE;
            case Standing.Rehearsed rehearsed -> switch (rehearsed.verdict()) {
                case Verdict.Accepted accepted -> accepted.warnings().isEmpty() ? Health.State.OK : Health.State.WARN;
                case Verdict.NeedsChoice _, Verdict.Outdated _ -> Health.State.WARN;
                case Verdict.Refused _ -> Health.State.BAD;
                case Verdict.CheckedHereOnly _ -> Health.State.UNKNOWN;
            };
        };
    }

    private void show(Standing standing) {
        switch (standing) {
            case Standing.Broken broken -> problem(broken.problem(), List.of());
            case Standing.NotCompared notCompared -> problem(notCompared.problem(), List.of());
            case Standing.Comparing _ -> say("change.apply.comparing");
            case Standing.Rehearsing rehearsing -> {
                say("change.note.rehearsing");
                preview(rehearsing.preview());
            }
            case Standing.Compared compared -> preview(compared.preview());
            case Standing.Rehearsed rehearsed -> {
                verdict(rehearsed.verdict());
                preview(rehearsed.preview());
            }
        }
    }

    private void verdict(Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted accepted -> {
                say("change.apply.accepted");
                accepted.warnings().forEach(this::quote);
            }
            case Verdict.NeedsChoice choice -> say("change.apply.owned", choice.owners().size());
            case Verdict.Outdated _ -> say("change.note.outdated");
            case Verdict.Refused refused -> problem(refused.problem(), refused.causes());
            case Verdict.CheckedHereOnly _ -> say("change.note.here-only");
        }
    }

    private void preview(Preview preview) {
        for (Preview.Item item : preview.items()) {
            switch (item.effect()) {
                case CREATE -> add(Chip.accent(language.words().say("change.effect.create")));
                case DELETE -> add(Chip.neutral(language.words().say("change.effect.delete")));
                case NOTHING -> say("change.apply.same");
                case CHANGE -> {
                    ShownYaml yaml = new ShownYaml();
                    DiffPane diff = new DiffPane(language);
                    diff.show(item.ref().name() + ".yaml", Difference.between(yaml.of(item.live()), yaml.of(item.result())));
                    diff.setMinHeight(diff.heightFor(MOST_DIFF_LINES) + 8);
                    diff.setPrefHeight(diff.heightFor(MOST_DIFF_LINES) + 8);
                    getChildren().add(diff);
                }
            }
        }
    }

    private void add(Label chip) {
        getChildren().add(chip);
    }

    private void problem(Problem problem, List<String> causes) {
        getChildren().add(new ProblemView(language, problem));
        causes.forEach(this::quote);
    }

    private void say(String key, Object... args) {
        Label label = new Label(language.words().say(key, args));
        label.getStyleClass().addAll("small-text", "muted-text");
        label.setWrapText(true);
        getChildren().add(label);
    }

    private void quote(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("small-text", "muted-text", "code");
        label.setWrapText(true);
        getChildren().add(label);
    }
}

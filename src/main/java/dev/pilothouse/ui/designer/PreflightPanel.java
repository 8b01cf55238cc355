package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Preflight;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What this computer says to the design. */
final class PreflightPanel extends VBox {

    private final Language language;
    private final FindingRow.Deeds deeds;
    private final Consumer<Preflight.Line> look;
    private final HBox chips = new HBox();
    private final Label checking = new Label();
    private final VBox rows = new VBox();
    private String shown = "";
    private Object shownWords = "";

    /**
     * @param again asks for the checks at once
     * @param look shows where in the text a line of the checks lies
     */
    PreflightPanel(Language language, Runnable again, FindingRow.Deeds deeds, Consumer<Preflight.Line> look) {
        this.language = language;
        this.deeds = deeds;
        this.look = look;
        getStyleClass().add("designer-preflight");
        Anchor.at(Anchor.DESIGNER_PREFLIGHT, this);
        Label title = new Label();
        title.textProperty().bind(language.text("designer.preflight"));
        title.getStyleClass().add("bold-text");
        title.setMinWidth(USE_PREF_SIZE);
        chips.getStyleClass().add("designer-counts");
        chips.setAlignment(Pos.CENTER_LEFT);
        checking.getStyleClass().addAll("small-text", "muted-text");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(title, chips, checking, stretch, Buttons.link(language.text("designer.check-again"), again));
        head.getStyleClass().add("designer-preflight-head");
        head.setAlignment(Pos.CENTER_LEFT);
        rows.getStyleClass().add("designer-findings");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("designer-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /**
     * @param broken whether there is nothing to check, since the text cannot be read
     */
    void show(PreflightState state, boolean broken) {
        boolean fresh = !(state instanceof PreflightState.Checking);
        checking.setText(language.words().say(broken ? "designer.waiting" : "designer.checking"));
        checking.setVisible(!fresh);
        String seen = FindingWords.seen(state.findings()) + (state instanceof PreflightState.Refused refused ? refused.problem() : "");
        if (!seen.equals(shown) || shownWords != language.words() || fresh) {
            boolean same = seen.equals(shown) && shownWords == language.words();
            shown = seen;
            shownWords = language.words();
            fill(state, same);
        }
        for (Node row : rows.getChildren()) {
            if (row instanceof FindingRow finding) {
                finding.stale(!fresh, language.words().say("designer.stale"));
            }
        }
    }

    /**
     * @param same whether a person would see no difference: what has the focus keeps it then
     */
    private void fill(PreflightState state, boolean same) {
        int focused = same ? focused() : -1;
        Preflight preflight = new Preflight(state.findings());
        rows.getChildren().clear();
        if (state instanceof PreflightState.Refused refused) {
            rows.getChildren().add(new ProblemView(language, refused.problem()));
        }
        preflight.lines().forEach(line -> rows.getChildren().add(new FindingRow(line, language, deeds, look)));
        chips.getChildren().setAll(List.of(Level.GOOD, Level.NOTE, Level.WARNING, Level.ERROR).stream()
                .filter(level -> preflight.count(level) > 0)
                .map(level -> count(level, preflight.count(level)))
                .toList());
        if (focused >= 0 && focused < buttons().size()) {
            buttons().get(focused).requestFocus();
        }
    }

    private int focused() {
        List<Node> buttons = buttons();
        for (int i = 0; i < buttons.size(); i++) {
            if (buttons.get(i).isFocused()) {
                return i;
            }
        }
        return -1;
    }

    private List<Node> buttons() {
        return List.copyOf(rows.lookupAll(".button"));
    }

    private Node count(Level level, long count) {
        Chip chip = Chip.health(FindingWords.state(level), Long.toString(count));
        if (level == Level.NOTE) {
            chip.setGraphic(Icon.of(FindingRow.NOTE, 12));
        }
        chip.setAccessibleText(language.words().say("designer.counts." + level.name().toLowerCase(Locale.ROOT), count));
        return chip;
    }
}

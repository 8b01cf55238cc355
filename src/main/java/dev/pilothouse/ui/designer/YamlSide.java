package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.text.YamlText;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.YamlPane;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The text of the blueprint: it shows what the form does, and what is typed into it fills the form. */
final class YamlSide extends VBox {

    private final DesignerViewModel model;
    private final Language language;
    private final YamlPane pane;
    private final Label trouble = new Label();
    private boolean showing;
    private boolean first = true;
    private Map<Integer, String> marks = Map.of();

    /**
     * @param open asks for a file to open
     * @param save asks where to save
     */
    YamlSide(DesignerViewModel model, Language language, Runnable open, Runnable save) {
        this.model = model;
        this.language = language;
        pane = YamlPane.create(language);
        pane.setEditable(true);
        pane.textProperty().subscribe((_, text) -> {
            if (!showing) {
                model.typed(text);
            }
        });
        pane.caretLineProperty().subscribe((_, line) -> {
            if (!showing) {
                chooseAt(line);
            }
        });
        getStyleClass().add("designer-yaml");
        Label title = new Label();
        title.textProperty().bind(language.text("designer.yaml"));
        title.getStyleClass().addAll("bold-text", "small-text");
        title.setMinWidth(USE_PREF_SIZE);
        Label hint = new Label();
        hint.textProperty().bind(language.text("designer.yaml.hint"));
        hint.getStyleClass().addAll("small-text", "muted-text");
        hint.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(
                title,
                hint,
                stretch,
                Anchor.at(Anchor.DESIGNER_OPEN, ghost(Icons.OPEN_FILE, "designer.open", open)),
                Anchor.at(Anchor.DESIGNER_SAVE, ghost(Icons.SAVE, "designer.save", save)));
        head.getStyleClass().add("designer-yaml-head");
        head.setAlignment(Pos.CENTER_LEFT);
        trouble.getStyleClass().addAll("small-text", "designer-trouble");
        trouble.setWrapText(true);
        trouble.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(pane.node(), Priority.ALWAYS);
        getChildren().addAll(head, pane.node(), trouble);
    }

    private ActionButton ghost(String icon, String key, Runnable action) {
        ActionButton button = Buttons.small(Buttons.with(icon, Buttons.plain(language.text(key), action)));
        button.getStyleClass().add("ghost");
        return button;
    }

    private void chooseAt(int line) {
        Design design = model.designProperty().get();
        if (design.isBroken() || !design.text().equals(pane.text())) {
            return;
        }
        design.blueprint().text().at(line).map(YamlText.Place::path).filter(path -> path.size() > 1 && path.getFirst().equals("nodes")).ifPresent(path -> {
            if (path.get(1) instanceof Integer index) {
                model.choose(new Chosen.Node(index));
            }
        });
    }

    /** Puts the caret on a line of the text. */
    void goTo(int line) {
        pane.goTo(line);
    }

    /** Brings the lines of a field into view. */
    void lookAt(List<Object> field) {
        Blueprint blueprint = model.designProperty().get().blueprint();
        lines(blueprint, field).ifPresent(this::reveal);
    }

    /** Brings the lines of the chosen node into view. */
    void lookAtChosen() {
        boolean seen = pane.node().getLayoutBounds().getHeight() > 0;
        if (seen && model.chosenProperty().get() instanceof Chosen.Node(int index) && !pane.node().isFocusWithin()) {
            lines(model.designProperty().get().blueprint(), List.of("nodes", index)).ifPresent(this::reveal);
        }
    }

    private void reveal(YamlText.Lines lines) {
        showing = true;
        pane.reveal(lines.last());
        pane.reveal(lines.first());
        showing = false;
    }

    private static Optional<YamlText.Lines> lines(Blueprint blueprint, List<Object> field) {
        YamlText.Place place = blueprint.place(field);
        return place.document() < blueprint.text().size() && !field.isEmpty()
                ? blueprint.text().lines(place.document(), place.path().toArray())
                : Optional.empty();
    }

    void show(Design design, Chosen chosen, List<PreflightFinding> findings) {
        showing = true;
        if (first) {
            first = false;
            pane.setText(design.text());
        } else {
            pane.changeText(design.text());
        }
        Map<Integer, String> wanted = marks(design, chosen, findings);
        if (!wanted.equals(marks)) {
            marks = wanted;
            pane.clearMarks();
            wanted.forEach(this::mark);
        }
        showing = false;
        trouble.setText(design.problem()
                .map(problem -> ProblemView.title(language.words(), problem) + "\n" + ProblemView.cause(language.words(), problem))
                .orElse(""));
        trouble.setVisible(design.isBroken());
        trouble.setManaged(design.isBroken());
    }

    /** Returns what is said at each marked line; an empty text marks the lines of what is edited in the form. */
    private Map<Integer, String> marks(Design design, Chosen chosen, List<PreflightFinding> findings) {
        Map<Integer, String> wanted = new TreeMap<>();
        if (design.isBroken()) {
            design.problem().ifPresent(problem -> wanted.put(design.line(), ProblemView.title(language.words(), problem)));
            return wanted;
        }
        if (chosen instanceof Chosen.Node(int index)) {
            lines(design.blueprint(), List.of("nodes", index)).ifPresent(lines -> {
                for (int line = lines.first(); line <= lines.last(); line++) {
                    wanted.put(line, "");
                }
            });
        }
        findings.stream().filter(finding -> finding.level() == Level.ERROR).forEach(finding -> lines(design.blueprint(), finding.field())
                .ifPresent(lines -> wanted.put(lines.first(), new FindingWords(language.words()).title(finding))));
        return wanted;
    }

    private void mark(int line, String words) {
        if (words.isEmpty()) {
            pane.markSet(line);
        } else {
            pane.markProblem(line, words);
        }
    }
}

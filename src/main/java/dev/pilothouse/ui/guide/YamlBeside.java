package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.text.YamlText;
import dev.pilothouse.ui.guide.GuideState.Filling;
import dev.pilothouse.ui.guide.GuideState.Standing;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.YamlPane;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The YAML beside the form: it shows what the form does, and what is typed into it fills the form. */
final class YamlBeside extends VBox {

    /** So many lines of a section are surely in view together. */
    private static final int LINES_IN_VIEW = 20;

    private final FormContext context;
    private final YamlPane pane;
    private final HBox head = new HBox();
    private final Chip chip = Chip.accent("");
    private final Label trouble = new Label();
    private boolean showing;
    private boolean first = true;
    private Optional<Filling> shown = Optional.empty();
    private Map<Integer, String> marks = Map.of();

    /**
     * @param typed told the whole text when it was edited here
     * @param look told the spot on whose line the caret stands
     */
    YamlBeside(FormContext context, Consumer<String> typed, Consumer<Spot> look) {
        this.context = context;
        pane = YamlPane.create(context.language());
        pane.setEditable(true);
        pane.textProperty().subscribe((_, text) -> {
            if (!showing) {
                typed.accept(text);
            }
        });
        pane.caretLineProperty().subscribe((_, line) -> {
            if (!showing) {
                shown.flatMap(filling -> filling.form().sheet().text().at(line)).ifPresent(place -> look.accept(new Spot(place.document(), place.path())));
            }
        });
        getStyleClass().add("guide-yaml");
        head.getStyleClass().add("guide-yaml-head");
        head.setAlignment(Pos.CENTER_LEFT);
        Label title = new Label("YAML");
        title.getStyleClass().add("bold-text");
        title.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head.getChildren().addAll(
                title, chip, gap, Buttons.small(Buttons.with(Icons.COPY, Buttons.plain(context.language().text("guide.form.copy"), this::copy))));
        VBox.setVgrow(pane.node(), Priority.ALWAYS);
        trouble.setMinWidth(0);
        trouble.getStyleClass().addAll("small-text", "guide-trouble");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        Label hint = new Label();
        hint.textProperty().bind(context.language().text("guide.form.edit-here"));
        hint.getStyleClass().addAll("small-text", "muted-text");
        hint.setMinWidth(USE_PREF_SIZE);
        HBox foot = new HBox(trouble, stretch, hint);
        foot.getStyleClass().add("guide-yaml-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, pane.node(), foot);
    }

    void focusText() {
        pane.requestFocus();
    }

    void goTo(int line) {
        pane.goTo(line);
    }

    /** Marks the lines of the field that has the focus in the form, and brings them into view. */
    void lookAt(Spot spot) {
        shown.filter(filling -> !(filling.standing() instanceof Standing.Broken)).flatMap(filling -> lines(filling.form(), spot)).ifPresent(lines -> {
            showing = true;
            pane.reveal(lines.first());
            showing = false;
        });
    }

    /** Brings the lines of a section into view: the first of them, and as many more as there is room for. */
    void lookAt(Section section) {
        shown.filter(filling -> !(filling.standing() instanceof Standing.Broken)).ifPresent(filling -> {
            List<YamlText.Lines> all = section.fields().stream()
                    .flatMap(field -> field.all().stream())
                    .flatMap(field -> lines(filling.form(), field.spot()).stream())
                    .toList();
            showing = true;
            all.stream().mapToInt(YamlText.Lines::first).min().ifPresent(first -> {
                int last = all.stream().mapToInt(YamlText.Lines::last).max().orElse(first);
                pane.reveal(first);
                pane.reveal(Math.min(last, first + LINES_IN_VIEW));
            });
            showing = false;
        });
    }

    void show(Filling filling, Optional<Section> section) {
        shown = Optional.of(filling);
        showing = true;
        if (first) {
            first = false;
            pane.setText(filling.text());
        } else if (!pane.text().equals(filling.text())) {
            pane.changeText(filling.text());
        }
        Map<Integer, String> wanted = marks(filling, section);
        if (!wanted.equals(marks)) {
            marks = wanted;
            pane.clearMarks();
            wanted.forEach(this::mark);
        }
        showing = false;
        showHead(section.isPresent() ? wanted.size() : 0);
        trouble.setText(trouble(filling));
    }

    /** Returns what is said at each marked line; an empty text marks what the section sets. */
    private Map<Integer, String> marks(Filling filling, Optional<Section> section) {
        Map<Integer, String> wanted = new TreeMap<>();
        if (filling.standing() instanceof Standing.Broken broken) {
            wanted.put(broken.line(), ProblemView.title(context.language().words(), broken.problem()));
            return wanted;
        }
        section.stream()
                .flatMap(chosen -> chosen.fields().stream())
                .flatMap(field -> field.all().stream())
                .flatMap(field -> lines(filling.form(), field.spot()).stream())
                .forEach(range -> IntStream.rangeClosed(range.first(), range.last()).forEach(line -> wanted.put(line, "")));
        filling.form().remarks().stream().filter(Remark::blocks).forEach(remark -> remark.spot()
                .flatMap(spot -> lines(filling.form(), spot))
                .ifPresent(lines -> wanted.put(lines.first(), context.say(remark.effect()))));
        return wanted;
    }

    private void mark(int line, String words) {
        if (words.isEmpty()) {
            pane.markSet(line);
        } else {
            pane.markProblem(line, words);
        }
    }

    private static Optional<YamlText.Lines> lines(Form form, Spot spot) {
        return spot.document() < 0 ? Optional.empty() : form.sheet().text().lines(spot.document(), spot.path().toArray());
    }

    private String trouble(Filling filling) {
        if (filling.standing() instanceof Standing.Broken broken) {
            return context.say("guide.form.broken", Integer.toString(broken.line()));
        }
        return filling.form().unsettled().stream()
                .flatMap(remark -> remark.spot().flatMap(spot -> lines(filling.form(), spot)).stream()
                        .map(lines -> context.say("guide.form.wrong-line", Integer.toString(lines.first()), context.say(remark.effect()))))
                .findFirst()
                .orElse("");
    }

    private void showHead(int lines) {
        chip.setText(context.say("guide.form.lines", Integer.toString(lines)));
        chip.setVisible(lines > 0);
        chip.setManaged(lines > 0);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(pane.text());
        Clipboard.getSystemClipboard().setContent(content);
    }
}

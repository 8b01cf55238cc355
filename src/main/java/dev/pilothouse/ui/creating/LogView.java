package dev.pilothouse.ui.creating;

import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.ui.creating.Story.LogLine;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.Segmented;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The tool's own log, of the step that goes on or of all; follows its end until the person scrolls away from it. */
final class LogView extends VBox {

    private static final PseudoClass CAUSE = PseudoClass.getPseudoClass("cause");
    private static final PseudoClass WELL = PseudoClass.getPseudoClass("well");
    private static final PseudoClass BEGUN = PseudoClass.getPseudoClass("begun");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    /** How much of the log is shown. */
    enum Part {
        STEP,
        ALL
    }

    private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
    private final ListView<LogLine> list = new ListView<>(lines);
    private final Segmented<Part> part = new Segmented<>(Part.ALL);
    private List<LogLine> all = List.of();
    private Optional<Step> step = Optional.empty();
    private boolean follows = true;

    LogView(Language language) {
        getStyleClass().add("creating-log");
        Label title = new Label();
        title.textProperty().bind(language.text("creating.log"));
        title.getStyleClass().add("bold-text");
        Label kept = new Label();
        kept.textProperty().bind(language.text("creating.log.kept"));
        kept.getStyleClass().addAll("muted-text", "small-text");
        kept.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        part.add(Part.STEP, language.text("creating.log.step"));
        part.add(Part.ALL, language.text("creating.log.all"));
        part.valueProperty().subscribe(_ -> refill());
        part.setMinWidth(USE_PREF_SIZE);
        Region copy = Anchor.at(Anchor.CREATING_COPY, Buttons.small(Buttons.with(Icons.COPY, Buttons.plain(language.text("kit.copy"), this::copy))));
        copy.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(8, title, kept, stretch, part, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("creating-log-head");
        list.getStyleClass().add("creating-lines");
        list.setCellFactory(_ -> new LineCell());
        list.addEventFilter(ScrollEvent.SCROLL, event -> follows = event.getDeltaY() < 0 && isAtEnd());
        list.accessibleTextProperty().bind(language.text("creating.log"));
        Anchor.at(Anchor.CREATING_LOG, list);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, list);
    }

    private boolean isAtEnd() {
        return list.lookup(".scroll-bar:vertical") instanceof ScrollBar bar && bar.getValue() >= bar.getMax() - 0.02;
    }

    /** Shows the log as far as it is told, and the cause once that is known. */
    void show(List<LogLine> log, Optional<Step> current) {
        boolean same = current.equals(step) && log.size() == all.size() && log.equals(all);
        all = List.copyOf(log);
        step = current;
        if (!same) {
            refill();
        }
    }

    private List<LogLine> chosen() {
        return part.valueProperty().get() == Part.ALL || step.isEmpty()
                ? all
                : all.stream().filter(line -> line.step() == step.get() || line.cause()).toList();
    }

    private void refill() {
        List<LogLine> chosen = chosen();
        if (chosen.size() >= lines.size() && chosen.subList(0, lines.size()).equals(lines)) {
            lines.addAll(chosen.subList(lines.size(), chosen.size()));
        } else {
            lines.setAll(chosen);
        }
        Optional<LogLine> cause = lines.stream().filter(LogLine::cause).findFirst();
        if (cause.isPresent()) {
            list.scrollTo(Math.max(0, lines.indexOf(cause.get()) - 3));
        } else if (follows && !lines.isEmpty()) {
            list.scrollTo(lines.size() - 1);
        }
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(chosen().stream().map(LogLine::text).collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static final class LineCell extends ListCell<LogLine> {

        private LineCell() {
            getStyleClass().addAll("code", "creating-line");
        }

        @Override
        protected void updateItem(LogLine line, boolean empty) {
            super.updateItem(line, empty);
            String text = empty || line == null ? "" : line.text();
            setText(SafeText.line(withoutPictures(text)));
            String bare = text.stripLeading();
            pseudoClassStateChanged(CAUSE, !empty && line != null && line.cause());
            pseudoClassStateChanged(WELL, bare.startsWith("✓"));
            pseudoClassStateChanged(BEGUN, bare.startsWith("•"));
            pseudoClassStateChanged(BAD, bare.startsWith("✗") || bare.startsWith("ERROR"));
        }

        /** The pictures behind kind's sentences are in few fonts and say nothing. */
        private static String withoutPictures(String text) {
            return text.codePoints().anyMatch(LineCell::isPicture)
                    ? text.codePoints().filter(point -> !isPicture(point)).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString().stripTrailing()
                    : text;
        }

        private static boolean isPicture(int point) {
            return point >= 0x1F000 || point == 0xFE0F || (point >= 0x2600 && point <= 0x26FF);
        }
    }
}

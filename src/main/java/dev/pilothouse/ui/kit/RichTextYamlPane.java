package dev.pilothouse.ui.kit;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.Paragraph;
import org.fxmisc.richtext.model.PlainTextChange;

/** A YAML pane over RichTextFX, which lays out only the lines on the screen. */
final class RichTextYamlPane implements YamlPane, YamlSearchBar.Finder {

    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

    private static final String SET = "yaml-line-set";
    private static final String WRONG = "yaml-line-problem";
    /** RichTextFX hides paragraphs of this class, and knows from it what is folded. */
    private static final String COLLAPSE = "collapse";

    private final CodeArea area = new CodeArea();
    private final YamlStyler styler = new YamlStyler(area);
    private final YamlGutter gutter = new YamlGutter(this::toggleFold);
    private final YamlSearchBar searchBar;
    private final VBox root = new VBox();
    private final ReadOnlyObjectWrapper<Integer> caretLine = new ReadOnlyObjectWrapper<>(1);
    private final ReadOnlyObjectWrapper<Integer> caret = new ReadOnlyObjectWrapper<>(0);
    private final YamlProposer proposer;
    private Set<String> foldKeys = SERVER_KEYS;
    private YamlMatches matches = YamlMatches.NONE;
    private int chosen;
    private boolean loading;

    RichTextYamlPane(Language language) {
        searchBar = new YamlSearchBar(language, this);
        proposer = new YamlProposer(area, language);
        area.getStyleClass().add("yaml-area");
        area.setEditable(false);
        area.setWrapText(false);
        area.setParagraphGraphicFactory(gutter);
        area.plainTextChanges().subscribe(this::changed);
        area.currentParagraphProperty().addListener((source, before, line) -> caretLine.set(line + 1));
        area.caretPositionProperty().addListener((source, before, position) -> caret.set(position));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.accessibleTextProperty().bind(language.text("kit.yaml.accessible"));
        VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root.getStyleClass().add("yaml-pane");
        root.getStylesheets().add(Stylesheet.of("yaml.css"));
        root.getChildren().addAll(searchBar, scroll);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                find();
                event.consume();
            }
        });
    }

    @Override
    public void setText(String text) {
        load(text);
        YamlBlock.find(lines(), foldKeys).forEach(this::foldAtFirst);
        area.moveTo(0);
        area.scrollToPixel(0, 0);
    }

    @Override
    public void refreshText(String text) {
        if (text.equals(area.getText())) {
            return;
        }
        Set<String> open = new HashSet<>();
        for (YamlBlock block : YamlBlock.find(lines(), foldKeys)) {
            if (!gutter.foldOf(block.first()).orElse(false)) {
                open.add(block.key());
            }
        }
        int caret = area.getCaretPosition();
        double top = area.getEstimatedScrollY();
        load(text);
        for (YamlBlock block : YamlBlock.find(lines(), foldKeys)) {
            if (open.contains(block.key())) {
                gutter.fold(block.first(), false);
            } else {
                foldAtFirst(block);
            }
        }
        area.moveTo(Math.min(caret, area.getLength()));
        area.scrollYToPixel(top);
    }

    @Override
    public void changeText(String text) {
        String before = area.getText();
        int most = Math.min(before.length(), text.length());
        int start = 0;
        while (start < most && before.charAt(start) == text.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start && before.charAt(before.length() - 1 - end) == text.charAt(text.length() - 1 - end)) {
            end++;
        }
        if (start < before.length() - end || start < text.length() - end) {
            area.replaceText(start, before.length() - end, text.substring(start, text.length() - end));
        }
    }

    private void load(String text) {
        loading = true;
        gutter.clearMarks();
        gutter.clearFolds();
        matches = YamlMatches.NONE;
        styler.show(matches);
        area.replaceText(text);
        loading = false;
        for (int line = 0; line < area.getParagraphs().size(); line++) {
            if (!area.getParagraph(line).getParagraphStyle().isEmpty()) {
                area.setParagraphStyle(line, List.of());
            }
        }
        styler.all();
        area.getUndoManager().forgetHistory();
        if (searchBar.isVisible()) {
            searchBar.open();
        }
    }

    private void foldAtFirst(YamlBlock block) {
        gutter.fold(block.first(), true);
        collapse(block, true);
    }

    private void toggleFold(int line) {
        for (YamlBlock block : YamlBlock.find(lines(), foldKeys)) {
            if (block.first() == line) {
                boolean folded = gutter.foldOf(line).orElse(false);
                gutter.fold(line, !folded);
                collapse(block, !folded);
                area.recreateParagraphGraphic(line);
            }
        }
    }

    private void collapse(YamlBlock block, boolean on) {
        for (int line = block.first() + 1; line <= block.last(); line++) {
            style(line, COLLAPSE, on);
        }
    }

    private void style(int line, String styleClass, boolean on) {
        Set<String> style = new HashSet<>(area.getParagraph(line).getParagraphStyle());
        if (on ? style.add(styleClass) : style.remove(styleClass)) {
            area.setParagraphStyle(line, style);
        }
    }

    private List<String> lines() {
        return area.getParagraphs().stream().map(Paragraph::getText).toList();
    }

    private void changed(PlainTextChange change) {
        if (loading) {
            return;
        }
        int line = area.offsetToPosition(change.getPosition(), org.fxmisc.richtext.model.TwoDimensional.Bias.Forward).getMajor();
        styler.changed(line, breaks(change.getRemoved()), breaks(change.getInserted()));
    }

    private static int breaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private void pressed(KeyEvent event) {
        if (event.isConsumed()) {
            return;
        }
        if (event.getCode() == KeyCode.TAB && area.isEditable() && !event.isShortcutDown()) {
            if (!event.isShiftDown()) {
                area.replaceSelection("  ");
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && area.isEditable() && !event.isShortcutDown()) {
            String left = area.getParagraph(area.getCurrentParagraph()).getText().substring(0, area.getCaretColumn());
            area.replaceSelection("\n" + " ".repeat(YamlLexer.nextIndent(left)));
            area.requestFollowCaret();
            event.consume();
        }
    }

    @Override
    public void seek(String text) {
        matches = YamlMatches.find(lines(), text);
        styler.show(matches);
        chosen = matches.from(area.getCurrentParagraph(), area.getSelection().getLength() > 0 ? area.getCaretColumn() - text.length() : 0);
        choose();
    }

    @Override
    public void step(int by) {
        if (!matches.all().isEmpty()) {
            chosen = Math.floorMod(chosen + by, matches.all().size());
            choose();
        }
    }

    private void choose() {
        searchBar.show(chosen, matches.all().size());
        if (matches.all().isEmpty()) {
            return;
        }
        YamlMatches.Match match = matches.all().get(chosen);
        unfoldOver(match.line());
        area.selectRange(match.line(), match.start(), match.line(), match.end());
        area.requestFollowCaret();
    }

    @Override
    public void closed() {
        matches = YamlMatches.NONE;
        styler.show(matches);
        area.requestFocus();
    }

    private void unfoldOver(int line) {
        YamlBlock.find(lines(), foldKeys).stream()
                .filter(block -> block.first() < line && line <= block.last() && gutter.foldOf(block.first()).orElse(false))
                .forEach(block -> toggleFold(block.first()));
    }

    @Override
    public void markProblem(int line, String text) {
        mark(line - 1, new YamlGutter.Mark.Wrong(text), WRONG);
    }

    @Override
    public void markSet(int line) {
        mark(line - 1, new YamlGutter.Mark.FromForm(), SET);
    }

    private void mark(int line, YamlGutter.Mark mark, String styleClass) {
        if (line < 0 || line >= area.getParagraphs().size()) {
            return;
        }
        gutter.mark(line, mark);
        style(line, styleClass, true);
        area.recreateParagraphGraphic(line);
    }

    @Override
    public void clearMarks() {
        gutter.clearMarks().stream().filter(line -> line < area.getParagraphs().size()).forEach(area::recreateParagraphGraphic);
        int line = 0;
        for (Paragraph<Collection<String>, String, Collection<String>> paragraph : area.getParagraphs()) {
            // lines that were marked may have moved since
            if (!paragraph.getParagraphStyle().isEmpty()) {
                style(line, WRONG, false);
                style(line, SET, false);
            }
            line++;
        }
    }

    @Override
    public void goTo(int line) {
        reveal(line);
        area.requestFocus();
    }

    @Override
    public void reveal(int line) {
        int index = Math.clamp(line - 1, 0, area.getParagraphs().size() - 1);
        unfoldOver(index);
        area.moveTo(index, 0);
        area.requestFollowCaret();
    }

    @Override
    public void find() {
        searchBar.open();
    }

    @Override
    public String text() {
        return area.getText();
    }

    @Override
    public ObservableValue<String> textProperty() {
        return area.textProperty();
    }

    @Override
    public void setEditable(boolean editable) {
        area.setEditable(editable);
    }

    @Override
    public void replaceText(String text) {
        if (!text.equals(area.getText())) {
            int line = area.getCurrentParagraph();
            area.replaceText(0, area.getLength(), text);
            area.moveTo(Math.min(line, area.getParagraphs().size() - 1), 0);
            area.requestFollowCaret();
        }
    }

    @Override
    public void propose(YamlProposals.Source source) {
        proposer.source(source);
    }

    @Override
    public ReadOnlyObjectProperty<Integer> caretProperty() {
        return caret.getReadOnlyProperty();
    }

    @Override
    public void foldKeys(Set<String> keys) {
        foldKeys = Set.copyOf(keys);
    }

    @Override
    public ReadOnlyObjectProperty<Integer> caretLineProperty() {
        return caretLine.getReadOnlyProperty();
    }

    @Override
    public void requestFocus() {
        Focus.on(area);
    }

    @Override
    public Node node() {
        return root;
    }
}

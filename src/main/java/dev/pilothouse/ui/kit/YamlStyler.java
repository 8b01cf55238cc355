package dev.pilothouse.ui.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** Colours the text of an editor, and after a change only the lines that the change could touch. */
final class YamlStyler {

    private static final String MATCH = "yaml-match";

    private final CodeArea area;
    /** What each line leaves open for the next one. */
    private List<Integer> states = new ArrayList<>(List.of(YamlLexer.OUTSIDE));
    private YamlMatches matches = YamlMatches.NONE;

    YamlStyler(CodeArea area) {
        this.area = area;
    }

    /** Colours everything, in one go. */
    void all() {
        int lines = area.getParagraphs().size();
        states = new ArrayList<>(lines);
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int state = YamlLexer.OUTSIDE;
        for (int line = 0; line < lines; line++) {
            if (line > 0) {
                spans.add(List.of(), 1);
            }
            state = addLine(line, state, spans);
            states.add(state);
        }
        area.setStyleSpans(0, spans.create());
    }

    /** Colours the lines of a change, and on until a line leaves open what it left open before. */
    void changed(int line, int removedBreaks, int addedBreaks) {
        states.subList(line, Math.min(states.size(), line + removedBreaks)).clear();
        for (int i = 0; i < addedBreaks; i++) {
            states.add(line, Integer.MIN_VALUE);
        }
        int state = line == 0 ? YamlLexer.OUTSIDE : states.get(line - 1);
        for (int i = line; i < area.getParagraphs().size(); i++) {
            int before = states.get(i);
            state = restyle(i, state);
            states.set(i, state);
            if (i >= line + addedBreaks && state == before) {
                return;
            }
        }
    }

    /** Shows other matches; only lines that hold one now or held one before are touched. */
    void show(YamlMatches next) {
        YamlMatches before = matches;
        matches = next;
        before.lines().forEach(this::again);
        next.lines().filter(line -> !before.in(line)).forEach(this::again);
    }

    private void again(int line) {
        if (line < area.getParagraphs().size()) {
            restyle(line, line == 0 ? YamlLexer.OUTSIDE : states.get(line - 1));
        }
    }

    private int restyle(int line, int state) {
        StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
        int next = addLine(line, state, builder);
        if (area.getParagraphLength(line) > 0) {
            StyleSpans<Collection<String>> spans = builder.create();
            if (!spans.equals(area.getStyleSpans(line))) {
                area.setStyleSpans(line, 0, spans);
            }
        }
        return next;
    }

    private int addLine(int line, int state, StyleSpansBuilder<Collection<String>> spans) {
        String text = area.getParagraph(line).getText();
        List<YamlLexer.Token> tokens = new ArrayList<>(6);
        int next = YamlLexer.line(text, state, tokens);
        StyleSpansBuilder<Collection<String>> own = new StyleSpansBuilder<>();
        int at = 0;
        for (YamlLexer.Token token : tokens) {
            own.add(List.of(), token.start() - at);
            own.add(List.of(token.part().styleClass()), token.end() - token.start());
            at = token.end();
        }
        own.add(List.of(), text.length() - at);
        StyleSpans<Collection<String>> styled = own.create();
        spans.addAll(matches.in(line) ? styled.overlay(marked(line, text.length()), YamlStyler::both) : styled);
        return next;
    }

    private StyleSpans<Collection<String>> marked(int line, int length) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int at = 0;
        for (YamlMatches.Match match : matches.of(line)) {
            if (match.start() >= at && match.end() <= length) {
                spans.add(List.of(), match.start() - at);
                spans.add(List.of(MATCH), match.end() - match.start());
                at = match.end();
            }
        }
        spans.add(List.of(), length - at);
        return spans.create();
    }

    private static Collection<String> both(Collection<String> one, Collection<String> other) {
        if (other.isEmpty()) {
            return one;
        }
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}

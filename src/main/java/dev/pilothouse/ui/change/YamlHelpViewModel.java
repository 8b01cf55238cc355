package dev.pilothouse.ui.change;

import dev.pilothouse.guide.editor.Completion;
import dev.pilothouse.guide.editor.FieldDoc;
import dev.pilothouse.guide.editor.FieldSearch;
import dev.pilothouse.guide.editor.Finding;
import dev.pilothouse.guide.editor.TextCheck;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.text.YamlCaret;
import dev.pilothouse.text.YamlText;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What helps with a text while it is written: what is wrong in it, what can be written at the caret, and what the field there is for. */
final class YamlHelpViewModel implements AutoCloseable {

    /** The text is checked when it has rested that long. */
    static final Duration REST = Duration.ofMillis(300);

    private static final int MOST_FIELDS = 10;

    private final Session session;
    private final Fx fx;
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<FieldDoc>> doc = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Subscription waiting = Subscription.NONE;
    private Subscription looking = Subscription.NONE;
    private int round;
    private int look;

    YamlHelpViewModel(Session session, Fx fx) {
        this.session = session;
        this.fx = fx;
    }

    /** What is wrong, in the order of the lines. */
    ReadOnlyObjectProperty<List<Finding>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /** What the field at the caret is for. */
    ReadOnlyObjectProperty<Optional<FieldDoc>> docProperty() {
        return doc.getReadOnlyProperty();
    }

    /** Checks the text when it rests. */
    void typed(String text) {
        waiting.close();
        int current = ++round;
        waiting = fx.after(REST, () -> fx.call(() -> check(text)).onDone(found -> {
            if (current == round) {
                findings.set(found);
            }
        }).onRefused(YamlHelpViewModel::nothing));
    }

    /** Looks up the field when the caret rests. */
    void moved(Supplier<String> text, int caret) {
        looking.close();
        int current = ++look;
        looking = fx.after(REST, () -> {
            String now = text.get();
            fx.call(() -> FieldDoc.at(YamlCaret.at(now, caret), session.schemas())).onDone(found -> {
                if (current == look) {
                    doc.set(found);
                }
            }).onRefused(YamlHelpViewModel::nothing);
        });
    }

    /** Finds fields of the text by words. */
    void fields(String text, String words, Consumer<List<FieldSearch.Target>> answer) {
        fx.call(() -> FieldSearch.find(YamlText.of(text), words, MOST_FIELDS)).onDone(answer).onRefused(YamlHelpViewModel::nothing);
    }

    /** Finds what fits at the caret. */
    void propose(String text, int caret, Consumer<Completion> answer) {
        fx.call(() -> Completion.at(text, caret, session.schemas()::known, kinds())).onDone(answer).onRefused(YamlHelpViewModel::nothing);
    }

    /** A cluster that does not answer is told elsewhere; here it only means fewer words. */
    private static void nothing(Problem problem) {}

    private List<Finding> check(String text) {
        return TextCheck.findings(YamlText.of(text), session.schemas(), kinds());
    }

    private List<Kind> kinds() {
        try {
            return session.cluster().catalog(false).offers().stream().map(offer -> offer.kind()).toList();
        } catch (ProblemException _) {
            return List.of();
        }
    }

    /** Returns the line of the next problem after the given one, or the one before it; around the end. */
    Optional<Finding> next(int line, boolean backwards) {
        List<Finding> all = findings.get();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(backwards
                ? all.reversed().stream().filter(finding -> finding.line() < line).findFirst().orElse(all.getLast())
                : all.stream().filter(finding -> finding.line() > line).findFirst().orElse(all.getFirst()));
    }

    @Override
    public void close() {
        waiting.close();
        looking.close();
    }
}

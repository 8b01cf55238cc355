package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.PastUse;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Room;
import dev.pilothouse.session.Session;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.YamlText;
import dev.pilothouse.ui.guide.GuideState.Filling;
import dev.pilothouse.ui.guide.GuideState.Standing;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Holds the sheet of any guide while form and editor change it, and hands the draft to the review. */
final class GuideViewModel implements AutoCloseable {

    /** The form follows the editor when it has rested that long. */
    static final Duration REST = Duration.ofMillis(150);

    /**
     * What a guided edit is about.
     *
     * @param prod whether people depend on what runs in the cluster
     * @param past tells what an object used over the last hour; blocks
     */
    record Task(
            Guide guide, Optional<ResourceRef> ref, String text, String namespace, boolean prod, Function<ResourceRef, List<PastUse>> past) {

        /** What is about a cluster of whose past nothing is known. */
        Task(Guide guide, Optional<ResourceRef> ref, String text, String namespace, boolean prod) {
            this(guide, ref, text, namespace, prod, _ -> List.of());
        }
    }

    private final Session session;
    private final Task task;
    private final UnsentEdit unsent;
    private final Fx fx;
    private final Consumer<Draft> review;
    private final Consumer<Draft> made;
    private final ReadOnlyObjectWrapper<GuideState> state = new ReadOnlyObjectWrapper<>(new GuideState.Reading());
    private final ReadOnlyObjectWrapper<Boolean> restored = new ReadOnlyObjectWrapper<>(false);
    private Subscription waiting = Subscription.NONE;
    private @Nullable Catalog catalog;
    private @Nullable Sheet start;
    /** What the person started from, maybe some time ago. */
    private String base = "";

    private @Nullable Draft reviewed;

    /** Typed into the editor and not taken over yet. */
    private @Nullable String typed;
    private Fx.@Nullable Call<?> reading;

    /**
     * @param review shows the review of a draft
     * @param made told of what came of nothing, when it was applied
     */
    GuideViewModel(Session session, Task task, UnsentEdit unsent, Fx fx, Consumer<Draft> review, Consumer<Draft> made) {
        this.session = session;
        this.task = task;
        this.unsent = unsent;
        this.fx = fx;
        this.review = review;
        this.made = made;
    }

    ReadOnlyObjectProperty<GuideState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether what is shown was typed earlier and brought back. */
    ReadOnlyObjectProperty<Boolean> restoredProperty() {
        return restored.getReadOnlyProperty();
    }

    Guide guide() {
        return task.guide();
    }

    Optional<ResourceRef> ref() {
        return task.ref();
    }

    private record Found(Catalog catalog, Sheet sheet) {}

    /** Reads what the guide starts from, and goes on from what was typed earlier. */
    void start() {
        state.set(new GuideState.Reading());
        reading = fx.call(this::read).onDone(found -> {
            catalog = found.catalog();
            start = found.sheet();
            base = start.text().text();
            show(found.sheet(), found.sheet().text().text());
            unsent.restore(this::restore);
            if (task.guide().looksAtRoom()) {
                fx.call(() -> room(found.sheet().subject())).onDone(room -> learn(subject -> subject.with(room)));
            }
            if (task.guide().looksBack()) {
                task.ref().ifPresent(ref -> fx.call(() -> task.past().apply(ref)).onDone(past -> learn(subject -> subject.having(past))));
            }
        }).onRefused(problem -> state.set(new GuideState.Refused(problem)));
    }

    private Found read() {
        Optional<Document> live = task.ref().map(session.cluster()::get);
        List<Document> around = new ArrayList<>();
        Set<Kind> known = session.around(task.namespace(), task.guide().around(task.ref()), around::add);
        Sheet sheet = task.guide().start(new Subject(task.ref(), live, task.namespace(), around, task.prod()).knowing(known));
        return new Found(session.cluster().catalog(false), task.text().isEmpty() ? sheet : sheet.with(YamlText.of(task.text())));
    }

    private Room room(Subject subject) {
        Room.Reader reader = new Room.Reader();
        session.around("", Room.NEEDS, document -> {
            if (!subject.replaces(document)) {
                reader.add(document);
            }
        });
        return reader.room();
    }

    /** More is known by now about what is edited. */
    private void learn(UnaryOperator<Subject> more) {
        if (start != null && state.get() instanceof Filling filling) {
            start = start.about(more.apply(start.subject()));
            Form form = Form.of(task.guide(), filling.form().sheet().about(start.subject()));
            boolean broken = filling.standing() instanceof Standing.Broken;
            state.set(new Filling(form, filling.text(), broken ? filling.standing() : standing(form)));
        }
    }

    /** Goes on from what was typed earlier, which started from the object as it was then. */
    private void restore(String kept) {
        Tree edit = Json.read(kept);
        if (start != null && !edit.text("text").equals(start.text().text())) {
            restored.set(true);
            start = start.startedWith(edit.text("start"));
            base = edit.text("start");
            show(edit.text("text"));
        }
    }

    /** Throws away what was filled in. */
    void startOver() {
        unsent.forget();
        restored.set(false);
        waiting.close();
        start();
    }

    /** Changes the sheet from the form. */
    void edit(UnaryOperator<Sheet> change) {
        flush();
        if (state.get() instanceof Filling filling && !(filling.standing() instanceof Standing.Broken)) {
            Sheet changed = change.apply(filling.form().sheet());
            if (!changed.originals().equals(filling.form().sheet().originals())) {
                start = changed; // from now on it is about what is in the cluster
            }
            boolean elsewhere = !changed.topic().equals(filling.form().sheet().topic());
            if (start != null) {
                start = start.on(changed.topic());
            }
            if (elsewhere && changed.text().text().equals(filling.text())) {
                show(changed, filling.text());
            } else if (!changed.text().text().equals(filling.text())) {
                show(changed, changed.text().text());
                keep(changed.text().text());
            }
        }
    }

    /** Takes over what was typed into the editor, as soon as it rests. */
    void typed(String text) {
        if (!(state.get() instanceof Filling filling) || (typed == null && text.equals(filling.text()))) {
            return;
        }
        typed = text;
        waiting.close();
        waiting = fx.after(REST, this::flush);
    }

    private void flush() {
        waiting.close();
        String text = typed;
        typed = null;
        if (text != null) {
            keep(text);
            show(text);
        }
    }

    private void keep(String text) {
        if (text.equals(base)) {
            unsent.forget();
        } else {
            unsent.keep(Json.write(new Tree(Map.of("start", base, "text", text))));
        }
    }

    private void show(String text) {
        if (start == null) {
            return;
        }
        YamlText yaml = YamlText.of(text);
        if (yaml.problem().isPresent() && state.get() instanceof Filling filling) {
            Problem problem = yaml.problem().get();
            state.set(new Filling(filling.form(), text, new Standing.Broken(line(problem), problem)));
        } else {
            show(start.with(yaml), text);
        }
    }

    /** A reader names the line at which it stopped. */
    private static int line(Problem problem) {
        return problem.args().stream().filter(arg -> arg.matches("\\d{1,9}")).findFirst().map(Integer::parseInt).orElse(1);
    }

    private void show(Sheet sheet, String text) {
        Form form = Form.of(task.guide(), sheet);
        state.set(new Filling(form, text, standing(form)));
    }

    private Standing standing(Form form) {
        if (!form.unsettled().isEmpty()) {
            return new Standing.Unsettled(form.unsettled().size());
        }
        try {
            return catalog != null && form.changes(catalog::kind) ? new Standing.Ready() : new Standing.Unchanged();
        } catch (ProblemException e) {
            return new Standing.Unknown(e.problem());
        }
    }

    /** Goes to the review, when there is something to review. */
    void review() {
        flush();
        if (catalog != null && state.get() instanceof Filling filling && filling.standing() instanceof Standing.Ready) {
            reviewed = filling.form().draft(catalog::kind);
            review.accept(reviewed);
        }
    }

    /** Its review has applied it: starts again from what is there by now, or leaves what is made. */
    void sent() {
        flush();
        if (task.ref().isPresent()) {
            restored.set(false);
            start();
        } else if (reviewed != null) {
            made.accept(reviewed);
        }
    }

    @Override
    public void close() {
        flush();
        waiting.close();
        if (reading != null) {
            reading.cancel();
        }
    }
}

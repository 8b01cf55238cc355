package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.BlueprintNode.Role;
import dev.pilothouse.local.BlueprintNodes;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Holds the blueprint while form and text change it, what is chosen of it, and what the checks say to it. */
final class DesignerViewModel implements AutoCloseable {

    /** The form follows the text when it has rested that long. */
    static final Duration REST = Duration.ofMillis(150);

    private final UnsentEdit unsent;
    private final Fx fx;
    private Consumer<Blueprint> create;
    private final PreflightViewModel preflight;
    private final ReadOnlyObjectWrapper<Design> design;
    private final ReadOnlyObjectWrapper<Chosen> chosen = new ReadOnlyObjectWrapper<>(new Chosen.Node(0));
    private final ReadOnlyObjectWrapper<Settled> settled = new ReadOnlyObjectWrapper<>(new Settled.Checking());
    private final ReadOnlyObjectWrapper<Optional<String>> replaced = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final String start;
    /** What the person began with last, and may not have touched. */
    private String begun;

    private Subscription waiting = Subscription.NONE;

    /** Typed into the text and not taken over yet. */
    private @Nullable String typed;

    /**
     * @param start what the design begins with
     * @param create goes on to the creation
     */
    DesignerViewModel(Blueprint start, Function<Blueprint, List<PreflightFinding>> checks, UnsentEdit unsent, Fx fx, Consumer<Blueprint> create) {
        this.unsent = unsent;
        this.fx = fx;
        this.create = create;
        this.start = start.text().text();
        begun = this.start;
        design = new ReadOnlyObjectWrapper<>(Design.of(Blueprint.of("")).typed(this.start));
        preflight = new PreflightViewModel(checks, fx);
        design.subscribe(this::follow);
        preflight.stateProperty().subscribe(_ -> settle());
    }

    ReadOnlyObjectProperty<Design> designProperty() {
        return design.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Chosen> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Returns the text as it stands, with what was typed last. */
    String text() {
        flush();
        return design.get().text();
    }

    /** What keeps the cluster from being created. */
    ReadOnlyObjectProperty<Settled> settledProperty() {
        return settled.getReadOnlyProperty();
    }

    /** The text that stood there before another was put in its place as a whole. */
    ReadOnlyObjectProperty<Optional<String>> replacedProperty() {
        return replaced.getReadOnlyProperty();
    }

    PreflightViewModel preflight() {
        return preflight;
    }

    /** Tells what is created, before anything else happens. */
    void onCreate(Consumer<Blueprint> listener) {
        create = listener.andThen(create);
    }

    /** Goes on from what was typed earlier. */
    void start() {
        unsent.restore(text -> {
            design.set(design.get().typed(text));
            choose(new Chosen.Node(0));
        });
    }

    private void follow(Design now) {
        preflight.about(now.isBroken() ? Optional.empty() : Optional.of(now.blueprint()));
        if (chosen.get() instanceof Chosen.Node(int index)) {
            choose(new Chosen.Node(index));
        }
        settle();
    }

    private void settle() {
        settled.set(Settled.of(design.get(), preflight.stateProperty().get()));
    }

    /** Returns what would make the creation fail at that field of the text as it is. */
    Optional<PreflightFinding> bad(List<Object> field) {
        return preflight.stateProperty().get() instanceof PreflightState.Checked checked
                ? checked.bad().stream().filter(finding -> finding.field().equals(field)).findFirst()
                : Optional.empty();
    }

    /** Chooses what is edited; a node that is not there any more gives way to the last one. */
    void choose(Chosen next) {
        int last = design.get().blueprint().nodes().size() - 1;
        chosen.set(next instanceof Chosen.Node(int index) ? new Chosen.Node(Math.clamp(index, 0, last)) : next);
    }

    /** Changes the blueprint from the form. Nothing while its text cannot be read. */
    void edit(UnaryOperator<Blueprint> change) {
        flush();
        if (!design.get().isBroken()) {
            Blueprint changed = change.apply(design.get().blueprint());
            show(design.get().typed(changed.text().text()));
        }
    }

    /** Takes over what was typed into the text, as soon as it rests. */
    void typed(String text) {
        if (typed == null && text.equals(design.get().text())) {
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
            show(design.get().typed(text));
        }
    }

    private void show(Design next) {
        if (next.text().equals(design.get().text())) {
            return;
        }
        replaced.set(Optional.empty());
        design.set(next);
        if (next.text().equals(start)) {
            unsent.forget();
        } else {
            unsent.keep(next.text());
        }
    }

    /** Puts another blueprint in the place of this one. What the person made of that can be brought back until something else is changed. */
    void replace(String text) {
        flush();
        String before = design.get().text();
        choose(new Chosen.Node(0));
        show(design.get().typed(text));
        replaced.set(before.equals(text) || before.equals(begun) ? Optional.empty() : Optional.of(before));
        begun = text;
    }

    /** Brings back what stood there before another blueprint was put in its place. */
    void bringBack() {
        replaced.get().ifPresent(before -> {
            flush();
            show(design.get().typed(before));
        });
    }

    /** Takes over what a check proposes. What is chosen stays. */
    void mend(Blueprint mended) {
        flush();
        if (!design.get().isBroken() && preflight.stateProperty().get() instanceof PreflightState.Checked) {
            show(design.get().typed(mended.text().text()));
        }
    }

    /** Adds a node and chooses it. */
    void add(Role role) {
        edit(blueprint -> new BlueprintNodes(blueprint).plus(role));
        List<BlueprintNode> nodes = design.get().blueprint().nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (nodes.get(i).role() == role) {
                choose(new Chosen.Node(i));
                return;
            }
        }
    }

    /** Puts a copy of the node behind it and chooses that. */
    void duplicate(int index) {
        edit(blueprint -> new BlueprintNodes(blueprint).duplicated(index));
        choose(new Chosen.Node(index + 1));
    }

    /** Removes the node; the last one stays. */
    void remove(int index) {
        edit(blueprint -> new BlueprintNodes(blueprint).without(index));
        choose(new Chosen.Node(chosen.get() instanceof Chosen.Node(int now) && now > index ? now - 1 : index));
    }

    /** Goes on to the creation, when nothing is to be settled first. */
    void create() {
        flush();
        if (settled.get().isSettled()) {
            unsent.forget();
            create.accept(design.get().blueprint());
        }
    }

    void shown() {
        preflight.shown();
    }

    void hidden() {
        flush();
        preflight.hidden();
    }

    @Override
    public void close() {
        flush();
        preflight.close();
    }
}

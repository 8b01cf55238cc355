package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.local.Playgrounds;
import dev.pilothouse.model.Problem;
import dev.pilothouse.ui.cluster.ClustersPage.PlaygroundTools;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What a person does with the playgrounds of this computer, where there are any. One thing at a time is under way. */
final class DoorPlaygrounds {

    private final Optional<PlaygroundTools> tools;
    private final Fx fx;
    private final Runnable done;
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> busy = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Question>> question = new SimpleObjectProperty<>(Optional.empty());

    /** What is asked before something is done. */
    sealed interface Question {

        record Make() implements Question {}

        record Reset(String name) implements Question {}

        record Delete(String name) implements Question {}
    }

    /**
     * @param done reads the listing again
     */
    DoorPlaygrounds(Optional<PlaygroundTools> tools, Fx fx, Runnable done) {
        this.tools = tools;
        this.fx = fx;
        this.done = done;
    }

    boolean possible() {
        return tools.isPresent();
    }

    /** Returns what a new one may hold. */
    List<String> scenarios() {
        return tools.map(present -> present.playgrounds().scenarios()).orElse(List.of());
    }

    /** Returns those that exist. Blocks. */
    List<LocalCluster> clusters() {
        return tools.map(present -> present.playgrounds().clusters()).orElse(List.of());
    }

    /** Why the last thing did not happen. */
    ReadOnlyObjectProperty<Optional<Problem>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** The playground that something is being done with. */
    ReadOnlyObjectProperty<Optional<String>> busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The question that is open, if one is. */
    ObjectProperty<Optional<Question>> questionProperty() {
        return question;
    }

    void ask(Question next) {
        trouble.set(Optional.empty());
        question.set(Optional.of(next));
    }

    void decline() {
        question.set(Optional.empty());
    }

    /** Makes one and starts it; the question stays open when that fails. */
    void make(PlaygroundPlan plan, Consumer<String> made) {
        carryOut(plan.name(), playgrounds -> playgrounds.create(plan), () -> {
            decline();
            made.accept(plan.name());
        });
    }

    void start(String name) {
        carryOut(name, playgrounds -> playgrounds.start(name), () -> {});
    }

    void stop(String name) {
        disconnect(name);
        carryOut(name, playgrounds -> playgrounds.stop(name), () -> {});
    }

    void reset(String name) {
        decline();
        carryOut(name, playgrounds -> playgrounds.reset(name), () -> {});
    }

    void delete(String name) {
        decline();
        disconnect(name);
        carryOut(name, playgrounds -> playgrounds.delete(name), () -> {});
    }

    /** Asks for a file and writes all that it holds there. */
    void snapshot(String name) {
        tools.flatMap(present -> present.files().save(FileDialogs.Type.SNAPSHOT, name + ".json.gz"))
                .ifPresent(file -> carryOut(name, playgrounds -> playgrounds.snapshot(name, file), () -> {}));
    }

    /** Asks for a file and replaces all that it holds by what is in there. */
    void restore(String name) {
        tools.flatMap(present -> present.files().open(FileDialogs.Type.SNAPSHOT))
                .ifPresent(file -> carryOut(name, playgrounds -> playgrounds.restore(name, file), () -> {}));
    }

    /** Opens a terminal window in which kubectl finds the playground; it is started first. */
    void terminal(String name) {
        tools.ifPresent(present -> carryOut(name, playgrounds -> present.terminal().accept(playgrounds.start(name).kubeconfig()), () -> {}));
    }

    private void disconnect(String name) {
        tools.ifPresent(present -> present.disconnect().accept(name));
    }

    private void carryOut(String name, Consumer<Playgrounds> work, Runnable then) {
        if (busy.get().isPresent()) {
            return;
        }
        trouble.set(Optional.empty());
        tools.ifPresent(present -> {
            busy.set(Optional.of(name));
            fx.call(() -> {
                work.accept(present.playgrounds());
                return name;
            }).onDone(_ -> {
                busy.set(Optional.empty());
                done.run();
                then.run();
            }).onRefused(problem -> {
                busy.set(Optional.empty());
                trouble.set(Optional.of(problem));
                done.run();
            });
        });
    }
}

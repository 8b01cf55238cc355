package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Upkeep.Belongings;
import dev.pilothouse.local.Upkeep.ImageOrigin;
import dev.pilothouse.model.Problem;
import dev.pilothouse.ui.cluster.ClustersPage.LocalTools;
import dev.pilothouse.ui.cluster.LocalDeed.End;
import dev.pilothouse.ui.cluster.LocalDeed.What;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What a person does with the clusters of this computer that are made of machines. Several may be under way, one for each cluster. */
final class LocalDeeds {

    private final Optional<LocalTools> tools;
    private final Fx fx;
    private final Runnable done;
    private final ReadOnlyObjectWrapper<Map<String, LocalDeed>> deeds = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Question>> question = new SimpleObjectProperty<>(Optional.empty());

    /** What is asked before something is done. */
    sealed interface Question {

        LocalCluster cluster();

        /**
         * Whether it may go.
         *
         * @param typed whether its name has to be typed
         */
        record Delete(LocalCluster cluster, Optional<Belongings> belongings, boolean typed) implements Question {}

        /**
         * Which image goes into which nodes.
         *
         * @param images that the engine holds
         */
        record Load(LocalCluster cluster, List<String> images) implements Question {}

        /** Whether its context goes into that file, and becomes the current one. */
        record Add(LocalCluster cluster, Path file) implements Question {}
    }

    /** What does the work: told of progress, it returns what is wrong afterwards. */
    private interface Work {
        List<Ailment> run(Progress.Listener listener);
    }

    /**
     * @param done reads the clusters again
     */
    LocalDeeds(Optional<LocalTools> tools, Fx fx, Runnable done) {
        this.tools = tools;
        this.fx = fx;
        this.done = done;
    }

    /** The deeds by the cluster's context: those that go on, and the last that ended of each. */
    ReadOnlyObjectProperty<Map<String, LocalDeed>> deedsProperty() {
        return deeds.getReadOnlyProperty();
    }

    /** Why something could not be asked or opened. */
    ReadOnlyObjectProperty<Optional<Problem>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** The question that is open, if one is. */
    ObjectProperty<Optional<Question>> questionProperty() {
        return question;
    }

    boolean busy(LocalCluster cluster) {
        LocalDeed deed = deeds.get().get(cluster.context());
        return deed != null && deed.goesOn();
    }

    /** Tells whether more can be done with it than starting, stopping and deleting. */
    boolean looksAfter(LocalCluster cluster) {
        return tools.filter(present -> present.upkeep().provider().equals(cluster.provider())).isPresent();
    }

    void pause(LocalCluster cluster) {
        tools.ifPresent(present -> {
            present.disconnect().accept(cluster.context());
            carryOut(cluster, What.PAUSE, listener -> {
                if (looksAfter(cluster)) {
                    present.upkeep().pause(cluster.name(), listener);
                } else {
                    present.provider(cluster).stop(cluster.name());
                }
                return List.of();
            });
        });
    }

    void resume(LocalCluster cluster) {
        tools.ifPresent(present -> carryOut(cluster, What.RESUME, listener -> {
            if (looksAfter(cluster)) {
                present.upkeep().resume(cluster.name(), listener);
            } else {
                present.provider(cluster).start(cluster.name());
            }
            return List.of();
        }));
    }

    void repair(LocalCluster cluster) {
        tools.ifPresent(present -> carryOut(cluster, What.REPAIR, listener -> present.upkeep().repair(cluster.name(), listener)));
    }

    /** Asks which image goes into which nodes. */
    void askLoad(LocalCluster cluster) {
        asking(present -> present.upkeep().images(), (_, images) -> new Question.Load(cluster, images));
    }

    void load(LocalCluster cluster, ImageOrigin image, List<String> nodes) {
        decline();
        tools.ifPresent(present -> carryOut(cluster, What.LOAD, listener -> {
            present.upkeep().load(cluster.name(), image, nodes, listener);
            return List.of();
        }));
    }

    /** Asks for an archive of images. */
    Optional<Path> archive() {
        return tools.flatMap(present -> present.files().open(FileDialogs.Type.ANY));
    }

    /** Opens a terminal window with a shell in the node. */
    void shell(LocalCluster cluster, String node) {
        trouble.set(Optional.empty());
        tools.ifPresent(present -> fx.call(() -> {
            present.terminal().accept(present.upkeep().shellCommand(cluster.name(), node));
            return node;
        }).onDone(_ -> {}).onRefused(this::trouble));
    }

    /** Asks for a file and writes the logs of all nodes there. */
    void logs(LocalCluster cluster) {
        tools.ifPresent(present -> present.files().save(FileDialogs.Type.ANY, cluster.name() + "-logs.zip")
                .ifPresent(file -> carryOut(cluster, What.LOGS, listener -> {
                    present.upkeep().exportLogs(cluster.name(), file, listener);
                    return List.of();
                })));
    }

    /** Asks whether the context goes into the person's own kubeconfig. */
    void askAdd(LocalCluster cluster) {
        trouble.set(Optional.empty());
        tools.ifPresent(present -> question.set(Optional.of(new Question.Add(cluster, present.kubeconfig()))));
    }

    void add(LocalCluster cluster, Path file, boolean use) {
        decline();
        tools.ifPresent(present -> carryOut(cluster, What.KUBECONFIG, _ -> {
            present.upkeep().addTo(file, cluster.name(), use);
            return List.of();
        }));
    }

    /** Tells what goes and asks whether it may. */
    void askDelete(LocalCluster cluster, boolean typed) {
        if (looksAfter(cluster)) {
            asking(present -> present.upkeep().belongings(cluster.name()), (_, goes) -> new Question.Delete(cluster, Optional.of(goes), typed));
        } else {
            question.set(Optional.of(new Question.Delete(cluster, Optional.empty(), typed)));
        }
    }

    void delete(LocalCluster cluster) {
        decline();
        tools.ifPresent(present -> {
            present.disconnect().accept(cluster.context());
            carryOut(cluster, What.DELETE, _ -> {
                present.provider(cluster).delete(cluster.name());
                return List.of();
            });
        });
    }

    void decline() {
        question.set(Optional.empty());
    }

    /** The outcome of a deed was read and is not shown any more. */
    void dismiss(LocalCluster cluster) {
        if (!busy(cluster)) {
            Map<String, LocalDeed> next = new HashMap<>(deeds.get());
            next.remove(cluster.context());
            deeds.set(Map.copyOf(next));
        }
    }

    private interface Ask<T> {
        T of(LocalTools tools);
    }

    private interface Asked<T> {
        Question with(LocalTools tools, T answer);
    }

    private <T> void asking(Ask<T> ask, Asked<T> asked) {
        trouble.set(Optional.empty());
        tools.ifPresent(present -> fx.call(() -> ask.of(present))
                .onDone(answer -> question.set(Optional.of(asked.with(present, answer))))
                .onRefused(this::trouble));
    }

    private void trouble(Problem problem) {
        trouble.set(Optional.of(problem));
        done.run();
    }

    private void carryOut(LocalCluster cluster, What what, Work work) {
        if (busy(cluster)) {
            return;
        }
        trouble.set(Optional.empty());
        put(cluster, LocalDeed.begun(what));
        Progress.Listener listener = progress -> fx.later(() -> told(cluster, progress));
        fx.call(() -> work.run(listener))
                .onDone(left -> end(cluster, new End(Optional.empty(), left)))
                .onRefused(problem -> end(cluster, new End(Optional.of(problem), List.of())));
    }

    private void told(LocalCluster cluster, Progress progress) {
        LocalDeed now = deeds.get().get(cluster.context());
        if (now != null && now.goesOn()) {
            put(cluster, now.after(progress));
        }
    }

    private void end(LocalCluster cluster, End how) {
        LocalDeed now = deeds.get().get(cluster.context());
        if (now != null) {
            put(cluster, now.ended(how));
        }
        done.run();
    }

    private void put(LocalCluster cluster, LocalDeed deed) {
        Map<String, LocalDeed> next = new HashMap<>(deeds.get());
        next.put(cluster.context(), deed);
        deeds.set(Map.copyOf(next));
    }
}

package dev.pilothouse.ui.files;

import dev.pilothouse.files.Bounds;
import dev.pilothouse.files.ContainerFiles;
import dev.pilothouse.files.CopyWatch;
import dev.pilothouse.files.FileEntry;
import dev.pilothouse.files.Outcome;
import dev.pilothouse.files.Progress;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Pods;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The folder of a container that is looked at, and one copy at a time. */
final class FilesViewModel implements AutoCloseable {

    private static final String ROOT = "/";

    private final Session session;
    private final ResourceRef pod;
    private final Fx fx;
    private final ReadOnlyObjectWrapper<FolderState> folder = new ReadOnlyObjectWrapper<>(new FolderState.Reading());
    private final ReadOnlyObjectWrapper<CopyState> copy = new ReadOnlyObjectWrapper<>(new CopyState.Idle());
    private final ReadOnlyObjectWrapper<List<String>> containers = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper container = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper path = new ReadOnlyStringWrapper(ROOT);
    private Fx.@Nullable Call<?> reading;
    private Fx.@Nullable Call<?> copying;
    private @Nullable Told told;

    /** @param wanted container, empty for the pod's default one */
    FilesViewModel(Session session, ResourceRef pod, String wanted, Fx fx) {
        this.session = session;
        this.pod = pod;
        this.fx = fx;
        container.set(wanted);
        reading = fx.call(() -> session.cluster().get(pod)).onDone(this::known).onRefused(problem -> folder.set(new FolderState.Refused(problem)));
    }

    private void known(Document document) {
        containers.set(Pods.containers(document));
        if (container.get().isEmpty()) {
            container.set(Pods.defaultContainer(document));
        }
        go(path.get());
    }

    ResourceRef pod() {
        return pod;
    }

    ReadOnlyObjectProperty<FolderState> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CopyState> copyProperty() {
        return copy.getReadOnlyProperty();
    }

    /** Names of the pod's containers. */
    ReadOnlyObjectProperty<List<String>> containersProperty() {
        return containers.getReadOnlyProperty();
    }

    ReadOnlyStringProperty containerProperty() {
        return container.getReadOnlyProperty();
    }

    /** The folder that is looked at. */
    ReadOnlyStringProperty pathProperty() {
        return path.getReadOnlyProperty();
    }

    /** Looks at the files of another container, from its root. */
    void choose(String name) {
        if (!name.equals(container.get())) {
            container.set(name);
            go(ROOT);
        }
    }

    /** Looks at that folder. */
    void go(String where) {
        if (reading != null) {
            reading.cancel();
        }
        String wanted = where.startsWith(ROOT) ? where : ROOT + where;
        path.set(wanted);
        folder.set(new FolderState.Reading());
        ContainerFiles files = files();
        reading = fx.call(() -> files.list(wanted))
                .onDone(entries -> folder.set(new FolderState.Listed(entries)))
                .onRefused(problem -> folder.set(new FolderState.Refused(problem)));
    }

    void enter(FileEntry entry) {
        if (entry.folder()) {
            go(inside(entry.name()));
        }
    }

    void up() {
        String now = path.get();
        int slash = now.lastIndexOf('/');
        go(slash <= 0 ? ROOT : now.substring(0, slash));
    }

    void again() {
        go(path.get());
    }

    private String inside(String name) {
        return path.get().endsWith(ROOT) ? path.get() + name : path.get() + ROOT + name;
    }

    private ContainerFiles files() {
        return new ContainerFiles(session.cluster(), pod, container.get());
    }

    boolean busy() {
        return copy.get() instanceof CopyState.Copying || copy.get() instanceof CopyState.Asking;
    }

    /** Copies a file or folder to that path here. */
    void download(FileEntry entry, Path to) {
        ContainerFiles files = files();
        String from = inside(entry.name());
        begin(entry.name(), entry.folder() ? -1 : entry.size(), watch -> () -> files.download(from, to, Bounds.USUAL, watch), () -> {});
    }

    /** Copies a file or folder of this computer into the folder that is looked at. */
    void upload(Path from) {
        ContainerFiles files = files();
        String into = inside("");
        Path name = from.getFileName();
        begin(name == null ? from.toString() : name.toString(), size(from), watch -> () -> files.upload(from, into, watch), this::again);
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /** What is to be done with a watch. */
    private interface Work {
        Callable<Outcome> with(CopyWatch watch);
    }

    /** @param afterwards what is to be done when it has arrived */
    private void begin(String what, long total, Work work, Runnable afterwards) {
        if (busy()) {
            return;
        }
        copy.set(new CopyState.Copying(what, new Progress(0, 0, ""), total));
        Told mine = new Told(what, total);
        told = mine;
        copying = fx.call(work.with(mine))
                .onDone(outcome -> {
                    copy.set(new CopyState.Done(outcome));
                    afterwards.run();
                })
                .onRefused(problem -> copy.set(problem.code() == ProblemCode.CANCELLED ? new CopyState.Idle() : new CopyState.Failed(problem)));
    }

    /** Ends the copy; nothing is left of it. */
    void cancel() {
        if (copying != null) {
            copying.cancel();
        }
        copy.set(new CopyState.Idle());
    }

    /** Lets a copy become larger than one would expect, or ends it. */
    void answer(boolean goOn) {
        if (copy.get() instanceof CopyState.Asking asking) {
            copy.set(new CopyState.Copying(asking.what(), asking.progress(), -1));
            asking.answer().complete(goOn);
        }
    }

    /** Takes the note about a copy away. */
    void forget() {
        if (!busy()) {
            copy.set(new CopyState.Idle());
        }
    }

    /** Brings what a copy tells to the screen, the latest alone. */
    private final class Told implements CopyWatch {
        private final String what;
        private final long total;
        private final AtomicReference<@Nullable Progress> latest = new AtomicReference<>();

        Told(String what, long total) {
            this.what = what;
            this.total = total;
        }

        /** What a copy tells that was cancelled, or has another after it, comes too late. */
        private boolean goesOn() {
            return told == this && copy.get() instanceof CopyState.Copying;
        }

        @Override
        public void moved(Progress progress) {
            if (latest.getAndSet(progress) == null) {
                fx.later(() -> {
                    Progress now = latest.getAndSet(null);
                    if (now != null && goesOn()) {
                        copy.set(new CopyState.Copying(what, now, total));
                    }
                });
            }
        }

        @Override
        public boolean goOn(Progress progress) {
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            fx.later(() -> {
                if (goesOn()) {
                    copy.set(new CopyState.Asking(what, progress, answer));
                } else {
                    answer.complete(false);
                }
            });
            try {
                return answer.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                return false;
            }
        }
    }

    /** A copy that is on its way ends with the page. */
    @Override
    public void close() {
        if (reading != null) {
            reading.cancel();
        }
        if (copying != null) {
            copying.cancel();
        }
    }
}

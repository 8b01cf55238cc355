package dev.pilothouse.ui.cluster;

import dev.pilothouse.kubeconfig.ContextEdits;
import dev.pilothouse.model.Problem;
import dev.pilothouse.ui.kit.Fx;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a person changes in the kubeconfig files themselves, where that is possible. */
final class DoorEdits {

    private final Optional<ContextEdits> files;
    private final Fx fx;
    private final Runnable done;
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param done reads the listing again: it changes by the source's own watch, but reading it at once shows the edit at once
     */
    DoorEdits(Optional<ContextEdits> files, Fx fx, Runnable done) {
        this.files = files;
        this.fx = fx;
        this.done = done;
    }

    boolean possible() {
        return files.isPresent();
    }

    /** Why the last edit did not happen. */
    ReadOnlyObjectProperty<Optional<Problem>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Makes the context the one that kubectl uses. */
    void use(String context) {
        edit(each -> each.use(context));
    }

    void setNamespace(String context, String namespace) {
        edit(each -> each.setNamespace(context, namespace));
    }

    void rename(String context, String next) {
        edit(each -> each.rename(context, next));
    }

    private void edit(Consumer<ContextEdits> change) {
        trouble.set(Optional.empty());
        files.ifPresent(present -> fx.call(() -> {
            change.accept(present);
            return present;
        }).onDone(_ -> done.run()).onRefused(problem -> trouble.set(Optional.of(problem))));
    }
}

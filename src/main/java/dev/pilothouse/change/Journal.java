package dev.pilothouse.change;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Every change that was tried from this computer, newest first, kept over restarts. */
public interface Journal {

    /** Keeps a change whole; it is on disk when this returns. */
    void add(Receipt receipt);

    /**
     * Notes a change before anything of it is sent; on disk when this returns.
     *
     * @param planned with everything still open
     * @throws dev.pilothouse.model.ProblemException {@code FILE_NOT_WRITTEN}
     */
    default void begin(Receipt planned) {}

    /** Notes that an object of a change that was begun is changed. */
    default void done(String id, Receipt.Entry entry) {}

    /**
     * Notes how a change that was begun has ended.
     *
     * @param same objects of it that needed no change
     */
    default void end(Receipt receipt, List<ResourceRef> same) {
        if (!receipt.entries().isEmpty()) {
            add(receipt);
        }
    }

    /** Returns what decides about the values of Secrets in receipts. */
    default Vault vault() {
        return Vault.leavingOut();
    }

    /** Returns all receipts, newest first. */
    List<Receipt> receipts();

    /** Hands over each change that ended, on the thread that added it. */
    Subscription onAdd(Consumer<Receipt> listener);

    /** Finds a receipt by its id or by an unambiguous beginning of it. */
    default Optional<Receipt> find(String id) {
        List<Receipt> found = receipts().stream().filter(receipt -> receipt.id().startsWith(id)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}

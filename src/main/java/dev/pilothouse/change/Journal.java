package dev.pilothouse.change;

import dev.pilothouse.model.Subscription;
import java.util.List;
import java.util.Optional;

/** Every change that was applied from this computer, newest first, kept over restarts. */
public interface Journal {

    /** Keeps a receipt; it is on disk when this returns. */
    void add(Receipt receipt);

    /**
     * Makes sure that a receipt could be kept, before anything is changed.
     *
     * @throws dev.pilothouse.model.ProblemException {@code FILE_NOT_WRITTEN}
     */
    default void check() {}

    /** Returns what decides about the values of Secrets in receipts. */
    default Vault vault() {
        return Vault.leavingOut();
    }

    /** Returns all receipts, newest first. */
    List<Receipt> receipts();

    /** Calls back after each added receipt, on the thread that added it. */
    Subscription onAdd(Runnable listener);

    /** Finds a receipt by its id or by an unambiguous beginning of it. */
    default Optional<Receipt> find(String id) {
        List<Receipt> found = receipts().stream().filter(receipt -> receipt.id().startsWith(id)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}

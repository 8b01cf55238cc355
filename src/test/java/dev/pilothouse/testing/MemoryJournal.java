package dev.pilothouse.testing;

import dev.pilothouse.change.Journal;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A journal that forgets when the test ends. */
public final class MemoryJournal implements Journal {

    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    private final List<Consumer<Receipt>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void add(Receipt receipt) {
        receipts.addFirst(receipt);
        listeners.forEach(listener -> listener.accept(receipt));
    }

    @Override
    public List<Receipt> receipts() {
        return new ArrayList<>(receipts);
    }

    @Override
    public Subscription onAdd(Consumer<Receipt> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}

package dev.pilothouse.ui.change;

import dev.pilothouse.change.Receipt;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What can be done with the chosen change.
 *
 * @param open opens the cluster of that context
 * @param undo reviews taking it back
 * @param redo reviews making it again
 * @param rest reviews what is left of it
 * @param export saves it in some form, with that ending proposed for the file
 */
record HistoryActions(Consumer<String> open, Runnable undo, Runnable redo, Runnable rest, Export export) {

    /** Saves a change. */
    interface Export {
        void save(String ending, Function<Receipt, String> form);
    }
}

package dev.pilothouse.ui.kit;

import java.util.List;
import java.util.function.Consumer;

/**
 * What can be written at a caret.
 *
 * @param start where the word starts that is replaced, in characters of the text
 * @param end where it ends
 */
public record YamlProposals(int start, int end, List<Item> items) {

    /**
     * One of them.
     *
     * @param insert what takes the place of the word
     * @param type what stands there, in one word; may be empty
     * @param description may be empty
     * @param required it must be given
     */
    public record Item(String label, String insert, String type, String description, boolean required) {}

    /** Who knows what can be written. */
    @FunctionalInterface
    public interface Source {

        /** Finds what fits at the caret; answers on the FX thread, at once or later. */
        void propose(String text, int caret, Consumer<YamlProposals> answer);
    }
}

package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import java.util.List;
import java.util.OptionalLong;

/**
 * A page of a collection.
 *
 * @param resourceVersion of the whole list
 * @param continueToken for the next page, empty on the last
 * @param remaining how many objects are still to come, where it is known
 */
public record Page(List<Item> items, String resourceVersion, String continueToken, OptionalLong remaining) {

    /** One object, kept as the bytes of its JSON; read only when somebody looks inside. */
    public interface Item {
        byte[] json();

        Document document();
    }
}

package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One page of a list while it is read: its items are handed over in batches, and its metadata as soon as it is seen.
 *
 * <p>API servers write the metadata before the items, so that the next page can be asked for while this one is still arriving.
 */
final class ListPage<T> {

    private static final int BATCH = 500;

    private final ItemReader<T> items;
    private final Consumer<List<T>> batches;
    private final Consumer<String> more;
    private String version = "";

    /** @param more called with the token of the next page, when there is one */
    ListPage(ItemReader<T> items, Consumer<List<T>> batches, Consumer<String> more) {
        this.items = items;
        this.batches = batches;
        this.more = more;
    }

    /** Returns the version of the list, once read. */
    String version() {
        return version;
    }

    void read(JsonReader reader) {
        boolean list = false;
        if (!reader.start()) {
            throw reader.broken("no object");
        }
        for (String field = reader.field(); field != null; field = reader.field()) {
            switch (field) {
                case "metadata" -> metadata(reader.nextTree(null));
                case "items" -> {
                    list = true;
                    items(reader);
                }
                default -> reader.skip();
            }
        }
        if (!list) {
            throw reader.broken("no list");
        }
    }

    private void metadata(Tree metadata) {
        version = metadata.text("resourceVersion");
        String token = metadata.text("continue");
        if (!token.isEmpty()) {
            more.accept(token);
        }
    }

    private void items(JsonReader reader) {
        if (!reader.startArray()) {
            return;
        }
        List<T> batch = new ArrayList<>();
        while (reader.nextObject()) {
            batch.add(items.read(reader));
            if (batch.size() == BATCH) {
                batches.accept(batch);
                batch = new ArrayList<>();
            }
        }
        if (!batch.isEmpty()) {
            batches.accept(batch);
        }
    }
}

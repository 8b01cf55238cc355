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
    private final Consumer<PageHead> heads;

    /** @param heads gets what the page says of itself, as soon as it is seen */
    ListPage(ItemReader<T> items, Consumer<List<T>> batches, Consumer<PageHead> heads) {
        this.items = items;
        this.batches = batches;
        this.heads = heads;
    }

    void read(JsonReader reader) {
        boolean list = false;
        if (!reader.start()) {
            throw reader.broken("no object");
        }
        for (String field = reader.field(); field != null; field = reader.field()) {
            switch (field) {
                case "metadata" -> heads.accept(head(reader.nextTree(null)));
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

    private static PageHead head(Tree metadata) {
        return new PageHead(metadata.text("resourceVersion"), metadata.text("continue"), metadata.number(PageHead.UNKNOWN, "remainingItemCount"));
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

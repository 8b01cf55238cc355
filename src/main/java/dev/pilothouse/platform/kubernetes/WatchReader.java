package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.model.Tree;
import java.util.Optional;

/** Reads a watch's stream of JSON objects, one event after the other. */
final class WatchReader implements AutoCloseable {

    private final JsonReader reader;
    private final RowReader rows;

    WatchReader(JsonReader reader, RowReader rows) {
        this.reader = reader;
        this.rows = rows;
    }

    /** Waits for the next event; empty when the server has ended the watch. */
    Optional<WatchEvent> next() {
        if (!reader.start()) {
            return Optional.empty();
        }
        String type = "";
        WatchEvent event = new WatchEvent.Unknown();
        Tree early = Tree.EMPTY;
        for (String field = reader.field(); field != null; field = reader.field()) {
            switch (field) {
                case "type" -> type = String.valueOf(reader.value());
                case "object" -> {
                    if (type.isEmpty()) {
                        early = reader.nextTree(null);
                    } else {
                        event = event(type, reader);
                    }
                }
                default -> reader.skip();
            }
        }
        return Optional.of(early.fields().isEmpty() ? event : event(type, early));
    }

    private WatchEvent event(String type, JsonReader object) {
        boolean row = type.equals("ADDED") || type.equals("MODIFIED") || type.equals("DELETED");
        return event(type, object.nextTree(row ? rows.reads() : null));
    }

    private WatchEvent event(String type, Tree object) {
        return switch (type) {
            case "ADDED", "MODIFIED" -> object.fields().isEmpty() ? new WatchEvent.Unknown() : new WatchEvent.Changed(rows.row(object));
            case "DELETED" -> object.fields().isEmpty() ? new WatchEvent.Unknown() : new WatchEvent.Removed(rows.row(object));
            case "BOOKMARK" -> new WatchEvent.Bookmark(object.text("metadata", "resourceVersion"));
            case "ERROR" -> new WatchEvent.Failed(Status.of(object));
            default -> new WatchEvent.Unknown();
        };
    }

    @Override
    public void close() {
        reader.close();
    }
}

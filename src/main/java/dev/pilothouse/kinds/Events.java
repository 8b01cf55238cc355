package dev.pilothouse.kinds;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column.Align;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.Locale;

/** Events, in the form of the core API and in that of {@code events.k8s.io}, which names the same fields otherwise. */
final class Events {

    private final String object;
    private final String message;
    private final String source;
    private final String first;
    private final String last;
    private final String count;

    private Events(String object, String message, String source, String first, String last, String count) {
        this.object = object;
        this.message = message;
        this.source = source;
        this.first = first;
        this.last = last;
        this.count = count;
    }

    /** Returns the table of core events. */
    static TableBuilder<Tree> core() {
        return new Events("involvedObject", "message", "source", "firstTimestamp", "lastTimestamp", "count").table("reportingComponent");
    }

    /** Returns the table of events of the group {@code events.k8s.io}. */
    static TableBuilder<Tree> grouped() {
        return new Events(
                        "regarding", "note", "deprecatedSource", "deprecatedFirstTimestamp", "deprecatedLastTimestamp", "deprecatedCount")
                .table("reportingController");
    }

    private TableBuilder<Tree> table(String controller) {
        return TableBuilder.unnamed((Tree event) -> event)
                .cell("LAST SEEN", Align.RIGHT, event -> new Cell.Since(lastSeen(event)))
                .text("TYPE", "type")
                .text("REASON", "reason")
                .text("OBJECT", this::object)
                .text("SUBOBJECT", object + ".fieldPath")
                .whenWide()
                .text("SOURCE", event -> source(event, controller))
                .whenWide()
                .text("MESSAGE", event -> event.text(message).strip())
                .cell("FIRST SEEN", Align.RIGHT, event -> new Cell.Since(firstSeen(event)))
                .whenWide()
                .count("COUNT", this::count)
                .whenWide()
                .name()
                .whenWide()
                .reads(object + ".kind", object + ".name", message, source + ".component", source + ".host")
                .reads(first, last, count, controller, "reportingInstance", "eventTime", "series.count", "series.lastObservedTime")
                .health(Events::health);
    }

    private long firstSeen(Tree event) {
        long seen = Timestamp.epochSecond(event.text(first));
        return seen == 0 ? Timestamp.epochSecond(event.text("eventTime")) : seen;
    }

    private long lastSeen(Tree event) {
        if (event.has("series")) {
            return Timestamp.epochSecond(event.text("series", "lastObservedTime"));
        }
        long seen = Timestamp.epochSecond(event.text(last));
        return seen == 0 ? firstSeen(event) : seen;
    }

    private long count(Tree event) {
        return event.has("series") ? event.number(0, "series", "count") : Math.max(1, event.number(1, count));
    }

    private String object(Tree event) {
        String kind = event.text(object, "kind").toLowerCase(Locale.ROOT);
        String name = event.text(object, "name");
        return name.isEmpty() ? kind : kind + "/" + name;
    }

    private String source(Tree event, String controller) {
        String component = firstOf(event.text(source, "component"), event.text(controller));
        String instance = firstOf(event.text(source, "host"), event.text("reportingInstance"));
        return instance.isEmpty() ? component : component + ", " + instance;
    }

    private static String firstOf(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    static Health health(Tree event) {
        String reason = event.text("reason");
        return event.text("type").equals("Warning") ? Health.warn(reason) : Health.ok(reason);
    }
}

package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Row;
import dev.pilothouse.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The columns of tables: those that every table has, and how any is headed. */
final class TableColumns {

    static final String STATUS = "status";
    static final String NAME = "name";
    static final String NAMESPACE = "namespace";
    static final String AGE = "age";

    /** Words of headings that are never written in lower case. */
    private static final Set<String> ACRONYMS = Set.of("IP", "CPU", "API", "UID", "QOS", "TLS", "PV", "CIDR", "ID", "CSI", "OS");

    private TableColumns() {}

    static int indexOf(List<Column> columns, String id) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the cell of that column, or an empty one where the row has none. */
    static Cell cell(Row row, int index) {
        return index >= 0 && index < row.cells().size() ? row.cells().get(index) : Cell.Text.EMPTY;
    }

    /** Returns the heading of a column: in the person's language where it is a common one, else the kind's own in sentence case. */
    static String title(Column column, Words words) {
        return switch (column.id()) {
            case STATUS -> words.say("kit.column.status");
            case NAME -> words.say("kit.column.name");
            case NAMESPACE -> words.say("kit.column.namespace");
            case AGE -> words.say("kit.column.age");
            case "cluster" -> words.say("kit.column.cluster");
            case "ready" -> words.say("kit.column.ready");
            case "restarts" -> words.say("kit.column.restarts");
            case "node" -> words.say("kit.column.node");
            case "type" -> words.say("kit.column.type");
            case "reason" -> words.say("kit.column.reason");
            case "message" -> words.say("kit.column.message");
            case "object" -> words.say("kit.column.object");
            case "last-seen" -> words.say("kit.column.last-seen");
            case "driver" -> words.say("kit.column.driver");
            case "image" -> words.say("kit.column.image");
            case "internal" -> words.say("kit.column.internal");
            case "memory" -> words.say("kit.column.memory");
            case "part-of" -> words.say("kit.column.part-of");
            case "ports" -> words.say("kit.column.ports");
            case "size" -> words.say("kit.column.size");
            case "subnets" -> words.say("kit.column.subnets");
            case "cpu-used" -> words.say("kit.column.cpu-used");
            case "memory-used" -> words.say("kit.column.memory-used");
            case "used-by" -> words.say("kit.column.used-by");
            case "active" -> words.say("kit.column.active");
            case "available" -> words.say("kit.column.available");
            case "completions" -> words.say("kit.column.completions");
            case "containers" -> words.say("kit.column.containers");
            case "current" -> words.say("kit.column.current");
            case "data" -> words.say("kit.column.data");
            case "desired" -> words.say("kit.column.desired");
            case "duration" -> words.say("kit.column.duration");
            case "images" -> words.say("kit.column.images");
            case "last-schedule" -> words.say("kit.column.last-schedule");
            case "schedule" -> words.say("kit.column.schedule");
            case "selector" -> words.say("kit.column.selector");
            case "suspend" -> words.say("kit.column.suspend");
            case "up-to-date" -> words.say("kit.column.up-to-date");
            default -> sentenceCase(column.title());
        };
    }

    /** {@code EXTERNAL-IP} reads as {@code External-IP}; what is not all capitals was written with care and stays. */
    static String sentenceCase(String title) {
        if (!title.equals(title.toUpperCase(Locale.ROOT))) {
            return title;
        }
        StringBuilder result = new StringBuilder();
        for (String word : title.splitWithDelimiters("[^A-Z0-9]", 0)) {
            if (ACRONYMS.contains(word)) {
                result.append(word);
            } else if (result.isEmpty()) {
                result.append(word, 0, Math.min(1, word.length())).append(word.substring(Math.min(1, word.length())).toLowerCase(Locale.ROOT));
            } else {
                result.append(word.toLowerCase(Locale.ROOT));
            }
        }
        return result.toString();
    }
}

package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.kinds.Reads;
import dev.pilothouse.schema.ProtobufMessage;
import dev.pilothouse.schema.ProtobufNumbers;
import dev.pilothouse.schema.ProtobufNumbers.Member;
import dev.pilothouse.schema.ProtobufValues;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schema.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a message are read, and as what: what a projection reads, worked out once for the numbers that protocol buffers have
 * in place of names. What is read equals what the same object holds as JSON, zeros aside, which Go writes for what was not given.
 *
 * <p>What stands there as bytes of another form, such as the schema of a custom kind, is left out: no projection asks for it. For one thread.
 */
final class PackedFields {

    private final ProtobufNumbers numbers;
    private final Sharing sharing;
    private final Map<Integer, Field> fields = new HashMap<>();

    private PackedFields(ProtobufNumbers numbers, Sharing sharing, String type, Schema schema, @Nullable Reads reads) {
        this.numbers = numbers;
        this.sharing = sharing;
        numbers.of(type).forEach((number, member) -> {
            if (!member.embedded().isEmpty()) {
                fields.put(number, new Field(member, schema, reads));
                return;
            }
            Schema field = schema.fields().get(member.name());
            Reads below = reads == null || reads.everything() ? null : reads.below(member.name());
            if (field != null && (reads == null || reads.everything() || reads.keysOnly() || below != null)) {
                boolean nameOnly = reads != null && reads.keysOnly() && below == null;
                fields.put(number, new Field(member, nameOnly ? null : field, below));
            }
        });
    }

    /** Returns the fields of an object; none at all when protocol buffers do not know its type. */
    static PackedFields of(ProtobufNumbers numbers, Sharing sharing, Schema schema, Reads reads) {
        return new PackedFields(numbers, sharing, schema.typeName(), schema, reads);
    }

    boolean unknown() {
        return fields.isEmpty();
    }

    /** Reads a message that begins here. */
    Map<String, Object> read(ProtobufMessage message) {
        Map<String, Object> object = new LinkedHashMap<>();
        read(message, object);
        return object;
    }

    private void read(ProtobufMessage message, Map<String, Object> into) {
        while (message.next()) {
            Field field = fields.get(message.field());
            if (field == null) {
                message.skip();
            } else {
                field.read(message, into);
            }
        }
    }

    /** One field; without a schema, its name alone is read. */
    private final class Field {
        private final Member member;
        private final @Nullable Schema schema;
        private final @Nullable Reads reads;
        private final Shape shape;
        private @Nullable PackedFields nested;

        private Field(Member member, @Nullable Schema schema, @Nullable Reads reads) {
            this.member = member;
            this.schema = schema;
            this.reads = reads;
            shape = schema == null ? Shape.ANY : schema.shape();
        }

        private void read(ProtobufMessage message, Map<String, Object> into) {
            if (schema == null) {
                message.skip();
                put(into, member.name(), null);
            } else if (!member.embedded().isEmpty()) {
                nested(member.embedded(), schema).read(message.message(), into);
            } else if (shape == Shape.LIST) {
                add(list(into), message, schema.element());
            } else if (shape == Shape.MAP) {
                entry(map(into), message.message(), schema.element());
            } else {
                Object value = value(message, schema);
                if (value != null && (member.pointer() || !zero(value))) {
                    into.put(member.name(), value);
                }
            }
        }

        private PackedFields nested(String type, Schema object) {
            PackedFields known = nested;
            if (known == null) {
                known = new PackedFields(numbers, sharing, type, object, reads);
                nested = known;
            }
            return known;
        }

        private boolean keysOnly() {
            return reads != null && reads.keysOnly();
        }

        private void add(List<@Nullable Object> list, ProtobufMessage message, Schema element) {
            if (element.shape() == Shape.INTEGER && message.wire() == ProtobufMessage.BYTES) {
                list.addAll(ProtobufValues.packed(message, element));
            } else if (keysOnly()) {
                message.skip();
                list.add(null);
            } else {
                list.add(value(message, element));
            }
        }

        private void entry(Map<String, Object> map, ProtobufMessage entry, Schema element) {
            String key = "";
            Object value = keysOnly() ? null : ProtobufValues.empty(element);
            while (entry.next()) {
                if (entry.field() == 1) {
                    key = text(entry);
                } else if (entry.field() == 2 && !keysOnly() && element.shape() != Shape.LIST) {
                    value = value(entry, element);
                } else {
                    entry.skip();
                }
            }
            put(map, key, value);
        }

        private @Nullable Object value(ProtobufMessage message, Schema of) {
            return switch (of.shape()) {
                case OBJECT -> nested(of.typeName(), of).read(message.message());
                case ANY, LIST, MAP -> {
                    message.skip();
                    yield null;
                }
                case STRING -> of.format().isEmpty() ? text(message) : ProtobufValues.scalar(message, of);
                default -> ProtobufValues.scalar(message, of);
            };
        }

        @SuppressWarnings("unchecked") // only lists are put under the name of a list
        private List<@Nullable Object> list(Map<String, Object> object) {
            return (List<@Nullable Object>) object.computeIfAbsent(member.name(), _ -> new ArrayList<>());
        }

        @SuppressWarnings("unchecked") // only maps are put under the name of a map
        private Map<String, Object> map(Map<String, Object> object) {
            return (Map<String, Object>) object.computeIfAbsent(member.name(), _ -> new LinkedHashMap<>());
        }
    }

    private String text(ProtobufMessage message) {
        return sharing.shareShort(message.text());
    }

    @SuppressWarnings("NullAway") // trees hold null where a name alone is read
    private static void put(Map<String, Object> object, String name, @Nullable Object value) {
        object.put(name, value);
    }

    private static boolean zero(Object value) {
        return value.equals("") || value.equals(0L) || value.equals(false);
    }
}

package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.ProtobufMessage;
import dev.pilothouse.schema.ProtobufNumbers;
import dev.pilothouse.schema.ProtobufNumbers.Member;
import dev.pilothouse.schema.ProtobufValues;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schemas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies of type {@code application/vnd.kubernetes.protobuf}, which kubectl sends for built-in kinds, into the fields that the same
 * object has as JSON.
 *
 * <p>The form: the bytes {@code k8s\0}, then {@code runtime.Unknown}, which holds the words of the type and the object itself. Go writes
 * fields that were not given as zeros; those are left out again.
 */
final class Protobuf {

    static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final int DEEPEST = 100;

    private final Schemas schemas;
    private final ProtobufNumbers numbers = new ProtobufNumbers();

    Protobuf(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Tells whether a body starts as one of this form does. */
    static boolean starts(byte[] body) {
        return body.length >= MAGIC.length && Arrays.equals(MAGIC, 0, MAGIC.length, body, 0, MAGIC.length);
    }

    /**
     * Reads one object.
     *
     * @throws Refusal 400 when it is broken or of a kind that is not known
     */
    Document read(byte[] body) {
        try {
            return object(body);
        } catch (ProtobufMessage.BrokenException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private Document object(byte[] body) {
        if (!starts(body)) {
            throw ProtobufMessage.broken("it does not start as one");
        }
        String apiVersion = "";
        String kind = "";
        ProtobufMessage object = new ProtobufMessage(body, body.length, body.length);
        ProtobufMessage envelope = new ProtobufMessage(body, MAGIC.length, body.length);
        while (envelope.next()) {
            switch (envelope.field()) {
                case 1 -> {
                    ProtobufMessage words = envelope.message();
                    while (words.next()) {
                        switch (words.field()) {
                            case 1 -> apiVersion = words.text();
                            case 2 -> kind = words.text();
                            default -> words.skip();
                        }
                    }
                }
                case 2 -> object = envelope.message();
                default -> envelope.skip();
            }
        }
        Schema schema = schemas.schema(apiVersion, kind).orElseThrow(unknown(apiVersion, kind));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiVersion", apiVersion);
        fields.put("kind", kind);
        readFields(object, schema.typeName(), schema, fields, 0);
        return Document.of(fields);
    }

    private static Supplier<Refusal> unknown(String apiVersion, String kind) {
        return () -> Refusal.badRequest("no kind \"" + kind + "\" is registered for version \"" + apiVersion + "\"");
    }

    /** Reads a message whose fields stand in an object of the schema; the message is of another type when Go embeds it. */
    private void readFields(ProtobufMessage message, String type, Schema schema, Map<String, Object> into, int depth) {
        if (depth > DEEPEST) {
            throw ProtobufMessage.broken("it is nested too deep");
        }
        Map<Integer, Member> members = numbers.of(type);
        while (message.next()) {
            Member member = members.get(message.field());
            Schema field = member == null ? null : schema.fields().get(member.name());
            if (member != null && !member.embedded().isEmpty()) {
                readFields(message.message(), member.embedded(), schema, into, depth + 1);
            } else if (member == null || field == null) {
                message.skip();
            } else {
                readField(message, member, field, into, depth + 1);
            }
        }
    }

    private void readField(ProtobufMessage message, Member member, Schema field, Map<String, Object> into, int depth) {
        switch (field.shape()) {
            case LIST -> addTo(list(into, member.name()), message, field.element(), depth);
            case MAP -> putTo(map(into, member.name()), message, field.element(), depth);
            default -> {
                Object value = value(message, field, depth);
                if (value != null && (member.pointer() || !isZero(value, field) || field.defaultValue().isPresent())) {
                    into.put(member.name(), value);
                }
            }
        }
    }

    private void addTo(List<Object> list, ProtobufMessage message, Schema element, int depth) {
        if (element.shape() == Schema.Shape.INTEGER && message.wire() == ProtobufMessage.BYTES) {
            list.addAll(ProtobufValues.packed(message, element));
            return;
        }
        Object value = value(message, element, depth);
        list.add(value == null ? Map.of() : value);
    }

    private void putTo(Map<String, Object> map, ProtobufMessage message, Schema element, int depth) {
        ProtobufMessage entry = message.message();
        String key = "";
        Object value = null;
        while (entry.next()) {
            switch (entry.field()) {
                case 1 -> key = entry.text();
                case 2 -> value = element.shape() == Schema.Shape.LIST ? wrapped(entry.message(), element, depth) : value(entry, element, depth);
                default -> entry.skip();
            }
        }
        map.put(key, value == null ? ProtobufValues.empty(element) : value);
    }

    /** A list within a map has a message around it. */
    private List<Object> wrapped(ProtobufMessage message, Schema list, int depth) {
        List<Object> values = new ArrayList<>();
        while (message.next()) {
            if (message.field() == 1) {
                addTo(values, message, list.element(), depth + 1);
            } else {
                message.skip();
            }
        }
        return values;
    }

    /** Returns the value, null for a time that is not set. */
    private @Nullable Object value(ProtobufMessage message, Schema schema, int depth) {
        return switch (schema.shape()) {
            case OBJECT -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                readFields(message.message(), schema.typeName(), schema, fields, depth);
                yield fields;
            }
            case ANY -> untyped(message.message(), schema, depth);
            default -> ProtobufValues.scalar(message, schema);
        };
    }

    private @Nullable Object untyped(ProtobufMessage message, Schema schema, int depth) {
        if (schema.typeName().contains("JSONSchemaPropsOr")) {
            return either(message, schema, depth);
        }
        return numbers.of(schema.typeName()).isEmpty() ? Map.of() : ProtobufValues.raw(message);
    }

    /** Of a custom kind's schema: a schema, or in its place a truth, a list of schemas or a list of names. */
    private Object either(ProtobufMessage message, Schema schema, int depth) {
        Schema nested = schemas.schema("apiextensions.k8s.io/v1", "CustomResourceDefinition")
                .flatMap(definition -> definition.field("spec"))
                .flatMap(spec -> spec.field("versions"))
                .flatMap(versions -> versions.element().field("schema"))
                .flatMap(validation -> validation.field("openAPIV3Schema"))
                .orElseThrow();
        List<Object> many = new ArrayList<>();
        Object single = null;
        Object truth = false;
        while (message.next()) {
            String name = numbers.of(schema.typeName()).getOrDefault(message.field(), new Member("", "", false)).name();
            switch (name) {
                case "allows" -> truth = message.number() != 0;
                case "property" -> many.add(message.text());
                case "schema" -> single = value(message, nested, depth + 1);
                case "jSONSchemas" -> many.add(Objects.requireNonNull(value(message, nested, depth + 1)));
                default -> message.skip();
            }
        }
        if (single != null) {
            return single;
        }
        return schema.typeName().endsWith("OrBool") ? truth : many;
    }

    private static boolean isZero(Object value, Schema schema) {
        return switch (schema.shape()) {
            case STRING -> value.equals("");
            case INTEGER -> value.equals(0L);
            case BOOLEAN -> value.equals(false);
            default -> false;
        };
    }

    @SuppressWarnings("unchecked") // only lists are put under the name of a list
    private static List<Object> list(Map<String, Object> fields, String name) {
        return (List<Object>) fields.computeIfAbsent(name, _ -> new ArrayList<>());
    }

    @SuppressWarnings("unchecked") // only maps are put under the name of a map
    private static Map<String, Object> map(Map<String, Object> fields, String name) {
        return (Map<String, Object>) fields.computeIfAbsent(name, _ -> new LinkedHashMap<>());
    }
}

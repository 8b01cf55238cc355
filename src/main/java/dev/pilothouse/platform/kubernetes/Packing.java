package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.kinds.Reads;
import dev.pilothouse.model.Kind;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.ProtobufNumbers;
import java.util.Optional;

/** Which kinds are asked for as protocol buffers, and how they read: those of the release that we know. For many threads. */
final class Packing {

    /** What takes a while to load, and only where something is listed. */
    private static final class Known {
        private final BuiltInSchemas schemas = new BuiltInSchemas();
        private final ProtobufNumbers numbers = new ProtobufNumbers();
    }

    private volatile @org.jspecify.annotations.Nullable Known known;

    /** Returns how the objects of a kind read; empty where they come as JSON alone. */
    Optional<PackedFields> fields(Kind kind, Reads reads, Sharing sharing) {
        if (!BuiltIn.group(kind.group())) {
            return Optional.empty();
        }
        Known of = known();
        return of.schemas.schema(kind).map(schema -> PackedFields.of(of.numbers, sharing, schema, reads)).filter(fields -> !fields.unknown());
    }

    private Known known() {
        Known of = known;
        if (of == null) {
            synchronized (this) {
                of = known == null ? new Known() : known;
                known = of;
            }
        }
        return of;
    }
}

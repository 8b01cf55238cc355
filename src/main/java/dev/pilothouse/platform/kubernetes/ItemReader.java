package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.schema.ProtobufMessage;
import java.util.Optional;
import java.util.function.Function;

/** Turns one object of a list or watch, at which the reader stands, into what is kept of it. */
@FunctionalInterface
interface ItemReader<T> {

    T read(JsonReader reader);

    /** Returns what reads the same out of protocol buffers; empty where only JSON can be read. */
    default Optional<Function<ProtobufMessage, T>> packed() {
        return Optional.empty();
    }
}

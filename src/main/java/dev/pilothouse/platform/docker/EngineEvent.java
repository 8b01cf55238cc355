package dev.pilothouse.platform.docker;

import dev.pilothouse.model.Tree;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Something that happened in an engine.
 *
 * @param type of what it happened to, such as {@code container}, {@code image}, {@code network} or {@code volume}
 * @param action such as {@code start}, {@code die}, {@code destroy}; of health checks with their command behind a colon
 * @param id of what it happened to
 * @param attributes its name, image and labels, as far as the engine tells them
 */
public record EngineEvent(String type, String action, String id, Map<String, String> attributes, Instant time) {

    static EngineEvent of(Tree event) {
        long nanos = event.number(0, "timeNano");
        Instant time = nanos == 0
                ? Instant.ofEpochSecond(event.number(0, "time"))
                : Instant.ofEpochSecond(TimeUnit.NANOSECONDS.toSeconds(nanos), nanos % TimeUnit.SECONDS.toNanos(1));
        return new EngineEvent(event.text("Type"), event.text("Action"), event.text("Actor", "ID"), event.texts("Actor", "Attributes"), time);
    }
}

package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.RealEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long the engine of this computer and the connection to it take for what people wait for. Makes 500 containers and removes them. */
@Tag("bench")
class ContainersBench {

    private static final int MANY = 500;
    private static final Map<String, List<String>> OURS = Map.of("label", List.of("pilothouse.bench"));

    @Test
    void lists500ContainersWithin300Milliseconds() {
        try (DockerEngine engine = RealEngine.open()) {
            RealEngine.needs(engine, RealEngine.SMALL_IMAGE);
            Tree config = new Tree(Map.of("Image", RealEngine.SMALL_IMAGE, "Labels", Map.of("pilothouse.bench", "1")));
            List<String> made = new ArrayList<>();
            try {
                for (int i = 0; i < MANY; i++) {
                    made.add(engine.containers().create("", config));
                }
                assertEquals(MANY, engine.containers().list(true, OURS).size());
                List<Long> times = new ArrayList<>();
                for (int i = 0; i < 9; i++) {
                    long before = System.nanoTime();
                    engine.containers().list(true, OURS);
                    times.add(System.nanoTime() - before);
                }
                times.sort(Long::compare);
                System.err.println("500 containers listed, median of 9: " + Duration.ofNanos(times.get(4)).toMillis() + " ms; worst "
                        + Duration.ofNanos(times.getLast()).toMillis() + " ms");
                assertTrue(times.get(4) < Duration.ofMillis(300).toNanos());
            } finally {
                made.forEach(id -> engine.containers().remove(id, true, true));
            }
        }
    }

    @Test
    void asksTheEngineInAMillisecondOrTwo() {
        try (DockerEngine engine = RealEngine.open()) {
            for (int i = 0; i < 200; i++) {
                engine.ping();
            }
            long before = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                engine.ping();
            }
            long each = (System.nanoTime() - before) / 200;
            System.err.println("one question, on a connection of its own: " + each / 1_000 + " µs");
            assertTrue(each < Duration.ofMillis(20).toNanos());
        }
    }
}

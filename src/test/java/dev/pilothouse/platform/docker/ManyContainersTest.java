package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine with five hundred containers, as far as its answers go. */
class ManyContainersTest {

    private static final int MANY = 500;

    private static String container(int number) {
        return """
                {"Id":"%064d","Names":["/service-%d"],"Image":"registry.example.com/team/service:%d","ImageID":"sha256:%064d","Command":"serve --port 8080",
                 "Created":1795964400,"Ports":[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":%d,"Type":"tcp"},{"IP":"::","PrivatePort":80,"PublicPort":%d,"Type":"tcp"}],
                 "Labels":{"com.docker.compose.project":"shop","com.docker.compose.service":"service-%d","org.opencontainers.image.version":"1.2.3"},
                 "State":"running","Status":"Up 7 minutes (healthy)","HostConfig":{"NetworkMode":"shop"},
                 "NetworkSettings":{"Networks":{"shop":{"IPAddress":"172.20.0.3","Gateway":"172.20.0.1","MacAddress":"02:42:ac:12:00:03"}}},
                 "Mounts":[{"Type":"volume","Name":"data-%d","Source":"","Destination":"/data","Driver":"local","Mode":"","RW":true,"Propagation":""}]}"""
                .formatted(number, number, number, number, 10_000 + number, 10_000 + number, number, number);
    }

    @Test
    void areListedInNoTime(@TempDir Path folder) throws IOException {
        String list = IntStream.range(0, MANY).mapToObj(ManyContainersTest::container).collect(Collectors.joining(",", "[", "]"));
        try (StandInEngine _ = StandInEngine.greeting(folder.resolve("engine.sock"), (request, out) -> StandInEngine.json(out, 200, list));
                DockerCluster cluster = new DockerCluster(new DockerEngine(EngineEndpoint.of("unix://" + folder.resolve("engine.sock"))), new Kinds())) {
            Query all = Query.all(EngineKinds.CONTAINER);
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                long start = System.nanoTime();
                assertEquals(MANY, cluster.rows(all).size());
                best = Math.min(best, System.nanoTime() - start);
            }
            long millis = Duration.ofNanos(best).toMillis();
            assertTrue(millis <= 300, () -> "took " + millis + " ms");
        }
    }

    @Test
    void isNotFoundWhereTheEngineHasNone(@TempDir Path folder) throws IOException {
        try (StandInEngine _ = StandInEngine.greeting(
                        folder.resolve("engine.sock"), (request, out) -> StandInEngine.json(out, 404, "{\"message\":\"No such container: web\"}"));
                DockerCluster cluster = new DockerCluster(new DockerEngine(EngineEndpoint.of("unix://" + folder.resolve("engine.sock"))), new Kinds())) {
            ProblemException missing = Assertions.assertThrows(
                    ProblemException.class, () -> cluster.get(new dev.pilothouse.model.ResourceRef(EngineKinds.CONTAINER, "", "web")));
            assertEquals(ProblemCode.NOT_FOUND, missing.problem().code());
        }
    }
}

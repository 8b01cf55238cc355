package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far an image is, from what engines say line by line. */
class PullTest {

    @ParameterizedTest
    @CsvSource({
        "web, web, latest",
        "web:1, web, 1",
        "host:5000/web, host:5000/web, latest",
        "host:5000/web:1, host:5000/web, 1",
        "kindest/node:v1.34.0@sha256:abc, kindest/node, sha256:abc",
        "host:5000/web@sha256:abc, host:5000/web, sha256:abc"
    })
    void asksForOneVersionOfOneRepository(String image, String repository, String version) {
        Pull pull = new Pull(image, Pull.Listener.NOBODY);
        assertEquals(List.of(repository, version), List.of(pull.repository(), pull.version()));
    }

    @Test
    void countsBytesAndTellsTheTotalOnceItIsKnownOfEveryLayer() {
        assertEquals(
                List.of("0/0", "0/0", "10/0", "10/140", "140/140"),
                told(
                        "{\"status\":\"Pulling from web\",\"id\":\"1\"}",
                        "{\"status\":\"Pulling fs layer\",\"progressDetail\":{},\"id\":\"aa\"}",
                        "{\"status\":\"Pulling fs layer\",\"progressDetail\":{},\"id\":\"bb\"}",
                        "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":10,\"total\":40},\"progress\":\"[=> ]\",\"id\":\"aa\"}",
                        "{\"status\":\"Waiting\",\"progressDetail\":{},\"id\":\"bb\"}",
                        "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":0,\"total\":100},\"id\":\"bb\"}",
                        "{\"status\":\"Download complete\",\"progressDetail\":{},\"id\":\"aa\"}",
                        "{\"status\":\"Verifying Checksum\",\"progressDetail\":{},\"id\":\"bb\"}",
                        "{\"status\":\"Extracting\",\"progressDetail\":{\"current\":1,\"total\":40},\"id\":\"aa\"}",
                        "{\"status\":\"Digest: sha256:abc\"}",
                        "{\"status\":\"Status: Downloaded newer image for web:1\"}").stream()
                        .filter(line -> !line.equals("40/140"))
                        .toList());
    }

    @Test
    void countsNoLayerThatIsThere() {
        assertEquals(List.of("0/0"), told("{\"status\":\"Already exists\",\"progressDetail\":{},\"id\":\"aa\"}"));
    }

    @Test
    void endsWithTheWordsOfTheRegistry() {
        ProblemException failed = assertThrows(
                ProblemException.class,
                () -> told("{\"errorDetail\":{\"message\":\"manifest unknown\"},\"error\":\"manifest unknown\"}"));
        assertEquals(ProblemCode.IMAGE_NOT_PULLED, failed.problem().code());
        assertEquals(List.of("web:1"), failed.problem().args());
        assertEquals("manifest unknown", failed.problem().detail());
    }

    private static List<String> told(String... lines) {
        List<String> told = new ArrayList<>();
        Pull pull = new Pull("web:1", (bytes, total) -> told.add(bytes + "/" + total));
        for (String line : lines) {
            pull.heard(Json.read(line));
        }
        return told;
    }
}

package dev.pilothouse.platform.playground.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies with wrong types, unknown and repeated fields, against what the real server said of each (recorded from v1.34). */
final class DecodingTest {

    private static final Schema DEPLOYMENT = new BuiltInSchemas().schema("apps/v1", "Deployment").orElseThrow();
    private static final String BEGIN = "Deployment in version \"v1\" cannot be handled as a Deployment: ";

    static Stream<Tree> recorded() throws IOException {
        try (InputStream in = Objects.requireNonNull(DecodingTest.class.getResourceAsStream("bodies.json"))) {
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)).trees("cases").stream();
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void saysWhatTheRealServerSays(Tree recorded) {
        RepeatedFields body = RepeatedFields.read(recorded.text("body"));
        Decoding.Read read = Decoding.read(DEPLOYMENT, body.object().fields());
        List<String> strict = new ArrayList<>(read.unknown());
        strict.addAll(body.repeated());
        String message = read.mismatch().orElseGet(() -> "strict decoding error: " + String.join(", ", strict.stream().sorted().toList()));
        assertEquals(sorted(recorded.text("message").substring(BEGIN.length())), message, () -> recorded.text("body"));
    }

    /** Unknown and repeated fields stand in the order of the body on the real server, here one kind after the other. */
    private static String sorted(String message) {
        String begin = "strict decoding error: ";
        return message.startsWith(begin) ? begin + String.join(", ", Stream.of(message.substring(begin.length()).split(", ", -1)).sorted().toList()) : message;
    }

    @Test
    void readsNullAsNothing() {
        Map<String, Object> object = Json.read("{\"metadata\":{\"name\":\"a\",\"creationTimestamp\":null},\"spec\":null,\"status\":{}}").fields();
        assertEquals(Json.read("{\"metadata\":{\"name\":\"a\"},\"status\":{}}").fields(), Decoding.read(DEPLOYMENT, object).object());
    }

    @Test
    void theLastOfRepeatedFieldsCounts() {
        RepeatedFields read = RepeatedFields.read("{\"a\":1,\"b\":[{\"c\":1,\"c\":2}],\"a\":3}");
        assertEquals(Json.read("{\"a\":3,\"b\":[{\"c\":2}]}"), read.object());
        assertEquals(List.of("duplicate field \"b[0].c\"", "duplicate field \"a\""), read.repeated());
    }
}

package dev.pilothouse.platform.playground.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions of custom kinds, good and bad, against what the real server said of each (recorded from v1.34). */
final class CustomDefinitionRulesTest {

    /** What stands between these is the server's own memory of the versions, which nobody needs. */
    private static final String VERSIONS = "Invalid value: \\[.*\\]: must ";

    static Stream<Tree> recorded() throws IOException {
        try (InputStream in = Objects.requireNonNull(CustomDefinitionRulesTest.class.getResourceAsStream("definitions.json"))) {
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)).trees("cases").stream();
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void saysWhatTheRealServerSays(Tree recorded) {
        List<Cause> found = CustomDefinitionRules.check(
                CustomDefinitionRules.withDefaults(recorded.tree("definition").fields()), Optional.empty());
        List<String> expected = recorded.trees("causes").stream()
                .map(cause -> line(cause.text("reason"), cause.text("field"), cause.text("message")))
                .sorted()
                .toList();
        List<String> actual = found.stream().map(cause -> line(cause.reason(), cause.field(), cause.message())).sorted().toList();
        assertEquals(String.join("\n", expected), String.join("\n", actual), recorded.text("case"));
    }

    /** What is wrong with a regular expression, each engine says in its own words. */
    private static String line(String reason, String field, String message) {
        String said = field.equals("spec.versions") ? message.replaceFirst(VERSIONS, "Invalid value: …: must ") : message;
        return reason + " " + field + " " + said.replaceFirst("but isn't: .*", "but isn't");
    }
}

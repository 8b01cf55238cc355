package dev.pilothouse.guide.compose;

import dev.pilothouse.text.Edit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A health check as a readiness probe: Compose only marks what is not healthy and restarts nothing, and that is what readiness does.
 *
 * <p>Its start period needs no field: a readiness probe that fails while a program starts has no other effect than later.
 */
final class HealthMapping {

    private final Node check;

    HealthMapping(Node check) {
        this.check = check;
    }

    Optional<Map<String, Object>> probe() {
        if (!check.isThere() || check.get("disable").isTrue()) {
            return Optional.empty();
        }
        if (!check.isObject()) {
            check.wrong("{test: [CMD, curl, -f, http://localhost]}");
            return Optional.empty();
        }
        Node test = check.get("test");
        if (!test.isThere()) {
            check.left("check-of-image");
            return Optional.empty();
        }
        Optional<List<String>> command = command(test);
        return command.map(words -> Edit.object(
                "exec", Edit.object("command", words),
                "periodSeconds", seconds("interval"),
                "timeoutSeconds", seconds("timeout"),
                "failureThreshold", Math.max(1, check.get("retries").number("3").orElse(3L))));
    }

    private static Optional<List<String>> command(Node test) {
        if (!test.isList()) {
            return test.text().map(text -> List.of("/bin/sh", "-c", text));
        }
        List<String> words = test.items().stream().flatMap(item -> item.text().stream()).toList();
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "NONE" -> Optional.empty();
            case "CMD" -> words.size() > 1 ? Optional.of(words.subList(1, words.size())) : wrong(test);
            case "CMD-SHELL" -> words.size() == 2 ? Optional.of(List.of("/bin/sh", "-c", words.get(1))) : wrong(test);
            default -> wrong(test);
        };
    }

    private static Optional<List<String>> wrong(Node test) {
        test.wrong("[CMD, curl, -f, http://localhost]");
        return Optional.empty();
    }

    /** Thirty seconds where Compose's file does not say. */
    private long seconds(String field) {
        return Math.max(1, check.get(field).read("30s", Units::seconds).orElse(30L));
    }
}

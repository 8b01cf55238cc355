package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.shell.Files;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What a container leaves as its message when it ends: its termination log, or the end of its log where the spec wants that. */
final class LastWords {

    private static final int MOST_BYTES = 4_096;
    private static final int MOST_LINES = 80;
    private static final int MOST_OF_LOG = 2_048;

    private LastWords() {}

    static String of(Tree container, Files files, Incarnation life, int code) {
        String path = container.text("terminationMessagePath");
        Optional<byte[]> written = files.read(path.isEmpty() ? "/dev/termination-log" : path).filter(content -> content.length > 0);
        if (written.isPresent()) {
            byte[] content = written.get();
            return new String(content, 0, Math.min(content.length, MOST_BYTES), StandardCharsets.UTF_8);
        }
        boolean fallback = code != 0 && container.text("terminationMessagePolicy").equals("FallbackToLogsOnError");
        return fallback ? endOfLog(life) : "";
    }

    private static String endOfLog(Incarnation life) {
        Deque<String> lines = new ArrayDeque<>();
        Duration lived = life.since(life.end().orElse(Instant.MAX));
        life.program().log(life.start(), Duration.ZERO, lived.plusNanos(1), line -> {
            lines.addLast(line.text() + "\n");
            if (lines.size() > MOST_LINES) {
                lines.removeFirst();
            }
            return true;
        });
        String text = String.join("", lines);
        return text.substring(Math.max(0, text.length() - MOST_OF_LOG));
    }
}

package dev.pilothouse.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was compared: written as Markdown to {@code target/playground-report}. */
final class Report {

    private static final Path FOLDER = Path.of("target", "playground-report");

    private final List<String> same = new ArrayList<>();
    private final List<String> listed = new ArrayList<>();
    private final List<String> unexplained = new ArrayList<>();
    private int failing;

    void same(String step, Answer answer) {
        same.add(step);
        failing += answer.refused() ? 1 : 0;
    }

    void listed(String step, String reason) {
        listed.add("- `" + step + "`: " + reason);
    }

    void unexplained(String step, Answer real, Answer simulated) {
        unexplained.add("### `" + step + "`\n\n" + block("real", real) + block("playground", simulated));
    }

    List<String> unexplained() {
        return List.copyOf(unexplained);
    }

    private static String block(String who, Answer answer) {
        return who + ", exit " + answer.exit() + ":\n\n```\n" + answer.out() + "\n" + answer.err() + "\n```\n\n";
    }

    void write(String title) {
        String text = "# " + title + "\n\n" + same.size() + " steps answered alike, of them " + failing + " that must fail; "
                + listed.size() + " differences listed with their reason; " + unexplained.size() + " unexplained.\n\n"
                + "## Unexplained\n\n" + String.join("", unexplained) + "\n## Listed\n\n" + String.join("\n", listed)
                + "\n\n## Alike\n\n- `" + String.join("`\n- `", same) + "`\n";
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("report.md"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

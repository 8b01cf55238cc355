package dev.pilothouse.files;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is in a folder of a container, asked with what every shell has. Names end with a zero byte, the only one that no name can hold; sizes
 * come after them where the container has {@code stat}.
 */
final class Listing {

    private static final String SCRIPT = """
            cd -- "$1" || exit 9
            set -- * .[!.]* ..?*
            for f in "$@"; do
              [ -e "$f" ] || [ -h "$f" ] || continue
              t=o
              [ -f "$f" ] && t=f
              [ -d "$f" ] && t=d
              if [ -h "$f" ]; then if [ $t = d ]; then t=D; else t=l; fi; fi
              printf '%s%s\\0' "$t" "$f"
            done
            printf '\\0'
            stat -c '%s %Y' -- "$@" 2>/dev/null
            exit 0
            """;

    private static final int NO_FOLDER = 9;

    private Listing() {}

    static List<FileEntry> of(RemoteShell shell, String folder) {
        RemoteShell.Result result = shell.run(List.of("sh", "-c", SCRIPT, "sh", folder)).orElseThrow(shell::noTools);
        if (result.code() == NO_FOLDER) {
            throw new ProblemException(Problem.of(ProblemCode.FOLDER_NOT_LISTED, folder).withDetail(result.error()));
        }
        return parse(result.out().array());
    }

    /** Reads what the script printed; folders come first, then by name. */
    static List<FileEntry> parse(byte[] output) {
        List<String> names = new ArrayList<>();
        int begin = 0;
        int at = 0;
        for (; at < output.length; at++) {
            if (output[at] == 0) {
                if (at == begin) {
                    break;
                }
                names.add(new String(output, begin, at - begin, StandardCharsets.UTF_8));
                begin = at + 1;
            }
        }
        String rest = at < output.length ? new String(output, at + 1, output.length - at - 1, StandardCharsets.UTF_8) : "";
        List<String> measured = rest.lines().filter(line -> line.matches("\\d{1,18} -?\\d{1,18}")).toList();
        List<FileEntry> entries = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            entries.add(entry(names.get(i), measured.size() == names.size() ? measured.get(i) : ""));
        }
        entries.sort(Comparator.comparing((FileEntry entry) -> !entry.folder()).thenComparing(FileEntry::name));
        return entries;
    }

    private static FileEntry entry(String typed, String measured) {
        FileEntry.Type type = switch (typed.charAt(0)) {
            case 'f' -> FileEntry.Type.FILE;
            case 'd' -> FileEntry.Type.FOLDER;
            case 'D' -> FileEntry.Type.LINK_TO_FOLDER;
            case 'l' -> FileEntry.Type.LINK;
            default -> FileEntry.Type.OTHER;
        };
        int space = measured.indexOf(' ');
        long size = space > 0 ? Long.parseLong(measured.substring(0, space)) : -1;
        Optional<Instant> modified = space > 0 ? Optional.of(Instant.ofEpochSecond(seconds(measured.substring(space + 1)))) : Optional.empty();
        return new FileEntry(typed.substring(1), type, size, modified);
    }

    /** Keeps to the moments that an instant can hold. */
    private static long seconds(String text) {
        return Math.clamp(Long.parseLong(text), Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
    }
}

package dev.pilothouse.platform.kind;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which snapshotter containerd gives to Kubernetes: an image that is loaded for another one would be unpacked once more by each pod. */
final class Snapshotter {

    /** The one that containerd takes when its configuration names none. */
    static final String USUAL = "overlayfs";

    /** Tables of {@code containerd config dump}, of version 2 and of versions 3 and 4. */
    private static final List<String> TABLES =
            List.of("plugins.io.containerd.grpc.v1.cri.containerd", "plugins.io.containerd.cri.v1.images");

    private static final Pattern TABLE = Pattern.compile("^\\s*\\[([^\\[\\]]+)]\\s*$");
    private static final Pattern ENTRY = Pattern.compile("^\\s*snapshotter\\s*=\\s*[\"']([^\"']*)[\"']\\s*$");

    private Snapshotter() {}

    /** Reads it from what {@code containerd config dump} says. */
    static String of(String dump) {
        String table = "";
        for (String line : dump.split("\\R", -1)) {
            Matcher head = TABLE.matcher(line);
            Matcher entry = ENTRY.matcher(line);
            if (head.matches()) {
                table = head.group(1).replaceAll("[\"'\\s]", "");
            } else if (entry.matches() && TABLES.contains(table) && !entry.group(1).isEmpty()) {
                return entry.group(1);
            }
        }
        return USUAL;
    }
}

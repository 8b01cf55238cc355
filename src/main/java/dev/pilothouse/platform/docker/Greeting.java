package dev.pilothouse.platform.docker;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What an engine says of itself before anything is asked of it: the headers of {@code /_ping}.
 *
 * @param api the newest version of the API that both sides know, such as {@code 1.41}
 * @param os on which its containers run
 * @param time by its own clock, in whole seconds
 * @param podman it is Podman, which knows no swarm and names some things differently
 */
public record Greeting(String api, String os, Instant time, boolean podman) {

    /** The newest version of the API whose answers were read with care. */
    static final String NEWEST = "1.51";

    static Greeting of(Answer answer) {
        String server = answer.header("Server");
        boolean podman = server.startsWith("Libpod") || !answer.header("Libpod-API-Version").isEmpty();
        String api = answer.header("Api-Version");
        return new Greeting(api.isEmpty() ? NEWEST : lower(api, NEWEST), answer.header("Ostype"), time(answer.header("Date")), podman);
    }

    /** Returns this computer's own time where the engine does not tell its. */
    private static Instant time(String date) {
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeException e) {
            return Instant.now();
        }
    }

    /** Tells whether at least that version is spoken. */
    public boolean speaks(String version) {
        return lower(api, version).equals(version) || api.equals(version);
    }

    private static String lower(String one, String other) {
        int major = Integer.compare(part(one, 0), part(other, 0));
        int order = major == 0 ? Integer.compare(part(one, 1), part(other, 1)) : major;
        return order <= 0 ? one : other;
    }

    private static int part(String version, int index) {
        List<String> parts = List.of(version.split("\\.", -1));
        try {
            return index < parts.size() ? Integer.parseInt(parts.get(index)) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

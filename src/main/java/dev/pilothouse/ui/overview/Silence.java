package dev.pilothouse.ui.overview;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Objects that somebody knows about and does not want to be told of for a day. Kept over restarts, by context. */
final class Silence {

    private static final Duration LENGTH = Duration.ofDays(1);
    private static final String UNTIL = " until ";

    private final Settings settings;
    private final Setting<List<String>> setting;
    private final InstantSource clock;

    Silence(Settings settings, String context, InstantSource clock) {
        this.settings = settings;
        setting = Setting.silenced(context);
        this.clock = clock;
    }

    boolean holds(Row row) {
        String name = name(row.ref());
        Instant now = clock.instant();
        return settings.get(setting).stream().anyMatch(line -> line.startsWith(name) && until(line).isAfter(now));
    }

    void silence(ResourceRef ref) {
        Instant now = clock.instant();
        List<String> lines = new ArrayList<>(settings.get(setting).stream().filter(line -> until(line).isAfter(now) && !line.startsWith(name(ref))).toList());
        lines.add(name(ref) + now.plus(LENGTH).getEpochSecond());
        settings.set(setting, List.copyOf(lines));
    }

    /** Tells of all of them again. */
    void end() {
        settings.set(setting, List.of());
    }

    private static String name(ResourceRef ref) {
        return ref.kind().qualifiedPlural() + " " + ref.namespace() + "/" + ref.name() + UNTIL;
    }

    private static Instant until(String line) {
        String moment = line.substring(line.lastIndexOf(' ') + 1);
        return moment.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(moment)) : Instant.EPOCH;
    }
}

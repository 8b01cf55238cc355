package dev.pilothouse.platform.playground.validation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The form of a schedule: five fields as {@code cron} has them, or a word such as {@code @daily}.
 *
 * <p>Grammar of {@code crontab(5)} with the words of the errors of {@code robfig/cron}, which the real server uses.
 */
final class CronFormat {

    private static final Set<String> WORDS = Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final List<Field> FIELDS = List.of(
            new Field(0, 59, List.of()),
            new Field(0, 23, List.of()),
            new Field(1, 31, List.of()),
            new Field(1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Field(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    /** What one field may hold; names count from the least value. */
    private record Field(int least, int most, List<String> names) {}

    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    private CronFormat() {}

    /** Returns what is wrong with the schedule, if anything. */
    static Optional<String> check(String text) {
        String schedule = text;
        if (schedule.startsWith("TZ=") || schedule.startsWith("CRON_TZ=")) {
            schedule = schedule.substring(Math.max(0, schedule.indexOf(' '))).strip();
        }
        if (schedule.startsWith("@")) {
            return WORDS.contains(schedule) || schedule.matches("@every (\\d+(\\.\\d+)?(ns|us|µs|ms|s|m|h))+")
                    ? Optional.empty()
                    : Optional.of("unrecognized descriptor: " + schedule);
        }
        List<String> fields = schedule.isBlank() ? List.of() : List.of(schedule.strip().split("\\s+"));
        if (fields.size() != FIELDS.size()) {
            return Optional.of("expected exactly 5 fields, found " + fields.size() + ": [" + String.join(" ", fields) + "]");
        }
        try {
            for (int i = 0; i < FIELDS.size(); i++) {
                for (String range : fields.get(i).split(",", -1)) {
                    range(range, FIELDS.get(i));
                }
            }
            return Optional.empty();
        } catch (Wrong e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static void range(String text, Field field) {
        String[] rangeAndStep = text.split("/", -1);
        String[] ends = rangeAndStep[0].split("-", -1);
        int start = field.least();
        int end = field.most();
        if (!ends[0].equals("*") && !ends[0].equals("?")) {
            start = value(ends[0], field);
            end = ends.length == 2 ? value(ends[1], field) : start;
            if (ends.length > 2) {
                throw new Wrong("too many hyphens: " + text);
            }
        }
        if (rangeAndStep.length > 2) {
            throw new Wrong("too many slashes: " + text);
        }
        int step = rangeAndStep.length == 2 ? number(rangeAndStep[1]) : 1;
        if (rangeAndStep.length == 2 && ends.length == 1) {
            end = field.most();
        }
        if (start < field.least()) {
            throw new Wrong("beginning of range (" + start + ") below minimum (" + field.least() + "): " + text);
        }
        if (end > field.most()) {
            throw new Wrong("end of range (" + end + ") above maximum (" + field.most() + "): " + text);
        }
        if (start > end) {
            throw new Wrong("beginning of range (" + start + ") beyond end of range (" + end + "): " + text);
        }
        if (step == 0) {
            throw new Wrong("step of range should be a positive number: " + text);
        }
    }

    private static int value(String text, Field field) {
        int name = field.names().indexOf(text.toLowerCase(Locale.ROOT));
        return name >= 0 ? name + field.least() : number(text);
    }

    private static int number(String text) {
        if (!text.matches("[+-]?\\d{1,9}")) {
            throw new Wrong("failed to parse int from " + text + ": strconv.Atoi: parsing " + Names.quoted(text) + ": invalid syntax");
        }
        int number = Integer.parseInt(text);
        if (number < 0) {
            throw new Wrong("negative number (" + number + ") not allowed: " + text);
        }
        return number;
    }
}

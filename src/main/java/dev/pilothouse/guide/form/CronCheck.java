package dev.pilothouse.guide.form;

import dev.pilothouse.guide.form.Check.Complaint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Schedules as the CronJob controller reads them: the five fields of {@code github.com/robfig/cron} and its names. */
final class CronCheck {

    private static final Set<String> NAMES = Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final List<Part> PARTS = List.of(
            new Part("guide.check.cron-minute", 0, 59, List.of()),
            new Part("guide.check.cron-hour", 0, 23, List.of()),
            new Part("guide.check.cron-day", 1, 31, List.of()),
            new Part("guide.check.cron-month", 1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Part("guide.check.cron-weekday", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    /**
     * @param key what is said of a value that does not fit
     * @param names that stand for the numbers from {@code least} on
     */
    private record Part(String key, int least, int most, List<String> names) {}

    private CronCheck() {}

    static Optional<Complaint> check(String value) {
        String line = value.strip();
        if (line.startsWith("@")) {
            return NAMES.contains(line) || line.matches("@every (\\d+(ns|us|ms|s|m|h))+")
                    ? Optional.empty()
                    : Complaint.error("guide.check.cron-name", line);
        }
        if (line.startsWith("TZ=") || line.startsWith("CRON_TZ=")) {
            return Complaint.error("guide.check.cron-zone");
        }
        String[] fields = line.split("\\s+", -1);
        if (fields.length != PARTS.size()) {
            return Complaint.error("guide.check.cron-fields", Integer.toString(fields.length));
        }
        for (int i = 0; i < fields.length; i++) {
            Part part = PARTS.get(i);
            for (String range : fields[i].split(",", -1)) {
                if (!holds(range.toLowerCase(Locale.ROOT), part)) {
                    return Complaint.error(
                            part.key(), range, Integer.toString(part.least()), Integer.toString(part.most()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holds(String range, Part part) {
        String[] step = range.split("/", -1);
        if (step.length > 2 || (step.length == 2 && !step[1].matches("[1-9]\\d{0,3}"))) {
            return false;
        }
        if (step[0].equals("*") || step[0].equals("?")) {
            return true;
        }
        String[] ends = step[0].split("-", -1);
        int first = number(ends[0], part);
        int last = ends.length == 1 ? first : number(ends[1], part);
        return ends.length <= 2 && first >= part.least() && last <= part.most() && first <= last;
    }

    private static int number(String text, Part part) {
        int named = part.names().indexOf(text);
        return named >= 0 ? named + part.least() : text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }
}

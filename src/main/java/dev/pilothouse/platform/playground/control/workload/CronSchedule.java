package dev.pilothouse.platform.playground.control.workload;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a CronJob is due: five fields as cron knows them, a macro such as {@code @daily}, or {@code @every 1h30m}.
 *
 * <p>Rules of {@code robfig/cron} version 3, which the real controller uses: if both day fields are restricted, either is enough.
 */
sealed interface CronSchedule {

    Map<String, String> MACROS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");
    Pattern ZONE = Pattern.compile("(?:CRON_)?TZ=(\\S+)\\s+(.*)");

    /** Returns the first time after this one; empty when there is none within five years. */
    Optional<Instant> next(Instant after);

    /** Reads a schedule; empty when it is none. A zone in the text itself counts more than the one given. */
    static Optional<CronSchedule> parse(String text, ZoneId zone) {
        String schedule = text.strip();
        Matcher matcher = ZONE.matcher(schedule);
        try {
            if (matcher.matches()) {
                return parse(matcher.group(2), ZoneId.of(matcher.group(1)));
            }
            if (schedule.startsWith("@every ")) {
                return GoDuration.parse(schedule.substring(7).strip())
                        .map(every -> new Every(every.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : every.truncatedTo(ChronoUnit.SECONDS)));
            }
            String[] fields = MACROS.getOrDefault(schedule, schedule).split("\\s+", -1);
            return fields.length == 5
                    ? Optional.of(new Times(
                            CronField.MINUTE.parse(fields[0]),
                            CronField.HOUR.parse(fields[1]),
                            CronField.DAY_OF_MONTH.parse(fields[2]),
                            CronField.MONTH.parse(fields[3]),
                            CronField.DAY_OF_WEEK.parse(fields[4]),
                            zone))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Always after the same time. */
    record Every(Duration pause) implements CronSchedule {
        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.of(after.truncatedTo(ChronoUnit.SECONDS).plus(pause));
        }
    }

    /** At the times that fit five fields, in a zone. */
    record Times(CronField.Values minute, CronField.Values hour, CronField.Values day, CronField.Values month, CronField.Values weekday, ZoneId zone)
            implements CronSchedule {

        private static final int MOST_YEARS = 5;

        @Override
        public Optional<Instant> next(Instant after) {
            ZonedDateTime time = after.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
            ZonedDateTime end = time.plusYears(MOST_YEARS);
            while (time.isBefore(end)) {
                if (!month.has(time.getMonthValue())) {
                    time = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
                } else if (!onDay(time)) {
                    time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
                } else if (!hour.has(time.getHour())) {
                    time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
                } else if (!minute.has(time.getMinute())) {
                    time = time.plusMinutes(1);
                } else {
                    return Optional.of(time.toInstant());
                }
            }
            return Optional.empty();
        }

        private boolean onDay(ZonedDateTime time) {
            boolean byDay = day.has(time.getDayOfMonth());
            boolean byWeekday = weekday.has(time.getDayOfWeek().getValue() % 7);
            return (day.all() || weekday.all()) ? (byDay && byWeekday) : (byDay || byWeekday);
        }
    }
}

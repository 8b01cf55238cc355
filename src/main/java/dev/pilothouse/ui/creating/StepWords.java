package dev.pilothouse.ui.creating;

import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.words.Words;
import java.time.Duration;
import java.util.Locale;

/** Steps and times of a creation in words. */
final class StepWords {

    private static final long LONG_SECONDS = 120;
    private static final long SHORT_MILLIS = 10_000;

    private StepWords() {}

    static String title(Words words, Step step) {
        return words.say(key(step) + ".title");
    }

    /** Returns what is waited for while the step goes on. */
    static String waits(Words words, Step step) {
        return words.say(key(step) + ".waits");
    }

    private static String key(Step step) {
        return "creating.step." + step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns a time that goes on, in whole seconds. */
    static String time(Words words, Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return seconds < LONG_SECONDS ? words.say("creating.time.seconds", seconds) : words.say("creating.time.minutes", seconds / 60, seconds % 60);
    }

    /** Returns a time that has ended: one digit more when it was short. */
    static String took(Words words, Duration time) {
        return time.toMillis() < SHORT_MILLIS ? words.say("creating.time.tenths", time.toMillis() / 1000.0) : time(words, time);
    }

    /** Returns an amount of bytes, in MB as registries count them. */
    static String megabytes(Words words, long bytes) {
        return words.say("creating.megabytes", bytes / 1_000_000);
    }
}

package dev.pilothouse.ui.kit;

import dev.pilothouse.words.Words;

/** Lengths of time in words, in one unit: {@code 48 s}, {@code 14 min}, {@code 3 h}, {@code 2 d}. */
public final class Ages {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Ages() {}

    /** Returns the words for so many seconds; a clock that is ahead reads as zero seconds. */
    public static String say(Words words, long seconds) {
        if (seconds < 2 * MINUTE) {
            return words.say("kit.age.seconds", Math.max(0, seconds));
        }
        if (seconds < 2 * HOUR) {
            return words.say("kit.age.minutes", seconds / MINUTE);
        }
        return seconds < 2 * DAY ? words.say("kit.age.hours", seconds / HOUR) : words.say("kit.age.days", seconds / DAY);
    }

    /** Returns the words for the time from {@code epochSecond} to {@code nowEpochSecond}; a dash when it is not known. */
    public static String since(Words words, long epochSecond, long nowEpochSecond) {
        return epochSecond == 0 ? "–" : say(words, nowEpochSecond - epochSecond);
    }
}

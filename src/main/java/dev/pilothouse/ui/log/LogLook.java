package dev.pilothouse.ui.log;

import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;

/**
 * How lines are shown; it is remembered.
 *
 * @param times with the moment before each line
 * @param utc those as Coordinated Universal Time instead of local time
 * @param names with the name of the source
 * @param wrap lines that are longer than the window go on below
 */
record LogLook(boolean times, boolean utc, boolean names, boolean wrap, Json json) {

    /** How a line that is a JSON object is shown. */
    enum Json {
        /** What it says, then its other fields. */
        MESSAGE,
        /** Its fields below each other in columns. */
        COLUMNS,
        /** As it was written. */
        RAW
    }

    private static final Setting<Boolean> TIMES = Setting.flag(true, "logs", "timestamps");
    private static final Setting<Boolean> UTC = Setting.flag(false, "logs", "utc");
    private static final Setting<Boolean> NAMES = Setting.flag(true, "logs", "names");
    private static final Setting<Boolean> WRAP = Setting.flag(false, "logs", "wrap");
    private static final Setting<Json> JSON = Setting.choice(Json.class, Json.MESSAGE, "logs", "json");

    static LogLook of(Settings settings) {
        return new LogLook(settings.get(TIMES), settings.get(UTC), settings.get(NAMES), settings.get(WRAP), settings.get(JSON));
    }

    void keep(Settings settings) {
        settings.set(TIMES, times);
        settings.set(UTC, utc);
        settings.set(NAMES, names);
        settings.set(WRAP, wrap);
        settings.set(JSON, json);
    }

    LogLook withTimes(boolean on) {
        return new LogLook(on, utc, names, wrap, json);
    }

    LogLook withUtc(boolean on) {
        return new LogLook(times, on, names, wrap, json);
    }

    LogLook withNames(boolean on) {
        return new LogLook(times, utc, on, wrap, json);
    }

    LogLook withWrap(boolean on) {
        return new LogLook(times, utc, names, on, json);
    }

    LogLook withJson(Json chosen) {
        return new LogLook(times, utc, names, wrap, chosen);
    }
}

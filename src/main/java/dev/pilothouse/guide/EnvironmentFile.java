package dev.pilothouse.guide;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lines of {@code NAME=value}, as {@code kubectl create secret --from-env-file} reads them: values are taken as they stand, quotes and all. */
public final class EnvironmentFile {

    private EnvironmentFile() {}

    /** Returns the values by name; comments, blank lines and lines with a name that no key can have are passed over. */
    public static Map<String, String> read(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().map(String::stripLeading).filter(line -> !line.startsWith("#")).forEach(line -> {
            int sign = line.indexOf('=');
            if (sign > 0 && KeyRules.name(line.substring(0, sign)).isEmpty()) {
                values.put(line.substring(0, sign), line.substring(sign + 1));
            }
        });
        return values;
    }
}

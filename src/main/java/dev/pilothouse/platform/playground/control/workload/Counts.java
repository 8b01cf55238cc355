package dev.pilothouse.platform.playground.control.workload;

import java.util.Map;

/** Numbers of a status, of which most are left out while they are 0. */
final class Counts {

    private Counts() {}

    static void putUnlessZero(Map<String, Object> status, String key, long number) {
        if (number != 0) {
            status.put(key, number);
        }
    }
}

package dev.pilothouse.bench;

import java.util.Optional;

/**
 * One measured figure.
 *
 * @param target what it should be, in words; empty when it is only reported
 */
record Result(String name, double value, String unit, String target) {

    private static final String MARK = "RESULT\t";

    /** How a measuring process tells its parent. */
    String line() {
        return MARK + name + "\t" + value + "\t" + unit + "\t" + target;
    }

    static Optional<Result> parse(String line) {
        if (!line.startsWith(MARK)) {
            return Optional.empty();
        }
        String[] parts = line.substring(MARK.length()).split("\t", -1);
        return Optional.of(new Result(parts[0], Double.parseDouble(parts[1]), parts[2], parts[3]));
    }
}

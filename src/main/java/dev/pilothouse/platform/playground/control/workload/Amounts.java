package dev.pilothouse.platform.playground.control.workload;

/** Amounts of a resource as Kubernetes writes them in a status. */
final class Amounts {

    private static final String[] DECIMAL = {"", "k", "M", "G", "T", "P", "E"};
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

    private Amounts() {}

    /** Returns the amount with the largest unit of which it is a whole number. */
    static String write(long thousandths, boolean binary) {
        if (thousandths % 1_000 != 0) {
            return thousandths + "m";
        }
        long rest = thousandths / 1_000;
        long step = binary ? 1_024 : 1_000;
        int unit = 0;
        while (rest != 0 && rest % step == 0 && unit < DECIMAL.length - 1) {
            rest /= step;
            unit++;
        }
        return rest + (binary ? BINARY : DECIMAL)[unit];
    }
}

package dev.pilothouse.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What is measured of containers, pods and nodes. */
public enum Gauge {
    /** Thousandths of a core. */
    CPU("cpu"),
    /** Bytes of the working set: what the kernel can't take back, and what a limit counts. */
    MEMORY("memory");

    private final String resource;

    Gauge(String resource) {
        this.resource = resource;
    }

    /** Returns an amount as people read it: {@code 3m}, {@code 118m}, {@code 1.25} cores; {@code 252Mi}, {@code 1.5Gi}. */
    public String text(double amount) {
        if (!Double.isFinite(amount)) {
            return "–";
        }
        if (amount == 0) {
            return "0";
        }
        if (this == CPU) {
            return amount < 1000 ? (amount > 0 && amount < 1 ? "<1m" : Math.round(amount) + "m") : figure(amount / 1000);
        }
        double mebi = amount / (1 << 20);
        return mebi < 1 ? figure(amount / 1024) + "Ki" : mebi < 1000 ? figure(mebi) + "Mi" : mebi < 1_000_000 ? figure(mebi / 1024) + "Gi" : figure(mebi / (1 << 20)) + "Ti";
    }

    /** Three figures at most, without noughts at the end. */
    private static String figure(double number) {
        return new BigDecimal(number).setScale(number < 10 ? 2 : number < 100 ? 1 : 0, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** Returns the name that requests, limits and the metrics API have for it. */
    public String resource() {
        return resource;
    }
}

package dev.pilothouse.metric;

/**
 * What something uses at one moment.
 *
 * @param cpu thousandths of a core
 * @param memory bytes
 */
public record Use(double cpu, double memory) {

    public static final Use NONE = new Use(0, 0);

    public Use plus(Use other) {
        return new Use(cpu + other.cpu, memory + other.memory);
    }

    public double of(Gauge gauge) {
        return gauge == Gauge.CPU ? cpu : memory;
    }
}

package dev.pilothouse.metric;

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

    /** Returns the name that requests, limits and the metrics API have for it. */
    public String resource() {
        return resource;
    }
}

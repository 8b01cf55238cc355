package dev.pilothouse.guide.probe;

import java.util.Locale;

/** What a probe decides about its container. */
public enum ProbeKind {
    /** Whether it has come up; until then the others are not run. A failure restarts it. */
    STARTUP("startupProbe"),
    /** Whether it still works. A failure restarts it. */
    LIVENESS("livenessProbe"),
    /** Whether it may get traffic. A failure takes it out of its Services. */
    READINESS("readinessProbe");

    private final String field;

    ProbeKind(String field) {
        this.field = field;
    }

    /** Returns the field of the container that holds it. */
    public String field() {
        return field;
    }

    /** Returns the word for it in keys and options: {@code startup}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether a failure restarts the container. */
    public boolean restarts() {
        return this != READINESS;
    }
}

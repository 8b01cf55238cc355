package dev.pilothouse.local;

/**
 * A container engine of this computer, or a place that names one.
 *
 * @param name of the context or place, such as {@code desktop-linux} or {@code Podman}
 * @param chosen it is the one that is used
 */
public record EngineInfo(EngineEndpoint endpoint, String name, Origin origin, EngineState state, boolean chosen) {

    /** Where it was found. */
    public enum Origin {
        /** The variable {@code DOCKER_HOST}. */
        ENVIRONMENT,
        /** A context of the docker command. */
        CONTEXT,
        /** The place where an engine is when nothing else is said. */
        STANDARD,
        /** The usual socket of some engine. */
        USUAL_PLACE,
        /** Nowhere any more; the person chose it once. */
        CHOICE
    }

    public boolean answers() {
        return state instanceof EngineState.Answers;
    }
}

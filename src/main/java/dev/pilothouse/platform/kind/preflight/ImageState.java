package dev.pilothouse.platform.kind.preflight;

/** Where an image is that nodes are to be made from. */
sealed interface ImageState {

    /** In the engine. */
    record Here() implements ImageState {}

    /**
     * At its registry.
     *
     * @param bytes that are to be pulled, 0 when the registry does not say
     */
    record Remote(long bytes) implements ImageState {}

    /** The registry does not have it. */
    record Unknown(String registry) implements ImageState {}

    /** The registry did not answer, or not in time. */
    record Unreachable(String registry) implements ImageState {}
}

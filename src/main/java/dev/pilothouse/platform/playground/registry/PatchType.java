package dev.pilothouse.platform.playground.registry;

/** The ways to patch an object, by their content types. */
public enum PatchType {
    /** {@code application/json-patch+json}, RFC 6902. */
    JSON,
    /** {@code application/merge-patch+json}, RFC 7386. */
    MERGE,
    /** {@code application/strategic-merge-patch+json}. */
    STRATEGIC,
    /** {@code application/apply-patch+yaml}: server-side apply. */
    APPLY
}

package dev.pilothouse.platform.playground.registry;

/**
 * How a create, update or patch is meant ({@code CreateOptions}, {@code UpdateOptions}, {@code PatchOptions} of the meta API).
 *
 * @param manager {@code fieldManager}, or what stands for it
 * @param force take fields over from other owners; server-side apply only
 */
public record WriteOptions(boolean dryRun, String manager, FieldValidation fieldValidation, boolean force) {

    /** What happens to fields that are not known or stand twice. */
    public enum FieldValidation {
        IGNORE,
        WARN,
        STRICT
    }

    /** Returns the options of the cluster's own parts. */
    public static WriteOptions by(String manager) {
        return new WriteOptions(false, manager, FieldValidation.IGNORE, false);
    }
}

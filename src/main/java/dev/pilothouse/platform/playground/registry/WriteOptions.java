package dev.pilothouse.platform.playground.registry;

import java.util.List;

/**
 * How a create, update or patch is meant ({@code CreateOptions}, {@code UpdateOptions}, {@code PatchOptions} of the meta API).
 *
 * @param manager {@code fieldManager}, or what stands for it
 * @param force take fields over from other owners; server-side apply only
 * @param repeated a sentence for each field that stands twice in what was sent
 */
public record WriteOptions(boolean dryRun, String manager, FieldValidation fieldValidation, boolean force, List<String> repeated) {

    public WriteOptions(boolean dryRun, String manager, FieldValidation fieldValidation, boolean force) {
        this(dryRun, manager, fieldValidation, force, List.of());
    }

    /** Returns the same options for an object in which fields stand twice. */
    public WriteOptions withRepeated(List<String> sentences) {
        return new WriteOptions(dryRun, manager, fieldValidation, force, sentences);
    }

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

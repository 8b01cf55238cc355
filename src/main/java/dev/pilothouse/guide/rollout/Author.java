package dev.pilothouse.guide.rollout;

/**
 * Who made a revision, as far as it is known.
 *
 * @param name of the field manager, or the id of the receipt
 */
public record Author(Source source, String name) {

    /** Where it is known from. */
    public enum Source {
        /** A receipt in the journal of this computer. */
        JOURNAL,
        /** {@code metadata.managedFields} of the workload. */
        MANAGER
    }
}

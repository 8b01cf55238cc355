package dev.pilothouse.snapshot;

import dev.pilothouse.model.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * What a snapshot that was saved holds, and what it does not.
 *
 * @param objects how many are in it
 * @param secretsLeftOut how many Secrets of its extent are not, because they were not asked for
 * @param ended how many Jobs and pods are not, because they have ended and would run again
 * @param unread kinds that could not be read, each with the reason
 * @param firstVersion resource version of the list that was read first; empty where the cluster has none
 * @param lastVersion that of the list that was read last: a change between the two may be in it or not
 */
public record SnapshotReport(
        Path file, int objects, int secretsLeftOut, int ended, List<Unread> unread, String firstVersion, String lastVersion, long bytes) {

    /** A kind that is missing in it. */
    public record Unread(String kind, Problem problem) {}

    /** How far the reading is. */
    public record Progress(int kindsRead, int kinds, String kind, int objects) {}
}

package dev.pilothouse.ui.overview;

import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Row;

/**
 * A rollout under way.
 *
 * @param updated copies that are of the new revision
 * @param wanted copies that there shall be
 * @param since when the new revision came, in epoch seconds; 0 when that is not known
 */
record Moving(Row row, long updated, long wanted, long since) {

    /** Only Deployments can be halted on their way. */
    boolean pausable() {
        return row.ref().kind().equals(BuiltIn.DEPLOYMENT);
    }
}

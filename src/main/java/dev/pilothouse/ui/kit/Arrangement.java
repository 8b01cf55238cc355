package dev.pilothouse.ui.kit;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one list of lines becomes another: a permutation that brings what goes to the end, a cut, what is new at the end, and a
 * permutation that puts everything in its place.
 *
 * <p>Four changes at most, whatever the number of lines: each keeps selection and focus, which single additions and removals in the
 * middle would shift wrongly, and none is a replacement, which would lose them.
 *
 * @param gather new index for each old one, or null when what goes is at the end already
 * @param kept how many lines stay
 * @param place new index for each line after additions, or null when all are in their place
 */
record Arrangement(int @Nullable [] gather, int kept, int removed, List<TableLine> added, int @Nullable [] place) {

    boolean changesNothing() {
        return gather == null && removed == 0 && added.isEmpty() && place == null;
    }

    /** Works out the way from one list to the other. Lines that occur in {@code before} are {@link TableLine#listed}. */
    static Arrangement between(TableLine[] before, TableLine[] after) {
        for (TableLine line : before) {
            line.target = -1;
        }
        int keptCount = 0;
        for (int i = 0; i < after.length; i++) {
            after[i].target = i;
            keptCount += after[i].listed ? 1 : 0;
        }
        int removed = before.length - keptCount;
        int[] gather = removed == 0 ? null : gathering(before, after, keptCount);
        TableLine[] whole = new TableLine[after.length];
        if (gather == null) {
            System.arraycopy(before, 0, whole, 0, keptCount);
        } else {
            for (int i = 0; i < before.length; i++) {
                if (gather[i] < keptCount) {
                    whole[gather[i]] = before[i];
                }
            }
        }
        int at = keptCount;
        for (TableLine line : after) {
            if (!line.listed) {
                whole[at++] = line;
            }
        }
        List<TableLine> added = List.of(Arrays.copyOfRange(whole, keptCount, after.length));
        int[] place = new int[whole.length];
        for (int i = 0; i < whole.length; i++) {
            place[i] = whole[i].target;
        }
        return new Arrangement(identityToNull(gather), keptCount, removed, added, identityToNull(place));
    }

    /** Kept lines in the order that they are to have, and after them those that go. */
    private static int[] gathering(TableLine[] before, TableLine[] after, int kept) {
        int[] gather = new int[before.length];
        int[] order = new int[after.length];
        int next = 0;
        for (int i = 0; i < after.length; i++) {
            order[i] = after[i].listed ? next++ : -1;
        }
        int tail = kept;
        for (int i = 0; i < before.length; i++) {
            gather[i] = before[i].target < 0 ? tail++ : order[before[i].target];
        }
        return gather;
    }

    private static int @Nullable [] identityToNull(int @Nullable [] permutation) {
        if (permutation == null) {
            return null;
        }
        for (int i = 0; i < permutation.length; i++) {
            if (permutation[i] != i) {
                return permutation;
            }
        }
        return null;
    }
}

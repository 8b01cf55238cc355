package dev.pilothouse.platform.playground.control.workload;

import java.util.BitSet;
import java.util.StringJoiner;

/** Indexes of an Indexed Job as its status and policies write them: {@code 0-2,5}. */
final class Indexes {

    private Indexes() {}

    /** Reads intervals; what is no number, or lies outside, is left out. */
    static BitSet read(String text, long completions) {
        BitSet indexes = new BitSet();
        for (String interval : text.split(",", -1)) {
            String[] ends = interval.strip().split("-", 2);
            try {
                int first = Integer.parseInt(ends[0]);
                int last = Integer.parseInt(ends[ends.length - 1]);
                if (first >= 0 && first <= last && first < completions) {
                    indexes.set(first, (int) Math.min(last + 1L, completions));
                }
            } catch (NumberFormatException e) {
                // no index
            }
        }
        return indexes;
    }

    static String write(BitSet indexes) {
        StringJoiner text = new StringJoiner(",");
        for (int first = indexes.nextSetBit(0); first >= 0; ) {
            int last = indexes.nextClearBit(first) - 1;
            text.add(last == first ? Integer.toString(first) : last == first + 1 ? first + "," + last : first + "-" + last);
            first = indexes.nextSetBit(last + 1);
        }
        return text.toString();
    }
}

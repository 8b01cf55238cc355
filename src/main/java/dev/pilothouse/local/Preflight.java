package dev.pilothouse.local;

import dev.pilothouse.local.PreflightFinding.Group;
import dev.pilothouse.local.PreflightFinding.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All findings of one look before a cluster is made, what matters most first.
 *
 * <p>Window and command line show the same lines of it.
 */
public record Preflight(List<PreflightFinding> findings) {

    public Preflight {
        findings = findings.stream()
                .sorted(Comparator.comparing(PreflightFinding::level).reversed().thenComparing(PreflightFinding::check))
                .toList();
    }

    /**
     * What stands on one line.
     *
     * @param findings one, or several that went well
     */
    public record Line(Level level, List<PreflightFinding> findings) {}

    /** Tells whether a creation would fail. */
    public boolean blocked() {
        return count(Level.ERROR) > 0;
    }

    public long count(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    /** Returns a line for each finding that a person should read, and then one for each group of those that went well. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        Map<Group, List<PreflightFinding>> good = new EnumMap<>(Group.class);
        for (PreflightFinding finding : findings) {
            if (finding.level() == Level.GOOD) {
                good.computeIfAbsent(finding.check().group(), _ -> new ArrayList<>()).add(finding);
            } else {
                lines.add(new Line(finding.level(), List.of(finding)));
            }
        }
        good.values().forEach(some -> lines.add(new Line(Level.GOOD, List.copyOf(some))));
        return lines;
    }
}

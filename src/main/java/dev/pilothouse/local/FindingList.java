package dev.pilothouse.local;

import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import java.util.ArrayList;
import java.util.List;

/** Collects what is found in a blueprint, each with the field it is about. */
final class FindingList {

    private final List<PreflightFinding> findings = new ArrayList<>();

    void add(Level level, String variant, List<Object> field, List<Mend> mends, String... args) {
        findings.add(new PreflightFinding(Check.BLUEPRINT, level, variant, List.of(args), field, mends));
    }

    void error(String variant, List<Object> field, List<Mend> mends, String... args) {
        add(Level.ERROR, variant, field, mends, args);
    }

    void warning(String variant, List<Object> field, List<Mend> mends, String... args) {
        add(Level.WARNING, variant, field, mends, args);
    }

    void note(String variant, List<Object> field, List<Mend> mends, String... args) {
        add(Level.NOTE, variant, field, mends, args);
    }

    static List<Mend> change(String label, Blueprint blueprint, String... args) {
        return List.of(new Mend.Change(label, List.of(args), blueprint));
    }

    List<PreflightFinding> findings() {
        return List.copyOf(findings);
    }
}

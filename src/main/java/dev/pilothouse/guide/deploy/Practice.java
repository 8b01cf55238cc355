package dev.pilothouse.guide.deploy;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Mend;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What good practice says about a deployment: mistakes that the server or the pods would run into, and what people learn the hard way.
 * Where one click can settle it, the click is there.
 */
public final class Practice {

    private static final String KEY = "guide.deploy.practice.";

    private final List<Remark> remarks = new ArrayList<>();

    private Practice() {}

    /**
     * Looks at a sheet.
     *
     * @return mistakes first, then in the order of the documents
     */
    public static List<Remark> of(Sheet sheet) {
        Situation situation = new Situation(sheet);
        Practice practice = new Practice();
        new NamePractice(situation, practice).look();
        new ContainerPractice(situation, practice).look();
        new WorkloadPractice(situation, practice).look();
        new NetworkPractice(situation, practice).look();
        new ReferencePractice(situation, practice).look();
        return practice.remarks.stream()
                .sorted(Comparator.comparing((Remark remark) -> remark.effect().weight()).reversed())
                .toList();
    }

    /** Says that the server or the pods will refuse it. */
    void error(Spot spot, String key, List<String> args, Mend... mends) {
        remarks.add(Remark.at(spot, Effect.error(KEY + key, args.toArray(String[]::new)), mends));
    }

    /** Says that it will go, and badly some day. */
    void warn(Spot spot, String key, List<String> args, Mend... mends) {
        remarks.add(Remark.at(spot, Effect.warning(KEY + key, args.toArray(String[]::new)), mends));
    }

    static Mend mend(String key, UnaryOperator<Sheet> edit, String... args) {
        return new Mend(Effect.note(KEY + key, args), edit);
    }
}

package dev.pilothouse.ui.change;

import dev.pilothouse.change.Preview;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;

/**
 * What a dry run said besides yes or no.
 *
 * @param warnings of the server, verbatim
 * @param filledIn fields that the server adds by itself
 * @param refusals each at its object
 * @param checkedHereOnly whether the server could not be asked
 * @param forGood whether something goes that cannot be made again, as what a container engine removes
 */
record ReviewNotes(List<Said> warnings, List<Said> filledIn, List<Refusal> refusals, boolean checkedHereOnly, boolean forGood) {

    /** A line about one object. */
    record Said(ResourceRef ref, String text) {}

    /** What the server refuses. */
    record Refusal(ResourceRef ref, Verdict.Refused verdict) {}

    static ReviewNotes of(Rehearsal rehearsal) {
        List<Said> warnings = new ArrayList<>();
        List<Said> filledIn = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        boolean checkedHereOnly = false;
        for (int i = 0; i < rehearsal.verdicts().size(); i++) {
            ResourceRef ref = rehearsal.preview().items().get(i).ref();
            switch (rehearsal.verdicts().get(i)) {
                case Verdict.Accepted accepted -> {
                    accepted.warnings().forEach(warning -> warnings.add(new Said(ref, warning)));
                    accepted.filledIn().forEach(path -> filledIn.add(new Said(ref, path)));
                }
                case Verdict.Refused refused -> refusals.add(new Refusal(ref, refused));
                case Verdict.CheckedHereOnly _ -> checkedHereOnly = true;
                case Verdict.Outdated _, Verdict.NeedsChoice _ -> {}
            }
        }
        boolean forGood = rehearsal.preview().items().stream()
                .anyMatch(item -> item.effect() == Preview.Effect.DELETE && EngineKinds.is(item.ref().kind()));
        return new ReviewNotes(List.copyOf(warnings), List.copyOf(filledIn), List.copyOf(refusals), checkedHereOnly, forGood);
    }
}

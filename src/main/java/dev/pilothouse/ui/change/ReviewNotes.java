package dev.pilothouse.ui.change;

import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a dry run said besides yes or no.
 *
 * @param warnings of the server, verbatim
 * @param filledIn fields that the server adds by itself
 * @param owned fields that belong to others
 * @param checkedHereOnly whether the server could not be asked
 */
record ReviewNotes(List<String> warnings, List<String> filledIn, List<OwnedField> owned, boolean checkedHereOnly) {

    /**
     * A field that somebody else set last.
     *
     * @param field as the server writes it, from the root
     * @param theirs its value now, empty when it is not a plain one
     * @param ours the value that it would get, empty when it is not a plain one
     */
    record OwnedField(ResourceRef ref, String field, String manager, String theirs, String ours) {}

    static ReviewNotes of(Rehearsal rehearsal) {
        List<String> warnings = new ArrayList<>();
        List<String> filledIn = new ArrayList<>();
        List<OwnedField> owned = new ArrayList<>();
        boolean checkedHereOnly = false;
        for (int i = 0; i < rehearsal.verdicts().size(); i++) {
            var item = rehearsal.preview().items().get(i);
            switch (rehearsal.verdicts().get(i)) {
                case Verdict.Accepted accepted -> {
                    warnings.addAll(accepted.warnings());
                    filledIn.addAll(accepted.filledIn());
                    accepted.takenOver().forEach(owner -> owned.add(field(item.ref(), owner, item.live(), item.result())));
                }
                case Verdict.NeedsChoice choice ->
                    choice.owners().forEach(owner -> owned.add(field(item.ref(), owner, item.live(), item.result())));
                case Verdict.CheckedHereOnly _ -> checkedHereOnly = true;
                case Verdict.Outdated _, Verdict.Refused _ -> {}
            }
        }
        return new ReviewNotes(List.copyOf(warnings), List.copyOf(filledIn), List.copyOf(owned), checkedHereOnly);
    }

    private static OwnedField field(ResourceRef ref, FieldOwner owner, Optional<Document> live, Optional<Document> result) {
        FieldPath path = new FieldPath(owner.field());
        return new OwnedField(
                ref, owner.field(), owner.manager(), live.map(path::valueIn).orElse(""), result.map(path::valueIn).orElse(""));
    }
}

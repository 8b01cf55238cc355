package dev.pilothouse.ui.change;

import dev.pilothouse.change.Preview;
import dev.pilothouse.change.Preview.Effect;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.Difference;
import dev.pilothouse.ui.kit.ShownYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One object of the review: what happens to it, line by line, and what the server said to it.
 *
 * @param verdict empty before the dry run
 */
record ReviewDocument(ResourceRef ref, Effect effect, Difference difference, Optional<Verdict> verdict) {

    /** Returns the documents of a preview; this compares texts and may take a while. */
    static List<ReviewDocument> of(Preview preview, Optional<Rehearsal> rehearsal, ShownYaml yaml) {
        List<ReviewDocument> documents = new ArrayList<>();
        for (int i = 0; i < preview.items().size(); i++) {
            int index = i;
            documents.add(of(preview.items().get(i), rehearsal.map(all -> all.verdicts().get(index)), yaml));
        }
        return documents;
    }

    private static ReviewDocument of(Preview.Item item, Optional<Verdict> verdict, ShownYaml yaml) {
        Difference difference = Difference.between(yaml.of(item.live()), yaml.of(result(item, verdict)));
        return new ReviewDocument(item.ref(), item.effect(), difference, verdict);
    }

    /** What the server would keep says more than our own forecast, but for a new object it is mostly defaults. */
    private static Optional<Document> result(Preview.Item item, Optional<Verdict> verdict) {
        return item.effect() == Effect.CHANGE && verdict.orElse(null) instanceof Verdict.Accepted accepted
                ? Optional.of(accepted.result())
                : item.result();
    }
}

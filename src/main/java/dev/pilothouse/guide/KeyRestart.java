package dev.pilothouse.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Changed keys and the restart of those who read them only when they start, in one draft. */
public final class KeyRestart {

    private KeyRestart() {}

    /** Returns the workloads that see a changed key only when they start again, and can be restarted by a change. */
    public static List<ResourceRef> concerned(Keys keys, List<KeyUse> uses) {
        List<String> changed = keys.changes().stream().map(Keys.Change::key).toList();
        return uses.stream()
                .filter(KeyUse::isRestartable)
                .filter(use -> use.ways().stream().filter(KeyUse.Way::needsRestart).anyMatch(way -> way.key().isEmpty() ? !changed.isEmpty() : changed.contains(way.key())))
                .map(KeyUse::user)
                .sorted()
                .toList();
    }

    /** Returns the draft with a restart of each of these workloads after its own wishes. */
    public static Draft with(Draft draft, List<ResourceRef> workloads, Instant now) {
        List<Wish> wishes = new ArrayList<>(draft.wishes());
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        Tree again = new Tree(Edit.with(Map.of(), Map.of(Rollout.RESTARTED_AT, time), "spec", "template", "metadata", "annotations"));
        workloads.forEach(workload -> wishes.add(new Wish.SetFields(workload, again)));
        return new Draft(draft.summary(), wishes);
    }
}

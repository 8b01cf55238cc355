package dev.pilothouse.guide.object;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.PastUse;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the pods of a workload use now, as the metrics server measures it, and what they used over the last hour where that is known.
 *
 * @param measured their {@code PodMetrics}; none where no metrics are served
 */
record Usage(List<Document> measured, List<PastUse> past) {

    static Usage of(Subject subject) {
        Optional<Document> pod = subject.live().filter(live -> live.kindName().equals("Pod"));
        Set<String> own = pod.isPresent() ? Set.of(pod.get().name()) : subject.around(BuiltIn.POD).stream()
                .filter(subject::replaces)
                .map(Document::name)
                .collect(Collectors.toSet());
        return new Usage(subject.around(Known.POD_METRICS).stream().filter(metrics -> own.contains(metrics.name())).toList(), subject.past());
    }

    /** Returns what a request should cover: what is used usually of the processor, which can be shared, and the most of memory, which cannot. */
    Optional<Quantity> needed(String container, String resource) {
        return before(container, resource).map(use -> resource.equals("memory") ? use.peak() : use.usual()).or(() -> now(container, resource));
    }

    /** Returns what is known of the use in words. */
    Optional<Effect> words(String container, String resource) {
        return before(container, resource)
                .map(use -> Effect.note("guide.resources.used-before", use.usual().text(), use.peak().text(), Integer.toString(use.pods())))
                .or(() -> now(container, resource).map(most -> Effect.note("guide.resources.used", Integer.toString(measured.size()), most.text())));
    }

    private Optional<PastUse> before(String container, String resource) {
        return past.stream().filter(use -> use.container().equals(container) && use.resource().equals(resource)).findFirst();
    }

    /** Returns the most that a container of that name uses in one of the pods. */
    private Optional<Quantity> now(String container, String resource) {
        List<Quantity> amounts = new ArrayList<>();
        for (Document pod : measured) {
            for (Tree part : pod.tree().trees("containers")) {
                if (part.text("name").equals(container)) {
                    Quantity.parse(part.text("usage", resource)).ifPresent(amounts::add);
                }
            }
        }
        return amounts.stream().max(Quantity::compareTo).map(most -> ResourceRules.amount(resource, most.value()));
    }
}

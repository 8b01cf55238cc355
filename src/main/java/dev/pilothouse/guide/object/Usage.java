package dev.pilothouse.guide.object;

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
 * What the pods of a workload use now, as the metrics server measures it.
 *
 * @param measured their {@code PodMetrics}; none where no metrics are served
 */
record Usage(List<Document> measured) {

    static Usage of(Subject subject) {
        Optional<Document> pod = subject.live().filter(live -> live.kindName().equals("Pod"));
        Set<String> own = pod.isPresent() ? Set.of(pod.get().name()) : subject.around(BuiltIn.POD).stream()
                .filter(subject::replaces)
                .map(Document::name)
                .collect(Collectors.toSet());
        return new Usage(subject.around(Known.POD_METRICS).stream().filter(metrics -> own.contains(metrics.name())).toList());
    }

    /** How many pods are measured. */
    int pods() {
        return measured.size();
    }

    /** Returns the most that a container of that name uses in one of the pods. */
    Optional<Quantity> most(String container, String resource) {
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

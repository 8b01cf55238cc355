package dev.pilothouse.diagnosis;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All rules, asked about one object. */
public final class Examination {

    /** A clock that differs by more breaks signed tokens, certificates that are new, and every age on the screen. */
    private static final Duration CLOCK = Duration.ofSeconds(60);

    private final List<Rule> rules;

    public Examination() {
        List<Rule> pods = List.of(new ContainerRule(), new PendingRule(), new PodStateRule(), new TerminatingRule());
        RefusedRule refused = new RefusedRule();
        rules = new ArrayList<>(pods);
        rules.addAll(List.of(
                refused, new WorkloadRule(pods, refused), new ServiceRule(), new IngressRule(), new ClaimRule(), new AutoscalerRule(), new NodeRule(),
                new CertificateRule()));
    }

    /** Tells whether a rule has more to say about objects of a kind than that they do not go away. */
    public boolean knows(String kind) {
        return rules.stream().anyMatch(rule -> rule.concerns(kind) && !(rule instanceof TerminatingRule));
    }

    /** Returns what is wrong with the object, the gravest first; nothing when it is well. */
    public List<Diagnosis> of(Document object, Scene scene) {
        return rules.stream()
                .filter(rule -> rule.concerns(object.kindName()))
                .flatMap(rule -> rule.look(object, scene).stream())
                .sorted(Comparator.comparing(Diagnosis::weight))
                .toList();
    }

    /** Returns what is wrong with the way into the cluster itself. */
    public List<Diagnosis> ofConnection(ResourceRef cluster, Scene scene) {
        Duration skew = scene.skew();
        return skew.abs().compareTo(CLOCK) <= 0
                ? List.of()
                : List.of(Diagnosis.warning(skew.isNegative() ? "clock.ahead" : "clock.behind", cluster, Long.toString(skew.abs().toSeconds())));
    }
}

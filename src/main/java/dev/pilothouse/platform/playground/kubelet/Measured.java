package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.PodUsage;
import dev.pilothouse.platform.playground.kubelet.program.Program;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What pods and nodes use, as the metrics server tells it: containers that have run for fifteen seconds or more. For many threads. */
public final class Measured implements PodUsage {

    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final double MILLICPU_A_REQUEST = 40;
    private static final long NODE_CPU = 90;
    private static final long NODE_MEMORY = 420L << 20;

    private final Agenda agenda;
    private final Supplier<Stream<PodWorker>> pods;
    private final Supplier<Stream<Machine>> machines;

    Measured(Agenda agenda, Supplier<Stream<PodWorker>> pods, Supplier<Stream<Machine>> machines) {
        this.agenda = agenda;
        this.pods = pods;
        this.machines = machines;
    }

    @Override
    public Map<String, Usage> of(String namespace, String pod) {
        return pods.get()
                .filter(worker -> worker.document().name().equals(pod) && worker.document().namespace().equals(namespace))
                .findFirst()
                .map(this::usage)
                .orElse(Map.of());
    }

    private Map<String, Usage> usage(PodWorker pod) {
        Instant now = agenda.instant();
        Map<String, Usage> usage = new LinkedHashMap<>();
        double rate = pod.load().rate(now);
        for (ContainerRun container : List.copyOf(pod.containers())) {
            container.current().filter(life -> life.end().isEmpty() && life.since(now).compareTo(FIRST) >= 0).ifPresent(life -> {
                Program.Use use = life.program().use(life.since(now));
                long most = container.cpuLimit();
                long cpu = use.milliCpu() + Math.round(rate * MILLICPU_A_REQUEST);
                usage.put(container.name(), new Usage(most > 0 ? Math.min(cpu, most) : cpu, use.memory()));
            });
        }
        return usage;
    }

    /** Returns a {@code PodMetrics} of each pod of a namespace that is measured, of all namespaces when it is empty. */
    public List<Document> pods(String namespace) {
        return pods.get()
                .filter(pod -> namespace.isEmpty() || pod.document().namespace().equals(namespace))
                .sorted(Comparator.comparing((PodWorker pod) -> pod.document().namespace()).thenComparing(pod -> pod.document().name()))
                .flatMap(this::metrics)
                .toList();
    }

    private Stream<Document> metrics(PodWorker pod) {
        Map<String, Usage> usage = usage(pod);
        if (usage.isEmpty() || !pod.reachable()) {
            return Stream.empty();
        }
        List<Object> containers = new ArrayList<>();
        usage.forEach((name, used) -> containers.add(Fields.of("name", name, "usage", amounts(used.cpuMillis(), used.memoryBytes()))));
        Map<String, Object> metadata = metadata(pod.document());
        metadata.put("namespace", pod.document().namespace());
        return Stream.of(document("PodMetrics", metadata, "containers", containers));
    }

    /** Returns a {@code NodeMetrics} of each node that is measured. */
    public List<Document> nodes() {
        return machines.get().filter(Machine::powered).sorted(Comparator.comparing(Machine::name)).map(machine -> {
            long cpu = NODE_CPU;
            long memory = NODE_MEMORY;
            for (PodWorker pod : List.copyOf(machine.workers().values())) {
                for (Usage used : usage(pod).values()) {
                    cpu += used.cpuMillis();
                    memory += used.memoryBytes();
                }
            }
            return document("NodeMetrics", metadata(machine.node()), "usage", amounts(cpu, memory));
        }).toList();
    }

    private static Map<String, Object> amounts(long milliCpu, long memory) {
        return Fields.of("cpu", milliCpu * 1_000_000 + "n", "memory", memory / 1_024 + "Ki");
    }

    private Map<String, Object> metadata(Document of) {
        Map<String, String> labels = of.tree().texts("metadata", "labels");
        return Fields.of("name", of.name(), "creationTimestamp", Timestamps.write(agenda.instant()), "labels", labels.isEmpty() ? null : labels);
    }

    private Document document(String kind, Map<String, Object> metadata, String field, Object value) {
        return Document.of(Fields.of(
                "kind", kind,
                "apiVersion", "metrics.k8s.io/v1beta1",
                "metadata", metadata,
                "timestamp", Timestamps.write(agenda.instant()),
                "window", "15.0s",
                field, value));
    }
}

package dev.pilothouse.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Health;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** How much processor time a map takes from what was read of its objects to its drawing, first of all and after one object changed. */
@Tag("bench")
class LayoutBench {

    private static final int ROUNDS = 30;

    private final ThreadMXBean processor = ManagementFactory.getThreadMXBean();

    @Test
    void draws(TestReporter reporter) {
        for (int number : new int[] {500, 5_000, 20_000}) {
            List<Facts> facts = Grown.objects(number, 7, true);
            long start = processor.getCurrentThreadCpuTime();
            Picture picture = Lens.PLAIN.look(Grown.graph(facts));
            Drawing drawing = Layout.of(picture);
            double first = (processor.getCurrentThreadCpuTime() - start) / 1e6;
            assertEquals(picture.boxes().size(), drawing.boxes().size());
            double[] took = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                List<Facts> changed = changed(facts, round);
                long again = processor.getCurrentThreadCpuTime();
                drawing = Layout.after(drawing, Lens.PLAIN.look(Grown.graph(changed)));
                took[round] = (processor.getCurrentThreadCpuTime() - again) / 1e6;
            }
            double[] sorted = IntStream.range(0, ROUNDS).mapToDouble(i -> took[i]).sorted().toArray();
            reporter.publishEntry("map of " + facts.size(), String.format(
                    Locale.ROOT, "%d boxes, %d lines: first %.0f ms, after a change median %.0f, worst %.0f ms",
                    drawing.boxes().size(), drawing.wires().size(), first, sorted[ROUNDS / 2], sorted[ROUNDS - 1]));
        }
    }

    @Test
    void judges(TestReporter reporter) {
        for (int number : new int[] {500, 5_000}) {
            List<Facts> facts = new ArrayList<>(Grown.objects(number, 7, true));
            FactReader reader = new FactReader();
            List<Facts> workloads = facts.stream().filter(each -> each.ref().kind().name().equals("Deployment")).toList();
            for (int i = 1; i < workloads.size(); i++) {
                var ref = workloads.get(i).ref();
                Land.documents("""
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata: {name: %1$s, namespace: %2$s, uid: policy-%1$s}
                        spec: {podSelector: {matchLabels: {app: %1$s}}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: %3$s}}}]}]}
                        """.formatted(ref.name(), ref.namespace(), workloads.get(i - 1).ref().name()))
                        .forEach(document -> facts.add(reader.read(dev.pilothouse.kinds.WellKnown.NETWORK_POLICY, document)));
            }
            Lens lens = Lens.PLAIN.showing(java.util.EnumSet.of(Layer.TRAFFIC, Layer.POLICY));
            Picture picture = lens.look(Grown.graph(facts));
            double[] took = new double[ROUNDS];
            Picture judged = picture;
            for (int round = 0; round < ROUNDS; round++) {
                long start = processor.getCurrentThreadCpuTime();
                judged = new Guard(facts).judged(picture, Network.UNKNOWN);
                took[round] = (processor.getCurrentThreadCpuTime() - start) / 1e6;
            }
            double[] sorted = IntStream.range(0, ROUNDS).mapToDouble(i -> took[i]).sorted().toArray();
            reporter.publishEntry("policies over " + facts.size(), String.format(
                    Locale.ROOT, "%d boxes, %d policies, %d lines judged: first %.0f ms, median %.1f, worst %.0f ms",
                    picture.boxes().size(), workloads.size() - 1, judged.wires().stream().filter(wire -> wire.verdict().isPresent()).count(),
                    took[0], sorted[ROUNDS / 2], sorted[ROUNDS - 1]));
        }
    }

    private static List<Facts> changed(List<Facts> facts, int which) {
        List<Facts> changed = new ArrayList<>(facts);
        Facts one = facts.get(which * 7);
        changed.set(which * 7, new Facts(one.ref(), one.uid(), "2", Health.bad("Changed"), one.labels(), one.owner(), one.relations(), one.doors(), one.note()));
        return changed;
    }
}

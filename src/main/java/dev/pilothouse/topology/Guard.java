package dev.pilothouse.topology;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.topology.Facts.Port;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.topology.Picture.Wire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges the traffic of a picture by the network policies that were read with it: only boxes that are shown are asked about, so that the work
 * is bounded by what a person can take in.
 */
public final class Guard {

    /** Number of lines between workloads that are drawn at most. */
    public static final int MOST = 300;

    public static final Guard NONE = new Guard(List.of());

    private final List<Facts> objects;

    /** @param objects all that was read; looked through when the first picture is judged */
    Guard(Collection<Facts> objects) {
        this.objects = List.copyOf(objects);
    }

    /** Returns the picture with a verdict for each line of traffic to a workload, and a line for each two workloads that a policy names. */
    public Picture judged(Picture picture, Network network) {
        return new Court(picture, network).judged();
    }

    /** One picture's judgement. */
    private final class Court implements Admission.Book {

        private final Picture picture;
        private final Network network;
        private final Admission admission = new Admission(this);
        private final Map<String, List<Document>> policies = new HashMap<>();
        private final Map<ResourceRef, Facts> known = new HashMap<>();
        private final Map<String, Party> parties = new LinkedHashMap<>();

        Court(Picture picture, Network network) {
            this.picture = picture;
            this.network = network;
            Map<ResourceRef, Box> boxes = new HashMap<>();
            picture.boxes().forEach(box -> box.ref().ifPresent(ref -> boxes.put(ref, box)));
            for (Facts facts : objects) {
                Document policy = facts.doors().policy();
                if (policy != null) {
                    policies.computeIfAbsent(facts.ref().namespace(), _ -> new ArrayList<>()).add(policy);
                } else if (boxes.containsKey(facts.ref())) {
                    known.put(facts.ref(), facts);
                }
            }
            picture.boxes().forEach(box -> box.ref().map(known::get).flatMap(Court::party).ifPresent(party -> parties.put(box.id(), party)));
        }

        private static Optional<Party> party(Facts facts) {
            boolean pod = facts.ref().kind().name().equals("Pod");
            Labels labels = pod ? facts.labels() : facts.doors().template();
            return pod || !labels.equals(Labels.NONE) ? Optional.of(new Party(facts.ref(), labels, facts.doors().named(), "", false)) : Optional.empty();
        }

        @Override
        public List<Document> policies(String namespace) {
            return policies.getOrDefault(namespace, List.of());
        }

        @Override
        public Labels labels(String namespace) {
            return network.labels(namespace);
        }

        Picture judged() {
            Map<String, Box> boxes = new HashMap<>();
            picture.boxes().forEach(box -> boxes.put(box.id(), box));
            Map<String, List<Verdict>> ofService = new HashMap<>();
            List<Wire> served = new ArrayList<>();
            for (Wire wire : picture.wires()) {
                Optional<Verdict> verdict = wire.link() == Link.SERVES ? served(boxes.get(wire.from()), parties.get(wire.to())) : Optional.empty();
                verdict.ifPresent(decided -> ofService.computeIfAbsent(wire.from(), _ -> new ArrayList<>(1)).add(decided));
                served.add(verdict.map(wire::judged).orElse(wire));
            }
            List<Wire> wires = new ArrayList<>();
            for (Wire wire : served) {
                List<Verdict> behind = wire.link() == Link.ROUTES ? ofService.getOrDefault(wire.to(), List.of()) : List.of();
                wires.add(behind.isEmpty() ? wire : wire.judged(Verdict.together(behind)));
            }
            wires.addAll(named());
            return new Picture(picture.boxes(), List.copyOf(wires), picture.shown(), picture.hidden());
        }

        /** Who asks through a service is not known: what is decided is whether anybody may, at its ports. */
        private Optional<Verdict> served(@Nullable Box service, @Nullable Party target) {
            Facts facts = service == null ? null : service.ref().map(known::get).orElse(null);
            if (facts == null || target == null) {
                return Optional.empty();
            }
            List<Port> ports = facts.doors().ports();
            List<Verdict> ways = ports.stream()
                    .map(port -> Verdict.of(admission.into(target, Optional.empty(), new Admission.Door(port.target(), port.protocol()), false)))
                    .toList();
            return ways.isEmpty() ? Optional.empty() : Optional.of(Verdict.together(ways));
        }

        private List<Wire> named() {
            List<Wire> lines = new ArrayList<>();
            Map<List<String>, Boolean> drawn = new HashMap<>();
            for (Map.Entry<String, Party> one : parties.entrySet()) {
                for (Admission.Named named : admission.named(one.getValue())) {
                    for (Map.Entry<String, Party> other : parties.entrySet()) {
                        if (lines.size() >= MOST) {
                            return lines;
                        }
                        boolean another = !other.getKey().equals(one.getKey());
                        if (another && named.takes(other.getValue())) {
                            Map.Entry<String, Party> from = named.outward() ? one : other;
                            Map.Entry<String, Party> to = named.outward() ? other : one;
                            if (drawn.putIfAbsent(List.of(from.getKey(), to.getKey()), true) == null) {
                                lines.add(line(from, to, named.door()));
                            }
                        }
                    }
                }
            }
            return lines;
        }

        private Wire line(Map.Entry<String, Party> from, Map.Entry<String, Party> to, Admission.Door door) {
            Step out = admission.outOf(from.getValue(), to.getValue(), door);
            Step in = admission.into(to.getValue(), Optional.of(from.getValue()), door, false);
            return new Wire(from.getKey(), to.getKey(), Link.REACHES, Optional.empty(), "", Optional.of(Verdict.ofBoth(out, in)));
        }
    }
}

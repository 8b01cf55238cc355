package dev.pilothouse.topology;

import dev.pilothouse.diagnosis.Scene;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.topology.Step.Stage;
import dev.pilothouse.topology.Step.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What NetworkPolicies decide about a connection, by their API: who no policy selects is open, who is selected has what any policy allows.
 */
final class Admission {

    /** Which way a policy looks. */
    private enum Side {
        INGRESS("Ingress", "ingress", "from"),
        EGRESS("Egress", "egress", "to");

        final String type;
        final String rules;
        final String peers;

        Side(String type, String rules, String peers) {
            this.type = type;
            this.rules = rules;
            this.peers = peers;
        }
    }

    /**
     * What is connected to.
     *
     * @param port number, or name of a container's port; empty for any
     */
    record Door(String port, String protocol) {}

    /** What the policies are looked up in. */
    interface Book {

        /** Returns the policies of a namespace. */
        List<Document> policies(String namespace);

        Labels labels(String namespace);

        static Book of(Scene scene) {
            return new Book() {
                @Override
                public List<Document> policies(String namespace) {
                    return scene.all(WellKnown.NETWORK_POLICY, namespace);
                }

                @Override
                public Labels labels(String namespace) {
                    return scene.get(new ResourceRef(WellKnown.NAMESPACE, "", namespace))
                            .map(found -> Labels.of(found.tree().texts("metadata", "labels")))
                            .orElseGet(() -> named(namespace));
                }
            };
        }

        /** Returns the label that every namespace has. */
        static Labels named(String namespace) {
            return Labels.of(Map.of("kubernetes.io/metadata.name", namespace));
        }
    }

    private final Book book;

    Admission(Book book) {
        this.book = book;
    }

    /**
     * Returns what the policies of the target say about who comes in.
     *
     * @param from who connects, as far as it is known
     * @param outside whether the request is one from outside of the cluster
     */
    Step into(Party target, Optional<Party> from, Door door, boolean outside) {
        List<Document> selecting = selecting(target, Side.INGRESS);
        if (selecting.isEmpty()) {
            return step(Standing.PASSES, Optional.empty(), "open", target);
        }
        Optional<Document> forAll = selecting.stream().filter(policy -> allows(policy, Side.INGRESS, Optional.empty(), target, door)).findFirst();
        if (forAll.isPresent()) {
            return step(Standing.PASSES, forAll, "allowed", target);
        }
        Optional<Document> forHim = from.flatMap(party -> selecting.stream().filter(policy -> allows(policy, Side.INGRESS, Optional.of(party), target, door)).findFirst());
        if (forHim.isPresent()) {
            return step(Standing.PASSES, forHim, "allowed", target);
        }
        return from.isEmpty() && mayAllow(selecting, target, door)
                ? step(Standing.DOUBTFUL, Optional.of(selecting.getFirst()), outside ? "restricted" : "restricted-inside", target)
                : denied("denied", selecting, target);
    }

    /** Returns what the policies of the source say about where it may connect to. */
    Step outOf(Party source, Party target, Door door) {
        List<Document> selecting = selecting(source, Side.EGRESS);
        if (selecting.isEmpty()) {
            return step(Standing.PASSES, Optional.empty(), "egress-open", source);
        }
        return selecting.stream()
                .filter(policy -> allows(policy, Side.EGRESS, Optional.of(target), target, door))
                .findFirst()
                .map(policy -> step(Standing.PASSES, Optional.of(policy), "egress-allowed", source))
                .orElseGet(() -> denied("egress-denied", selecting, source));
    }

    private static Step step(Standing standing, Optional<Document> policy, String what, Party about) {
        List<String> args = List.of(policy.map(Document::name).orElse(""), about.ref().shortName());
        return new Step(Stage.POLICY, standing, policy.map(WellKnown::refTo), "topology.path." + what, args, "");
    }

    private static Step denied(String what, List<Document> selecting, Party about) {
        String key = "topology.path." + what;
        String names = selecting.stream().map(Document::name).sorted().collect(Collectors.joining(", "));
        return new Step(Stage.POLICY, Standing.BROKEN, Optional.of(WellKnown.refTo(selecting.getFirst())), key, List.of(names, about.ref().shortName()), key + ".cause");
    }

    private List<Document> selecting(Party party, Side side) {
        return book.policies(party.ref().namespace()).stream()
                .filter(policy -> LabelSelector.of(policy.tree().tree("spec", "podSelector")).matches(party.labels()))
                .filter(policy -> concerns(policy, side))
                .toList();
    }

    /** A policy that does not say its types is about what comes in, and about what goes out if it has a rule for that. */
    private static boolean concerns(Document policy, Side side) {
        List<?> types = policy.tree().list("spec", "policyTypes");
        return types.isEmpty() ? side == Side.INGRESS || policy.tree().has("spec", "egress") : types.contains(side.type);
    }

    private boolean mayAllow(List<Document> policies, Party target, Door door) {
        return policies.stream()
                .flatMap(policy -> policy.tree().trees("spec", Side.INGRESS.rules).stream())
                .anyMatch(rule -> takesPort(rule, target, door));
    }

    /** @param peer who is at the other end; nothing asks whether everybody may be */
    private boolean allows(Document policy, Side side, Optional<Party> peer, Party target, Door door) {
        return policy.tree().trees("spec", side.rules).stream()
                .filter(rule -> takesPort(rule, target, door))
                .anyMatch(rule -> {
                    List<Tree> peers = rule.trees(side.peers);
                    return peers.isEmpty() || peer.filter(party -> peers.stream().anyMatch(each -> isPeer(each, party, policy.namespace()))).isPresent();
                });
    }

    private static boolean takesPort(Tree rule, Party target, Door door) {
        List<Tree> ports = rule.trees("ports");
        Optional<Long> wanted = target.port(door.port());
        return ports.isEmpty() || door.port().isEmpty() || ports.stream().anyMatch(port -> {
            String protocol = port.has("protocol") ? port.text("protocol") : "TCP";
            if (!protocol.equals(door.protocol())) {
                return false;
            }
            Optional<Long> first = target.port(port.text("port"));
            return !port.has("port")
                    || (first.isPresent() && wanted.isPresent() && wanted.get() >= first.get() && wanted.get() <= port.number(first.get(), "endPort"));
        });
    }

    private boolean isPeer(Tree peer, Party party, String ownNamespace) {
        if (peer.has("ipBlock")) {
            return AddressBlock.holds(peer.tree("ipBlock"), party.address());
        }
        boolean namespace = peer.has("namespaceSelector")
                ? LabelSelector.of(peer.tree("namespaceSelector")).matches(book.labels(party.ref().namespace()))
                : party.ref().namespace().equals(ownNamespace);
        return namespace && LabelSelector.of(peer.tree("podSelector")).matches(party.labels());
    }

    /**
     * Somebody at the other end of a connection whom a rule names by labels of pods.
     *
     * @param outward whether the rule is about going out to him
     * @param door that the rule speaks of first; any where it speaks of all
     */
    record Named(boolean outward, LabelSelector pods, Optional<LabelSelector> namespaces, String own, Book book, Door door) {

        boolean takes(Party party) {
            boolean there = namespaces.map(selector -> selector.matches(book.labels(party.ref().namespace()))).orElseGet(() -> party.ref().namespace().equals(own));
            return there && pods.matches(party.labels());
        }
    }

    /** Returns whom the policies of a party name; whoever is named by nothing, or by a namespace alone, is everybody there and no line of its own. */
    List<Named> named(Party party) {
        return Stream.of(Side.values())
                .flatMap(side -> selecting(party, side).stream().flatMap(policy -> policy.tree().trees("spec", side.rules).stream().flatMap(rule -> named(policy, side, rule))))
                .distinct()
                .toList();
    }

    private Stream<Named> named(Document policy, Side side, Tree rule) {
        Door door = rule.trees("ports").stream()
                .findFirst()
                .map(port -> new Door(port.text("port"), port.has("protocol") ? port.text("protocol") : "TCP"))
                .orElse(new Door("", "TCP"));
        return rule.trees(side.peers).stream().map(peer -> new Named(
                        side == Side.EGRESS,
                        LabelSelector.of(peer.tree("podSelector")),
                        peer.has("namespaceSelector") ? Optional.of(LabelSelector.of(peer.tree("namespaceSelector"))) : Optional.empty(),
                        policy.namespace(),
                        book,
                        door))
                .filter(named -> !named.pods().requirements().isEmpty());
    }
}

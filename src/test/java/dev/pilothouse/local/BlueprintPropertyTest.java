package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.BlueprintNode.Mount;
import dev.pilothouse.local.BlueprintNode.Port;
import dev.pilothouse.local.BlueprintNode.Role;
import dev.pilothouse.local.BlueprintNode.Taint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the text looks like: an edit changes what it is called, and nothing else; taking it back gives the text back. */
class BlueprintPropertyTest {

    private static final Pattern COMMENT = Pattern.compile("# [a-z]+( \\d+)?");
    private static final Taint HOT = new Taint("hot", "yes", "NoSchedule");
    private static final Port PORT = new Port(9000, 19_000, "127.0.0.1", "UDP");
    private static final Mount MOUNT = new Mount("/x", "/y", true, false, "None");

    /**
     * One thing that a person can change.
     *
     * @param read what {@code there} leads to; every other reading stays
     * @param back takes the edit back
     */
    private record Edit(String name, Function<Blueprint, Object> read, UnaryOperator<Blueprint> there, UnaryOperator<Blueprint> back) {}

    private static List<Edit> edits(Blueprint blueprint, int node) {
        BlueprintNode old = blueprint.node(node);
        BlueprintNetworking network = blueprint.networking();
        List<Edit> edits = new ArrayList<>(List.of(
                new Edit("gates", Blueprint::featureGates, b -> b.withFeatureGate("NewGate", true), b -> b.withoutFeatureGate("NewGate")),
                new Edit("runtime", Blueprint::runtimeConfig, b -> b.withRuntimeConfig("api/alpha", "true"), b -> b.withoutRuntimeConfig("api/alpha")),
                new Edit("containerd", Blueprint::containerdPatches, b -> b.withContainerdPatches(List.of("[a]\nb = 1\n")), b -> b.withContainerdPatches(List.of())),
                new Edit("names", Blueprint::apiServerNames, b -> b.withApiServerNames(List.of("kind.test")), b -> b.withApiServerNames(List.of())),
                new Edit("cgroup", Blueprint::allowsCgroupV1, b -> b.withCgroupV1Allowed(true), b -> b.withCgroupV1Allowed(false)),
                new Edit("retain", b -> b.extras().retain(), b -> b.extras().withRetain(true), b -> b.extras().withRetain(false)),
                new Edit("wait", b -> b.extras().waitTime(), b -> b.extras().withWaitTime(Duration.ofSeconds(70)), b -> b.extras().withoutWaitTime()),
                new Edit("addOns", b -> b.extras().addOns(), b -> b.extras().withAddOns(List.of("a", "b")), b -> b.extras().withAddOns(List.of())),
                new Edit("pods", b -> b.networking().podSubnet(), b -> b.networking().withPodSubnet("10.1.0.0/16"), b -> b.networking().withPodSubnet("")),
                new Edit("plugin", b -> b.networking().disablesDefaultPlugin(),
                        b -> b.networking().withDefaultPluginDisabled(true), b -> b.networking().withDefaultPluginDisabled(false)),
                new Edit("label", b -> b.node(node).labels(), b -> b.node(node).withLabel("new", "x"), b -> b.node(node).withoutLabel("new")),
                new Edit("taint", b -> b.node(node).taints(), b -> b.node(node).withTaints(List.of(HOT)), b -> b.node(node).withTaints(old.taints())),
                new Edit("port", b -> b.node(node).ports(), b -> b.node(node).plusPort(PORT), b -> b.node(node).withoutPort(old.ports().size())),
                new Edit("mount", b -> b.node(node).mounts(), b -> b.node(node).plusMount(MOUNT), b -> b.node(node).withoutMount(old.mounts().size()))));
        if (network.apiServerPort() == 0) {
            edits.add(new Edit("apiPort", b -> b.networking().apiServerPort(), b -> b.networking().withApiServerPort(7443), b -> b.networking().withApiServerPort(0)));
        }
        return edits;
    }

    /** Everything that can be read, by name. */
    private static Map<String, Object> readings(Blueprint blueprint) {
        Map<String, Object> readings = new TreeMap<>();
        readings.put("name", blueprint.name());
        readings.put("unknown", blueprint.tree().tree("unknown"));
        readings.put("odd", blueprint.tree().at("networking", "odd"));
        readings.put("future", blueprint.extras().tree().list("future"));
        edits(blueprint, 0).stream().filter(edit -> edit.name.length() > 5 || !List.of("label", "taint", "port", "mount").contains(edit.name))
                .forEach(edit -> readings.put(edit.name, edit.read.apply(blueprint)));
        for (BlueprintNode node : blueprint.nodes()) {
            for (Edit edit : edits(blueprint, node.index()).stream().filter(it -> List.of("label", "taint", "port", "mount").contains(it.name)).toList()) {
                readings.put(edit.name + node.index(), edit.read.apply(blueprint));
            }
            readings.put("container" + node.index(), node.containerName());
            readings.put("image" + node.index(), node.image());
        }
        return readings;
    }

    private static List<String> comments(String text) {
        return COMMENT.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    @Property(tries = 400)
    void anEditChangesWhatItIsCalledAndGoesWithoutATrace(@ForAll long seed) {
        Blueprint blueprint = Blueprint.of(BlueprintSample.of(seed));
        int node = (int) Math.floorMod(seed, (long) blueprint.nodes().size());
        Map<String, Object> before = readings(blueprint);
        for (Edit edit : edits(blueprint, node)) {
            Blueprint there = edit.there.apply(blueprint);
            Map<String, Object> after = readings(there);
            String key = before.containsKey(edit.name) ? edit.name : edit.name + node;
            assertTrue(edit.name.equals("apiPort") || !Objects.equals(before.get(key), after.get(key)), () -> edit.name + "\n" + blueprint.text() + "\n=>\n" + there.text());
            Map<String, Object> others = new TreeMap<>(before);
            others.keySet().removeAll(List.of(key, "apiPort"));
            after.keySet().retainAll(others.keySet());
            assertEquals(others, after, () -> edit.name + "\n" + blueprint.text() + "\n=>\n" + there.text());
            assertEquals(comments(blueprint.text().text()), comments(there.text().text()), () -> edit.name + "\n" + there.text());
            assertEquals(blueprint.text().text().stripTrailing(), edit.back.apply(there).text().text().stripTrailing(),
                    () -> edit.name + "\n" + there.text());
        }
    }

    @Property(tries = 300)
    void nodesComeAndGoWithoutATrace(@ForAll long seed, @ForAll Role role) {
        Blueprint blueprint = Blueprint.of(BlueprintSample.of(seed));
        int at = role == Role.WORKER
                ? blueprint.nodes().size()
                : 1 + blueprint.nodes().stream().filter(BlueprintNode::isControlPlane).mapToInt(BlueprintNode::index).max().orElse(-1);
        Blueprint more = new BlueprintNodes(blueprint).plus(role);
        assertEquals(blueprint.nodes().size() + 1, more.nodes().size());
        assertEquals(role, more.node(at).role());
        assertEquals(comments(blueprint.text().text()), comments(more.text().text()), () -> more.text().text());
        assertEquals(blueprint.text().text().stripTrailing(), new BlueprintNodes(more).without(at).text().text().stripTrailing(), () -> more.text().text());
    }

    @Property(tries = 300)
    void aDuplicateIsTheSameNodeWithoutItsPorts(@ForAll long seed) {
        Blueprint blueprint = Blueprint.of(BlueprintSample.of(seed));
        int node = (int) Math.floorMod(seed, (long) blueprint.nodes().size());
        Blueprint two = new BlueprintNodes(blueprint).duplicated(node);
        assertEquals(blueprint.node(node).labels(), two.node(node + 1).labels());
        assertEquals(blueprint.node(node).mounts(), two.node(node + 1).mounts());
        assertEquals(blueprint.node(node).ownTaints(), two.node(node + 1).ownTaints());
        assertEquals(List.of(), two.node(node + 1).ports());
        assertEquals(blueprint.node(node).ports(), two.node(node).ports());
    }

    @Property(tries = 300)
    void sayingWhatIsSaidChangesNothing(@ForAll long seed) {
        Blueprint blueprint = Blueprint.of(BlueprintSample.of(seed));
        Blueprint same = blueprint.tree().has("name") ? blueprint.withName(blueprint.name()) : blueprint;
        for (BlueprintNode node : blueprint.nodes()) {
            same = same.node(node.index()).withTaints(node.taints()).node(node.index()).withOwnImage(node.ownImage());
            for (Map.Entry<String, String> label : node.labels().entrySet()) {
                same = same.node(node.index()).withLabel(label.getKey(), label.getValue());
            }
            for (int i = 0; i < node.ports().size(); i++) {
                same = same.node(node.index()).withPort(i, node.ports().get(i));
            }
            for (int i = 0; i < node.mounts().size(); i++) {
                same = same.node(node.index()).withMount(i, node.mounts().get(i));
            }
        }
        assertEquals(blueprint.text().text(), same.text().text());
    }

    @Property(tries = 200)
    void kindGetsOneDocumentThatMeansTheSame(@ForAll long seed) {
        Blueprint blueprint = Blueprint.of(BlueprintSample.of(seed)).withImage("kindest/node:v1.36.4");
        Blueprint given = Blueprint.of(blueprint.kindConfig());
        assertEquals(1, given.text().size());
        assertEquals(blueprint.nodes().stream().map(BlueprintNode::image).toList(), given.nodes().stream().map(BlueprintNode::ownImage).toList());
        assertEquals(blueprint.tree().tree("networking"), given.tree().tree("networking"));
    }
}

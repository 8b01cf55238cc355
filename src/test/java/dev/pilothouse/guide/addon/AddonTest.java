package dev.pilothouse.guide.addon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.guide.ApplyYaml;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.addon.ImageReach.Where;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.text.Yaml;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AddonTest {

    static final List<Addon> SHIPPED = Addon.shipped();

    private static final ApplyYaml.KindFinder ALL_KINDS = (apiVersion, name) -> {
        int slash = apiVersion.indexOf('/');
        boolean wide = List.of("Namespace", "ClusterRole", "ClusterRoleBinding", "IngressClass", "APIService").contains(name);
        return Optional.of(new Kind(apiVersion.substring(0, Math.max(0, slash)), apiVersion.substring(slash + 1), name, name.toLowerCase(Locale.ROOT) + "s", !wide));
    };

    /** A world whose registries answer or do not. */
    private record World(List<String> answering, List<String> asked) implements Web {

        static World of(String... answering) {
            return new World(List.of(answering), new ArrayList<>());
        }

        @Override
        public String text(URI address) {
            throw new AssertionError(address);
        }

        @Override
        public boolean answers(String registry) {
            asked.add(registry);
            return answering.contains(registry);
        }
    }

    private static Document node(String name, String labels, String... images) {
        return Yaml.read("""
                apiVersion: v1
                kind: Node
                metadata: {name: %s, labels: {%s}}
                status: {images: [{names: [%s]}]}
                """.formatted(name, labels, String.join(", ", images))).getFirst().document().orElseThrow();
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void eachThatComesWithTheAppIsWholeAndPinned(Addon addon) {
        List<Yaml.Part> parts = Yaml.read(addon.text());
        assertEquals(List.of(), parts.stream().flatMap(part -> part.problem().stream()).toList());
        addon.images().forEach(image -> assertTrue(!image.endsWith(":latest") && image.contains(":"), image));
    }

    @Test
    void asksRegistriesOnceAndOnlyForWhatNodesLack() {
        World world = World.of("quay.io");
        List<Document> nodes = List.of(node("one", "", "docker.io/library/web:1", "docker.io/library/half:1"), node("two", "", "docker.io/library/web:1"));
        List<ImageReach> reach = ImageReach.of(List.of("web:1", "half:1", "gone:1", "quay.io/a/b:1"), nodes, world::answers);
        assertEquals(List.of(Where.ON_ALL_NODES, Where.ON_SOME_NODES, Where.NOWHERE, Where.REGISTRY), reach.stream().map(ImageReach::where).toList());
        assertEquals(List.of("docker.io", "quay.io"), world.asked());
    }

    @Test
    void saysBeforehandThatAnImageIsOutOfReachAndThatNoNodeFits() {
        Addon ingress = Addon.byId("ingress").orElseThrow();
        AddonPlan plan = AddonPlan.of(ingress, "default", ALL_KINDS, List.of(node("one", "")), false, World.of());
        assertEquals(
                List.of("guide.addon.image.nowhere", "guide.addon.no-node"),
                plan.effects().stream().filter(effect -> effect.weight() == Effect.Weight.WARNING).map(Effect::key).toList());
        assertEquals(List.of("traefik"), plan.workloads().stream().map(ref -> ref.name()).toList());

        AddonPlan fine = AddonPlan.of(
                ingress, "default", ALL_KINDS, List.of(node("one", "ingress-ready: \"true\"", "docker.io/library/traefik:v3.5")), false, World.of());
        assertEquals(List.of("guide.addon.image.on-nodes"), fine.effects().stream().map(Effect::key).toList());
    }

    @Test
    void whatNamesNoNamespaceGoesToTheOneThatIsShown() {
        AddonPlan plan = AddonPlan.of(Addon.byId("namespace-basics").orElseThrow(), "shop", ALL_KINDS, List.of(), true, World.of());
        assertEquals(List.of("shop", "shop"), plan.refs().stream().map(ref -> ref.namespace()).toList());
        assertEquals(List.of(), plan.effects());
    }

    @Test
    void aBrokenFileHasProblemsAndItsImagesAreStillRead() {
        Addon given = Addon.given("own.yaml", """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: nightly}
                spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: "busybox:1"}]}}}}}
                ---
                kind: Nothing
                """);
        assertEquals(List.of("busybox:1"), given.images());
        assertEquals(1, AddonPlan.of(given, "default", ALL_KINDS, List.of(), true, World.of()).problems().size());
    }
}

package dev.pilothouse.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApplyOrderTest {

    private static Wish put(String kind, String name) {
        return new Wish.Put(ref(kind, name), new Document(Tree.EMPTY));
    }

    private static ResourceRef ref(String kind, String name) {
        return new ResourceRef(Kind.namespaced("", "v1", kind, kind), "", name);
    }

    private static List<String> order(Stream<Wish> wishes) {
        Draft draft = new Draft(new Draft.Summary("apply", List.of()), wishes.toList());
        return ApplyOrder.ordered(draft).wishes().stream().map(wish -> wish.ref().name()).toList();
    }

    @Test
    void putsWhatOthersNeedFirst() {
        assertEquals(
                List.of("ns", "crd", "account", "config", "claim", "role", "service", "web", "ingress", "custom", "hook"),
                order(Stream.of(
                        put("ValidatingWebhookConfiguration", "hook"),
                        put("Widget", "custom"),
                        put("Ingress", "ingress"),
                        put("Deployment", "web"),
                        put("Service", "service"),
                        put("Role", "role"),
                        put("PersistentVolumeClaim", "claim"),
                        put("ConfigMap", "config"),
                        put("ServiceAccount", "account"),
                        put("CustomResourceDefinition", "crd"),
                        put("Namespace", "ns"))));
    }

    @Test
    void keepsTheWrittenOrderWithinARank() {
        assertEquals(List.of("z", "a", "m"), order(Stream.of(put("ConfigMap", "z"), put("ConfigMap", "a"), put("ConfigMap", "m"))));
    }

    @Test
    void leavesOtherDraftsAsTheyAre() {
        assertEquals(List.of("web", "ns"), order(Stream.of(put("Deployment", "web"), new Wish.Remove(ref("Namespace", "ns")))));
    }
}

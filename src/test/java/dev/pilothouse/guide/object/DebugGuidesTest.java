package dev.pilothouse.guide.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ways into pods without a shell, and onto nodes. */
class DebugGuidesTest {

    private static final String POD =
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: web-1, namespace: shop, uid: u-web-1}
            spec:
              containers:
                - {name: web, image: "web:1"}
                - {name: side, image: "side:1"}
              ephemeralContainers:
                - {name: debugger-1, image: "busybox:1"}
            """;

    private static final String NODE =
            """
            apiVersion: v1
            kind: Node
            metadata: {name: worker-1, uid: u-node}
            """;

    @Test
    void addsAContainerAndChangesNothingElse() {
        GuideCase guide = GuideCase.of(new DebugGuide(), POD).type("guide.debug.image", "tools:2").type("guide.debug.target", "side");
        Wish.SetFields set = assertInstanceOf(Wish.SetFields.class, guide.wishes().getFirst());
        assertEquals(List.of("spec"), List.copyOf(set.fields().fields().keySet()));
        List<Tree> helpers = set.fields().trees("spec", "ephemeralContainers");
        Tree added = helpers.getLast();
        assertEquals("debugger-2", added.text("name"));
        assertEquals("tools:2", added.text("image"));
        assertEquals("side", added.text("targetContainerName"));
        assertTrue(added.isTrue("stdin") && added.isTrue("tty"));
        assertTrue(guide.said().contains("guide.debug.stays"));
    }

    @Test
    void takesNoNameThatAContainerHas() {
        assertTrue(GuideCase.of(new DebugGuide(), POD).type("guide.debug.name", "web").said().contains("guide.debug.taken"));
        assertTrue(GuideCase.of(new DebugGuide(), POD).type("guide.debug.image", "").said().contains("guide.form.needed"));
    }

    @Test
    void makesAPodWithAllRightsOnTheNodeThatEndsByItself() {
        GuideCase guide = GuideCase.of(new NodeShellGuide(), NODE);
        Wish.Put put = assertInstanceOf(Wish.Put.class, guide.wishes().getFirst());
        Document pod = put.document();
        assertEquals("node-shell-worker-1", pod.name());
        assertEquals("worker-1", pod.tree().text("spec", "nodeName"));
        assertEquals("/", pod.tree().trees("spec", "volumes").getFirst().text("hostPath", "path"));
        assertTrue(pod.tree().trees("spec", "containers").getFirst().isTrue("securityContext", "privileged"));
        assertEquals(14_400, pod.tree().number(0, "spec", "activeDeadlineSeconds"));
        assertTrue(pod.tree().texts("metadata", "labels").containsKey(NodeShellGuide.LABEL));
        assertTrue(guide.said().contains("guide.node-shell.all-rights"));
    }

    @Test
    void warnsOfANamespaceThatRefusesSuchPods() {
        Document strict = GuideCase.read(
                "apiVersion: v1\nkind: Namespace\nmetadata: {name: strict, uid: u-s, labels: {pod-security.kubernetes.io/enforce: restricted}}\n");
        GuideCase guide = GuideCase.of(new NodeShellGuide(), NODE, strict);
        assertTrue(!guide.said().contains("guide.node-shell.refused"));
        assertTrue(guide.type("guide.node-shell.namespace", "strict").said().contains("guide.node-shell.refused"));
    }
}

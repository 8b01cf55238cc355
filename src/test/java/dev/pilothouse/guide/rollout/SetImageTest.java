package dev.pilothouse.guide.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetImageTest {

    private static final Document LIVE = Given.document("""
            {'kind':'Deployment','spec':{'template':{'spec':{
              'initContainers':[{'name':'init','image':'busybox:1','args':['x']}],
              'containers':[{'name':'web','image':'web:1','ports':[{'containerPort':80}]},{'name':'side','image':'side:1'}]}}}}
            """);

    private static Tree changed(Map<String, String> images, String cause) {
        SetImage image = SetImage.of(LIVE, Given.ref("Deployment"));
        Wish.SetFields wish = (Wish.SetFields) image.draft(images, cause).wishes().getFirst();
        return Fields.overlay(LIVE.tree(), wish.fields());
    }

    private static List<String> images(Tree tree, String list) {
        return tree.tree("spec", "template", "spec").trees(list).stream().map(container -> container.text("image")).toList();
    }

    @Test
    void changesOnlyTheImagesThatAreNamed() {
        Tree changed = changed(Map.of("side", "side:2"), "");
        assertEquals(List.of("web:1", "side:2"), images(changed, "containers"));
        assertEquals(List.of(".spec.template.spec.containers[name=\"side\"].image"), Fields.changed(LIVE.tree(), changed));
    }

    @Test
    void reachesInitContainersAndAllWithAStar() {
        assertEquals(List.of("busybox:2"), images(changed(Map.of("init", "busybox:2"), ""), "initContainers"));
        Tree all = changed(Map.of("*", "one:1"), "");
        assertEquals(List.of("one:1", "one:1"), images(all, "containers"));
        assertEquals(List.of("one:1"), images(all, "initContainers"));
    }

    @Test
    void keepsTheReasonWithTheRevision() {
        assertEquals("faster", changed(Map.of("web", "web:2"), " faster ").text("metadata", "annotations", Revision.CHANGE_CAUSE));
        assertFalse(changed(Map.of("web", "web:2"), " ").has("metadata", "annotations"));
    }

    @Test
    void findsTheTemplateOfEveryKindThatHasOne() {
        Document cron = Given.document("{'spec':{'jobTemplate':{'spec':{'template':{'spec':{'containers':[{'name':'a','image':'b'}]}}}}}}");
        ResourceRef ref = new ResourceRef(Kind.namespaced("batch", "v1", "CronJob", "cronjobs"), "shop", "nightly");
        SetImage image = SetImage.of(cron, ref);
        Wish.SetFields wish = (Wish.SetFields) image.draft(Map.of("a", "c"), "").wishes().getFirst();
        Tree changed = Fields.overlay(cron.tree(), wish.fields());
        assertEquals("c", changed.tree("spec", "jobTemplate", "spec", "template", "spec").trees("containers").getFirst().text("image"));
        Document pod = Given.document("{'spec':{'containers':[{'name':'a','image':'b'}]}}");
        assertEquals(1, SetImage.of(pod, new ResourceRef(Kind.namespaced("", "v1", "Pod", "pods"), "shop", "p")).containers().size());
    }

    @Test
    void refusesUnknownContainers() {
        SetImage image = SetImage.of(LIVE, Given.ref("Deployment"));
        ProblemException refused = assertThrows(ProblemException.class, () -> image.draft(Map.of("nobody", "a:1"), ""));
        assertEquals(ProblemCode.CONTAINER_UNKNOWN, refused.problem().code());
        assertEquals("init, web, side", refused.problem().args().getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "nginx:1.27", "ghcr.io/shop/web:2.4.0", "localhost:5000/a/b", "a@sha256:0123abcd", "registry.k8s.io/pause:3.9"})
    void takesNamesOfImages(String text) {
        assertTrue(SetImage.isImage(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "https://ghcr.io/a", "-a", "a:", "a\n", "ａ", "a;rm"})
    void takesNothingElse(String text) {
        assertFalse(SetImage.isImage(text));
    }
}

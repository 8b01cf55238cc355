package dev.pilothouse.change;

import static dev.pilothouse.change.Objects.document;
import static dev.pilothouse.change.Objects.tree;
import static dev.pilothouse.change.Road.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KubectlScriptTest {

    private static final ResourceRef WEB = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "web");
    private static final ResourceRef LOGIN = new ResourceRef(Kind.namespaced("", "v1", "Secret", "secrets"), "shop", "login");

    private static String script(Wish... wishes) {
        return KubectlScript.of(draft(wishes), "shop-dev");
    }

    @Test
    void scalesByItsOwnVerb() {
        assertEquals(
                "kubectl --context shop-dev -n shop scale deployments.apps/web --replicas=5\n",
                script(new Wish.SetFields(WEB, tree("{'spec':{'replicas':5}}"))));
    }

    @Test
    void speaksToAContainerEngineInItsOwnWords() {
        ResourceRef container = new ResourceRef(EngineKinds.CONTAINER, "", "web");
        ResourceRef image = new ResourceRef(EngineKinds.IMAGE, "", "nginx:1");
        assertEquals(
                """
                docker stop web
                docker restart web
                docker update --restart always web
                docker rm --volumes web
                docker rmi nginx:1
                """,
                script(
                        new Wish.SetFields(container, tree("{'spec':{'state':'stopped'}}")),
                        new Wish.SetFields(container, tree("{'spec':{'startedAt':'2026-01-01T00:00:00Z'}}")),
                        new Wish.SetFields(container, tree("{'spec':{'restartPolicy':{'name':'always'}}}")),
                        new Wish.Remove(container),
                        new Wish.Remove(image)));
    }

    @Test
    void setsOtherFieldsByAPatchThatMergesLists() {
        assertEquals(
                "kubectl --context shop-dev -n shop patch deployments.apps/web --type=merge --field-manager=pilothouse"
                        + " -p '{\"spec\":{\"paused\":true}}'\n",
                script(new Wish.SetFields(WEB, tree("{'spec':{'paused':true}}"))));
        assertTrue(script(new Wish.SetFields(WEB, tree("{'spec':{'containers':[{'name':'a'}]}}"))).contains("--type=strategic"));
    }

    @Test
    void appliesDocumentsTogetherInTheOrderInWhichTheyAreNeeded() {
        ResourceRef shop = new ResourceRef(FakeCluster.NAMESPACE, "", "shop");
        assertEquals(
                """
                kubectl --context shop-dev apply --server-side --field-manager=pilothouse -f - <<'EOF'
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                  namespace: shop
                spec:
                  replicas: 2
                EOF
                """,
                script(new Wish.Put(WEB, document("{'spec':{'replicas':2},'status':{}}")), new Wish.Put(shop, document("{}"))));
    }

    @Test
    void aDocumentMayHoldTheEndOfADocument() {
        String script = script(new Wish.Put(WEB, document("{'spec':{'text':'a\\nEOF\\nb\\n'}}")));
        assertTrue(script.contains("<<'EOF") && script.endsWith("\n"), script);
        String end = script.substring(script.indexOf("<<'") + 3, script.indexOf("'\n"));
        assertEquals(1, script.lines().filter(end::equals).count());
    }

    @Test
    void takesBackAndRemoves() {
        assertEquals(
                "kubectl --context shop-dev -n shop patch deployments.apps/web --type=merge --field-manager=pilothouse"
                        + " -p '{\"spec\":{\"paused\":null,\"replicas\":3}}'\n"
                        + "kubectl --context shop-dev -n shop delete deployments.apps/web --wait=false\n",
                script(
                        new Wish.Restore(WEB, document("{'spec':{'replicas':3}}"), document("{'spec':{'replicas':5,'paused':true}}")),
                        new Wish.Remove(WEB, Optional.of("uid"))));
    }

    @Test
    void evictsByTheBareInterface() {
        ResourceRef pod = new ResourceRef(FakeCluster.POD, "shop", "web-1");
        assertEquals(
                "echo '{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\",\"metadata\":{\"name\":\"web-1\",\"namespace\":\"shop\"}}'"
                        + " | kubectl --context shop-dev create --raw /api/v1/namespaces/shop/pods/web-1/eviction -f -\n",
                script(new Wish.Evict(pod, "uid", Duration.ZERO)));
    }

    @Test
    void quotesForAShell() {
        assertEquals("'it'\\''s $HOME'", KubectlScript.quoted("it's $HOME"));
        assertEquals("''", KubectlScript.quoted(""));
        assertTrue(KubectlScript.of(draft(new Wish.Remove(WEB)), "a b").startsWith("kubectl --context 'a b' "));
    }

    @Test
    void hidesSecretsOnAScreenOnly() {
        Draft put = draft(new Wish.Put(LOGIN, document("{'data':{'password':'c2VjcmV0'}}")));
        Draft set = draft(new Wish.SetFields(LOGIN, tree("{'data':{'password':'c2VjcmV0','old':null}}")));
        assertTrue(KubectlScript.of(put, "x").contains("c2VjcmV0"));
        assertTrue(KubectlScript.of(set, "x").contains("\"password\":\"c2VjcmV0\",\"old\":null"), KubectlScript.of(set, "x"));
        assertFalse(KubectlScript.shown(put, "x").contains("c2VjcmV0"));
        assertFalse(KubectlScript.shown(set, "x").contains("c2VjcmV0"));
        assertTrue(KubectlScript.shown(set, "x").contains("password"));
    }

    @Test
    void theCopyThatKubectlLeavesOfASecretIsMaskedToo() {
        String copy = "{'metadata':{'annotations':{'kubectl.kubernetes.io/last-applied-configuration':'canary'}},'data':{'gone':null}}";
        String shown = KubectlScript.shown(draft(new Wish.SetFields(LOGIN, tree(copy))), "shop-dev");
        assertFalse(shown.contains("canary"), shown);
        assertTrue(shown.contains("\"gone\":null"), shown);
    }
}

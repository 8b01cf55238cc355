package dev.pilothouse.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.guide.Removal.Need;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemovalTest {

    private static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");
    private static final Kind GADGET = new Kind("example.org", "v1", "Gadget", "gadgets", true);

    private final List<Document> around = new ArrayList<>();

    private static Document document(String kind, String name, String more) {
        return new Document(Json.read("{'apiVersion':'v1','kind':'%s','metadata':{'name':'%s','namespace':'shop','uid':'%s-%s'%s"
                .formatted(kind, name, kind, name, more).replace('\'', '"')));
    }

    private static String ownedBy(String kind, String name) {
        return ",'ownerReferences':[{'kind':'%s','name':'%s','uid':'%s-%s','controller':true}]".formatted(kind, name, kind, name);
    }

    private void add(String kind, String name, String more) {
        around.add(document(kind, name, more));
    }

    private static ResourceRef ref(String kind, String name) {
        return new ResourceRef(Kind.namespaced("", "v1", kind, kind.toLowerCase(java.util.Locale.ROOT) + "s"), "shop", name);
    }

    private Removal removal(String kind, String name, String more) {
        Document live = document(kind, name, more);
        around.add(live);
        return Removal.of(List.of(ref(kind, name)), List.of(live), around);
    }

    private static final String TEMPLATE = "},'spec':{'template':{'metadata':{'labels':{'app':'web'}}}}}";

    @Test
    void countsWhatGoesAlongThroughAllOwners() {
        add("Pod", "a", ownedBy("ReplicaSet", "rs") + "}}");
        add("Pod", "b", ownedBy("ReplicaSet", "rs") + "}}");
        add("ReplicaSet", "rs", ownedBy("Deployment", "web") + "}}");
        add("Pod", "other", "}}");
        Removal removal = removal("Deployment", "web", TEMPLATE);
        assertEquals(List.of(Effect.note("guide.delete.goes", "2 × Pod, 1 × ReplicaSet")), removal.effects());
        assertTrue(removal.owns());
    }

    @Test
    void saysThatAControllerMakesItAgain() {
        Removal removal = removal("Pod", "a", ownedBy("ReplicaSet", "rs") + "}}");
        assertEquals(List.of(Effect.note("guide.delete.made-again", "ReplicaSet rs", "a")), removal.effects());
        assertFalse(removal.owns());
    }

    @Test
    void warnsWhomAWorkloadLeavesBehind() {
        add("Service", "web", "},'spec':{'selector':{'app':'web'}}}");
        add("Service", "none", "},'spec':{}}");
        add("HorizontalPodAutoscaler", "front", "},'spec':{'scaleTargetRef':{'kind':'Deployment','name':'web'}}}");
        assertEquals(
                List.of(Effect.warning("guide.delete.service", "web", "web"), Effect.warning("guide.delete.autoscaler", "front", "web")),
                removal("Deployment", "web", TEMPLATE).effects());
    }

    @Test
    void aServiceThatServesOtherPodsTooIsLeftAlone() {
        add("Service", "web", "},'spec':{'selector':{'app':'web'}}}");
        add("Pod", "other", ",'labels':{'app':'web'}}}");
        assertEquals(List.of(), removal("Deployment", "web", TEMPLATE).effects());
    }

    @Test
    void warnsWhoUsesAPart() {
        add("Deployment", "web", "},'spec':{'template':{'spec':{'containers':[{'envFrom':[{'secretRef':{'name':'login'}}]}]}}}}");
        add("CronJob", "night", "},'spec':{'jobTemplate':{'spec':{'template':{'spec':{'volumes':[{'projected':{'sources':[{'secret':{'name':'login'}}]}}]}}}}}}");
        add("Deployment", "api", "},'spec':{'template':{'spec':{'containers':[{'envFrom':[{'configMapRef':{'name':'login'}}]}]}}}}");
        assertEquals(
                List.of(Effect.warning("guide.delete.used", "Deployment web", "login"), Effect.warning("guide.delete.used", "CronJob night", "login")),
                removal("Secret", "login", "}}").effects());
    }

    @Test
    void warnsThatDataIsLostWithAClaim() {
        around.add(new Document(Json.read("{\"kind\":\"PersistentVolume\",\"metadata\":{\"name\":\"pv\"},\"spec\":{\"persistentVolumeReclaimPolicy\":\"Delete\"}}")));
        assertEquals(
                List.of(Effect.warning("guide.delete.data", "data", "pv"), Effect.note("guide.delete.finalizers", "data", "kubernetes.io/pvc-protection")),
                removal("PersistentVolumeClaim", "data", ",'finalizers':['kubernetes.io/pvc-protection']},'spec':{'volumeName':'pv'}}").effects());
    }

    @Test
    void asksForEverythingInANamespaceAndAllObjectsOfADefinition() {
        ResourceRef namespace = new ResourceRef(Kind.clusterWide("", "v1", "Namespace", "namespaces"), "", "shop");
        ResourceRef definition = new ResourceRef(
                Kind.clusterWide("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions"), "", "gadgets.example.org");
        assertEquals(
                List.of(new Need("shop", List.of(POD, GADGET)), new Need("", List.of(GADGET))),
                Removal.needs(List.of(namespace, definition), List.of(POD, GADGET)));
        add("Pod", "a", "}}");
        Document live = new Document(Json.read("{\"kind\":\"Namespace\",\"metadata\":{\"name\":\"shop\",\"uid\":\"n\"}}"));
        assertEquals(
                List.of(Effect.warning("guide.delete.namespace", "shop", "1 × Pod")), Removal.of(List.of(namespace), List.of(live), around).effects());
    }
}

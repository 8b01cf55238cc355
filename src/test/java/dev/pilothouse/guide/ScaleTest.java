package dev.pilothouse.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Room;
import dev.pilothouse.text.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScaleTest {

    private static Document document(String json) {
        return new Document(Json.read(json.replace('\'', '"')));
    }

    private static ResourceRef ref(String kind, String plural) {
        return new ResourceRef(Kind.namespaced("apps", "v1", kind, plural), "shop", "web");
    }

    private static final ResourceRef DEPLOYMENT = ref("Deployment", "deployments");
    private static final Document THREE = document("{'kind':'Deployment','spec':{'replicas':3}}");

    private static List<String> keys(Scale scale, int replicas) {
        return scale.effects(replicas).stream().map(Effect::key).toList();
    }

    @Test
    void asksForTheNumberAndNothingElse() {
        Draft draft = Scale.of(THREE, DEPLOYMENT).draft(5);
        assertEquals(List.of(new Draft.Wish.SetFields(DEPLOYMENT, new Tree(Map.of("spec", Map.of("replicas", 5L))))), draft.wishes());
        assertEquals(new Draft.Summary("scale", List.of("deployment/web", "5")), draft.summary());
    }

    @Test
    void saysWhatAnotherNumberDoes() {
        Scale scale = Scale.of(THREE, DEPLOYMENT);
        assertEquals(List.of(new Effect(Effect.Weight.NOTE, "guide.scale.more", List.of("2"))), scale.effects(5));
        assertEquals(List.of(new Effect(Effect.Weight.NOTE, "guide.scale.fewer", List.of("1"))), scale.effects(2));
        assertEquals(List.of("guide.scale.zero"), keys(scale, 0));
        assertEquals(List.of("guide.scale.same"), keys(scale, 3));
    }

    @Test
    void countsOneCopyWhenTheObjectDoesNotSay() {
        assertEquals(1, Scale.of(document("{'spec':{}}"), DEPLOYMENT).current());
    }

    @Test
    void reachesAtLeastTen() {
        assertEquals(10, Scale.of(THREE, DEPLOYMENT).reach());
        assertEquals(16, Scale.of(document("{'spec':{'replicas':8}}"), DEPLOYMENT).reach());
    }

    @Test
    void warnsThatAnAutoscalerWouldUndoIt() {
        Document hpa = document(
                "{'kind':'HorizontalPodAutoscaler','metadata':{'name':'front'},'spec':{'minReplicas':3,'maxReplicas':8,'scaleTargetRef':{'kind':'Deployment','name':'web'}}}");
        Document other = document(
                "{'kind':'HorizontalPodAutoscaler','metadata':{'name':'other'},'spec':{'scaleTargetRef':{'kind':'StatefulSet','name':'web'}}}");
        Scale scale = Scale.of(THREE, DEPLOYMENT, List.of(other, hpa));
        assertEquals(
                new Effect(Effect.Weight.WARNING, "guide.scale.autoscaler", List.of("front", "3", "8")),
                scale.effects(5).getFirst());
        assertEquals(List.of("guide.scale.autoscaler-off", "guide.scale.zero"), keys(scale, 0));
    }

    @Test
    void warnsWhenTheQuotaIsTooSmall() {
        Document quota = document("{'kind':'ResourceQuota','metadata':{'name':'shop'},'status':{'hard':{'pods':'5'},'used':{'pods':'4'}}}");
        Scale scale = Scale.of(THREE, DEPLOYMENT, List.of(quota));
        assertEquals(List.of("guide.scale.more"), keys(scale, 4));
        assertEquals(List.of("guide.scale.quota", "guide.scale.more"), keys(scale, 5));
        assertEquals(List.of("shop", "1", "pods"), scale.effects(5).getFirst().args());
    }

    private static final Document ASKING = document(
            "{'spec':{'replicas':3,'template':{'metadata':{'labels':{'app':'web'}},'spec':{'containers':[{'resources':{'requests':{'cpu':'250m','memory':'256Mi'}}}]}}}}");

    @Test
    void countsWhatAQuotaOfProcessorsLeaves() {
        Document quota = document("{'kind':'ResourceQuota','metadata':{'name':'shop'},'status':{'hard':{'pods':'50','requests.cpu':'1500m'},'used':{'requests.cpu':'900m'}}}");
        assertEquals(
                Effect.warning("guide.scale.quota", "shop", "2", "requests.cpu"),
                Scale.of(ASKING, DEPLOYMENT, List.of(quota)).effects(6).getFirst());
    }

    private static Document budget(String spec) {
        return document("{'kind':'PodDisruptionBudget','metadata':{'name':'keep'},'spec':{'selector':{'matchLabels':{'app':'web'}}," + spec + "}}");
    }

    @Test
    void warnsWhereABudgetWouldLetNoneGo() {
        Effect stuck = Effect.warning("guide.scale.budget", "keep", "2");
        assertEquals(stuck, Scale.of(ASKING, DEPLOYMENT, List.of(budget("'minAvailable':2"))).effects(2).getFirst());
        assertEquals(stuck, Scale.of(ASKING, DEPLOYMENT, List.of(budget("'minAvailable':'60%'"))).effects(2).getFirst());
        assertEquals(List.of("guide.scale.fewer"), keys(Scale.of(ASKING, DEPLOYMENT, List.of(budget("'maxUnavailable':'10%'"))), 2));
        assertEquals(List.of("guide.scale.more"), keys(Scale.of(ASKING, DEPLOYMENT, List.of(budget("'minAvailable':3"))), 4));
    }

    private static Room room(String... cpus) {
        Room.Reader reader = new Room.Reader();
        for (int i = 0; i < cpus.length; i++) {
            reader.add(document("{'kind':'Node','metadata':{'name':'worker%d'},'status':{'allocatable':{'cpu':'%s','memory':'8Gi','pods':'110'}}}".formatted(i + 1, cpus[i])));
        }
        return reader.room();
    }

    @Test
    void saysWhereFurtherCopiesFit() {
        assertEquals(
                List.of(Effect.note("guide.scale.fits", "2", "0.5 CPU, 512 MiB", "worker2")),
                Scale.of(ASKING, DEPLOYMENT).within(room("100m", "1")).effects(5));
    }

    @Test
    void saysHowManyWouldStayPendingAndWhy() {
        assertEquals(
                List.of(
                        Effect.warning("guide.scale.no-room", "4", "3", "0.25 CPU, 256 MiB"),
                        Effect.note("guide.placement.too-little", "worker1", "0.15 CPU"),
                        Effect.note("guide.placement.too-little", "worker2", "0.05 CPU")),
                Scale.of(ASKING, DEPLOYMENT).within(room("100m", "450m")).effects(7));
    }

    @Test
    void promisesNothingToCopiesThatAskForNothing() {
        assertEquals(List.of("guide.scale.asks-nothing"), keys(Scale.of(THREE, DEPLOYMENT).within(room("1")), 4));
    }

    @Test
    void tellsTheOrderOfAStatefulSet() {
        Scale scale = Scale.of(THREE, ref("StatefulSet", "statefulsets"));
        assertEquals(List.of("guide.scale.more", "guide.scale.ordered-up"), keys(scale, 4));
        assertEquals(List.of("guide.scale.fewer", "guide.scale.ordered-down"), keys(scale, 1));
    }

    @Test
    void promisesNoOrderToAStatefulSetThatStartsAllAtOnce() {
        Document parallel = document("{'spec':{'replicas':3,'podManagementPolicy':'Parallel'}}");
        assertEquals(List.of("guide.scale.more"), keys(Scale.of(parallel, ref("StatefulSet", "statefulsets")), 4));
    }

    @Test
    void warnsThatTheOwnerOfAReplicaSetWouldUndoIt() {
        Document owned = document("{'metadata':{'ownerReferences':[{'kind':'Deployment','name':'web','controller':true}]},'spec':{'replicas':3}}");
        Scale scale = Scale.of(owned, ref("ReplicaSet", "replicasets"));
        assertEquals(
                new Effect(Effect.Weight.WARNING, "guide.scale.owned", List.of("Deployment web")), scale.effects(5).getFirst());
    }

    @Test
    void fitsWorkloadsWithCopiesOnly() {
        assertTrue(Scale.fits(DEPLOYMENT));
        assertFalse(Scale.fits(ref("DaemonSet", "daemonsets")));
    }
}

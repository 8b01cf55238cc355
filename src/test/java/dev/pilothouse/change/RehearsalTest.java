package dev.pilothouse.change;

import static dev.pilothouse.change.Objects.document;
import static dev.pilothouse.change.Objects.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.cluster.Capability;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.text.SecretMask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private static final ResourceRef WEB = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "web");
    private static final Wish SCALE = new Wish.SetFields(WEB, tree("{'spec':{'replicas':5,'paused':true}}"));
    private static final FieldOwner KUBECTL = new FieldOwner(".spec.replicas", "kubectl");
    private static final FieldOwner ARGO = new FieldOwner(".spec.replicas", "argocd-controller");
    private static final FieldOwner OURS = new FieldOwner(".spec.paused", "pilothouse");

    private final Road road = new Road();

    @BeforeEach
    void deployment() {
        road.cluster.put(FakeCluster.DEPLOYMENT, Road.fields("{'metadata':{'name':'web','namespace':'shop'},'spec':{'replicas':1}}"));
    }

    private Rehearsal rehearse(Choice choice, WriteResult answer) {
        Preview preview = road.pipeline.preview(Road.draft(SCALE));
        road.cluster.answerNextWrite(answer);
        return road.pipeline.rehearse(preview, choice);
    }

    private static Verdict.Accepted accepted(Rehearsal rehearsal) {
        return assertInstanceOf(Verdict.Accepted.class, rehearsal.verdicts().getFirst());
    }

    private static Write.Apply write(Rehearsal rehearsal) {
        return assertInstanceOf(Write.Apply.class, rehearsal.tried().getFirst().write());
    }

    @Test
    void writesNothing() {
        assertTrue(road.rehearse(SCALE).applicable());
        assertEquals(List.of(), road.cluster.writes());
    }

    @Test
    void listsWhatTheServerFilledIn() {
        var result = document("{'metadata':{'name':'web','uid':'u'},'spec':{'replicas':5,'paused':true,'strategy':{'type':'R'}},'status':{'x':1}}");
        Rehearsal rehearsal = rehearse(Choice.ASK, new WriteResult.Accepted(result, List.of("old API")));
        assertEquals(List.of(".spec.strategy"), accepted(rehearsal).filledIn());
        assertEquals(List.of("old API"), accepted(rehearsal).warnings());
    }

    @Test
    void takesOverFromPeoplesToolsAndSaysSo() {
        Rehearsal rehearsal = rehearse(Choice.ASK, new WriteResult.Conflicts(List.of(KUBECTL, OURS)));
        assertEquals(List.of(KUBECTL), accepted(rehearsal).takenOver());
        assertTrue(write(rehearsal).force());
    }

    @Test
    void asksBeforeItTakesOverFromAController() {
        Rehearsal rehearsal = rehearse(Choice.ASK, new WriteResult.Conflicts(List.of(KUBECTL, ARGO)));
        assertEquals(new Verdict.NeedsChoice(List.of(KUBECTL, ARGO)), rehearsal.verdicts().getFirst());
        assertFalse(rehearsal.applicable());
    }

    @Test
    void takesOverFromAControllerWhenTold() {
        Rehearsal rehearsal = rehearse(Choice.TAKE_OVER, new WriteResult.Conflicts(List.of(ARGO)));
        assertEquals(List.of(ARGO), accepted(rehearsal).takenOver());
        assertTrue(write(rehearsal).force());
    }

    @Test
    void leavesTheirFieldsOutWhenTold() {
        Rehearsal rehearsal = rehearse(Choice.LEAVE_THEIRS, new WriteResult.Conflicts(List.of(ARGO)));
        assertEquals(tree("{'paused':true}"), write(rehearsal).intent().tree().tree("spec"));
        assertFalse(write(rehearsal).force());
        assertEquals(1, accepted(rehearsal).result().tree().number(0, "spec", "replicas"));
    }

    @Test
    void eachFieldIsDecidedByItself() {
        FieldOwner helm = new FieldOwner(".spec.paused", "operator");
        Preview preview = road.pipeline.preview(Road.draft(SCALE));
        Choices choices = Choices.all(Choice.ASK)
                .with(new Choices.Field(WEB, ".spec.replicas"), Choice.LEAVE_THEIRS)
                .with(new Choices.Field(WEB, ".spec.paused"), Choice.TAKE_OVER);
        road.cluster.answerNextWrite(new WriteResult.Conflicts(List.of(ARGO, helm)));
        Rehearsal rehearsal = road.pipeline.rehearse(preview, choices);

        assertEquals(tree("{'paused':true}"), write(rehearsal).intent().tree().tree("spec"));
        assertTrue(write(rehearsal).force());
        assertEquals(List.of(helm), accepted(rehearsal).takenOver());
        assertEquals(
                List.of(Choice.LEAVE_THEIRS, Choice.TAKE_OVER), rehearsal.disputes().stream().map(Dispute::choice).toList());

        road.cluster.answerNextWrite(new WriteResult.Conflicts(List.of(ARGO, helm)));
        Rehearsal half = road.pipeline.rehearse(preview, Choices.all(Choice.ASK).with(new Choices.Field(WEB, ".spec.paused"), Choice.TAKE_OVER));
        assertEquals(new Verdict.NeedsChoice(List.of(ARGO)), half.verdicts().getFirst(), "one answer is missing");
    }

    /** Forcing holds for one version only: who comes in between is asked about, not overwritten. */
    @Test
    void isNeverForcedOverAnOwnerWhoCameLater() {
        Preview preview = road.pipeline.preview(Road.draft(SCALE));
        Choices choices = Choices.all(Choice.ASK).with(new Choices.Field(WEB, ".spec.replicas"), Choice.TAKE_OVER);
        road.cluster.answerNextWrite(new WriteResult.Conflicts(List.of(ARGO)));
        Rehearsal rehearsal = road.pipeline.rehearse(preview, choices);
        assertTrue(write(rehearsal).force());
        assertEquals(preview.items().getFirst().live().orElseThrow().version(), write(rehearsal).version().orElseThrow());
    }

    @Test
    void saysSinceWhenAndBothValues() {
        road.cluster.put(
                FakeCluster.DEPLOYMENT,
                Road.fields("{'metadata':{'name':'web','namespace':'shop','managedFields':[{'manager':'argocd-controller','operation':'Apply',"
                        + "'time':'2026-11-21T10:00:00Z','fieldsV1':{'f:spec':{'f:replicas':{}}}}]},'spec':{'replicas':3}}"));
        Rehearsal rehearsal = rehearse(Choice.ASK, new WriteResult.Conflicts(List.of(ARGO)));
        Dispute dispute = rehearsal.disputes().getFirst();
        assertEquals(Instant.parse("2026-11-21T10:00:00Z"), dispute.since());
        assertEquals(3L, dispute.theirs());
        assertEquals(5L, dispute.ours());
        assertTrue(dispute.controller());
    }

    @Test
    void questionsAboutSecretsDoNotGiveTheirValuesAway() {
        ResourceRef db = new ResourceRef(Kind.namespaced("", "v1", "Secret", "secrets"), "shop", "db");
        road.cluster.offer(db.kind(), "secret");
        road.cluster.put(db.kind(), Road.fields("{'metadata':{'name':'db','namespace':'shop'},'data':{'password':'b2xk'}}"));
        Preview seen = road.pipeline.preview(Road.draft(new Wish.SetFields(db, tree("{'data':{'password':'bmV3'}}"))));
        road.cluster.answerNextWrite(new WriteResult.Conflicts(List.of(new FieldOwner(".data.password", "kubectl-create"))));
        Dispute dispute = road.pipeline.rehearse(seen, Choice.ASK).disputes().getFirst();

        road.cluster.put(db.kind(), Road.fields("{'metadata':{'name':'db','namespace':'shop'},'data':{'password':'b3RoZXI='}}"));
        Preview fresh = road.pipeline.preview(Road.draft(new Wish.SetFields(db, tree("{'data':{'password':'bmV3'}}"))));
        Meanwhile meanwhile = Meanwhile.between(seen, fresh).getFirst();

        assertTrue(String.valueOf(dispute.theirs()).startsWith(SecretMask.DOTS + " (3 B, "), () -> dispute.toString());
        assertTrue(String.valueOf(dispute.ours()).startsWith(SecretMask.DOTS + " (3 B, "), () -> dispute.toString());
        assertNotEquals(dispute.theirs(), dispute.ours(), "the masks of two values differ");
        String said = dispute + " " + meanwhile;
        assertTrue(said.contains("(5 B, "), said);
        assertFalse(said.contains("b2xk") || said.contains("bmV3") || said.contains("b3RoZXI="), said);
    }

    @Test
    void leadsToTheAutoscalerThatOwnsTheCopies() {
        Kind autoscalers = Kind.namespaced("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers");
        road.cluster.offer(autoscalers, "hpa");
        road.cluster.put(autoscalers, Road.fields("{'metadata':{'name':'web-scaler','namespace':'shop'},'spec':{'scaleTargetRef':{'kind':'Deployment','name':'web'}}}"));
        FieldOwner controller = new FieldOwner(".spec.replicas", "kube-controller-manager");
        Rehearsal rehearsal = rehearse(Choice.ASK, new WriteResult.Conflicts(List.of(controller)));
        assertEquals(Optional.of(new ResourceRef(autoscalers, "shop", "web-scaler")), rehearsal.disputes().getFirst().editAt());
    }

    @Test
    void anAutoscalerIsAnOwnerEvenWhereTheServerNamesNone() {
        Kind autoscalers = Kind.namespaced("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers");
        road.cluster.offer(autoscalers, "hpa");
        road.cluster.put(autoscalers, Road.fields("{'metadata':{'name':'web-scaler','namespace':'shop'},'spec':{'scaleTargetRef':{'kind':'Deployment','name':'web'}}}"));

        Rehearsal asked = road.rehearse(SCALE);
        assertInstanceOf(Verdict.NeedsChoice.class, asked.verdicts().getFirst());
        assertEquals("web-scaler", asked.disputes().getFirst().editAt().orElseThrow().name());

        assertEquals(
                List.of(Autoscaling.MANAGER),
                rehearse(Choice.ASK, new WriteResult.Conflicts(List.of(KUBECTL))).disputes().stream().map(Dispute::manager).toList(),
                "who wrote it by hand before has no say beside it");
        Rehearsal taken = road.pipeline.rehearse(road.pipeline.preview(Road.draft(SCALE)), Choice.TAKE_OVER);
        assertFalse(write(taken).force(), "nobody has to be forced");
        assertTrue(road.rehearse(new Wish.SetFields(WEB, tree("{'spec':{'replicas':0}}"))).applicable(), "it leaves alone what has no copies");
    }

    @Test
    void whatIsRefusedForOneObjectSaysNothingAboutTheOthers() {
        Wish map = new Wish.Put(new ResourceRef(FakeCluster.CONFIG_MAP, "shop", "a"), document("{'data':{'x':'1'}}"));
        Preview preview = road.pipeline.preview(Road.draft(map, SCALE));
        road.cluster.failNext(Problem.of(ProblemCode.FORBIDDEN, "patch", "configmaps", "shop"));
        Rehearsal rehearsal = road.pipeline.rehearse(preview, Choice.ASK);
        assertInstanceOf(Verdict.Refused.class, rehearsal.verdicts().get(0));
        assertInstanceOf(Verdict.Accepted.class, rehearsal.verdicts().get(1));
    }

    @Test
    void asksBeforeAnUndoTouchesAController() {
        road.cluster.put(
                FakeCluster.DEPLOYMENT,
                Road.fields("{'metadata':{'name':'web','namespace':'shop','managedFields':[{'manager':'argocd-controller','operation':'Apply',"
                        + "'fieldsV1':{'f:spec':{'f:replicas':{}}}}]},'spec':{'replicas':5,'paused':true}}"));
        Wish undo = new Wish.Restore(
                WEB, document("{'spec':{'replicas':3,'paused':false}}"), document("{'spec':{'replicas':5,'paused':true}}"));
        assertEquals(new Verdict.NeedsChoice(List.of(ARGO)), road.rehearse(undo).verdicts().getFirst());
        Rehearsal rest = road.pipeline.rehearse(road.pipeline.preview(Road.draft(undo)), Choice.LEAVE_THEIRS);
        assertEquals(tree("{'spec':{'paused':false}}"), assertInstanceOf(Write.Merge.class, rest.tried().getFirst().write()).patch());
    }

    @Test
    void passesOnWhatTheServerRefuses() {
        Problem problem = Problem.of(ProblemCode.INVALID, WEB.toString());
        assertEquals(
                new Verdict.Refused(problem, List.of("because")),
                rehearse(Choice.ASK, new WriteResult.Refused(problem, List.of("because"))).verdicts().getFirst());
    }

    @Test
    void asksForAFreshPreviewWhenTheFieldItselfChanged() {
        Preview preview = road.pipeline.preview(Road.draft(SCALE));
        road.cluster.put(FakeCluster.DEPLOYMENT, Road.fields("{'metadata':{'name':'web','namespace':'shop'},'spec':{'replicas':9}}"));
        assertInstanceOf(Verdict.Outdated.class, road.pipeline.rehearse(preview, Choice.ASK).verdicts().getFirst());
    }

    @Test
    void checksHereOnlyWhereThePlatformCannotRehearse() {
        road.cluster.changeableCapabilities().remove(Capability.DRY_RUN);
        assertEquals(new Verdict.CheckedHereOnly(), road.rehearse(SCALE).verdicts().getFirst());
    }

    @Test
    void checksHereOnlyWhatNeedsAnEarlierObject() {
        Kind definitions = Kind.clusterWide("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions");
        Kind widgets = Kind.namespaced("example.com", "v1", "Widget", "widgets");
        Rehearsal rehearsal = road.rehearse(
                new Wish.Put(new ResourceRef(widgets, "shop", "w"), document("{}")),
                new Wish.Put(new ResourceRef(FakeCluster.CONFIG_MAP, "fresh", "c"), document("{}")),
                new Wish.Put(new ResourceRef(FakeCluster.NAMESPACE, "", "fresh"), document("{}")),
                new Wish.Put(
                        new ResourceRef(definitions, "", "widgets.example.com"),
                        document("{'spec':{'group':'example.com','names':{'kind':'Widget'}}}")),
                new Wish.Put(new ResourceRef(FakeCluster.CONFIG_MAP, "shop", "c"), document("{}")));
        assertEquals(
                List.of("fresh", "widgets.example.com", "c", "c", "w"),
                rehearsal.preview().items().stream().map(item -> item.ref().name()).toList());
        assertEquals(
                List.of(false, false, true, false, true),
                rehearsal.verdicts().stream().map(verdict -> verdict instanceof Verdict.CheckedHereOnly).toList());
    }
}

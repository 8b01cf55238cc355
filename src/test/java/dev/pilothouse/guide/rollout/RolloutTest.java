package dev.pilothouse.guide.rollout;

import static dev.pilothouse.guide.rollout.Given.deployment;
import static dev.pilothouse.guide.rollout.Given.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutTest {

    private static final Given TWO = new Given()
            .replicaSet(1, "web:1", "first", "2026-01-01T10:00:00Z")
            .replicaSet(2, "web:2", "", "2026-01-01T11:00:00Z");
    private static final Document AT_TWO = deployment("web:2", "'updatedReplicas':3,'availableReplicas':3,'replicas':3");

    private static ProblemCode refusal(org.junit.jupiter.api.function.Executable work) {
        return assertThrows(ProblemException.class, work).problem().code();
    }

    @Test
    void readsTheRevisionsOfADeploymentFromItsReplicaSets() {
        Rollout rollout = TWO.read(AT_TWO);
        assertEquals(List.of(2L, 1L), rollout.revisions().stream().map(Revision::number).toList());
        Revision first = rollout.revisions().getLast();
        assertEquals("first", first.cause());
        assertFalse(first.template().has("metadata", "labels", "pod-template-hash"), "that label is the ReplicaSet's own");
        assertTrue(rollout.revisions().getFirst().current());
        assertEquals(List.of("web:2"), rollout.current().orElseThrow().images());
        assertEquals(1, rollout.previous().orElseThrow().number());
    }

    @Test
    void leavesOutReplicaSetsOfOthers() {
        Given given = new Given().replicaSet(1, "web:2", "", "2026-01-01T10:00:00Z")
                .object("{'kind':'ReplicaSet','metadata':{'name':'x','ownerReferences':[{'uid':'other','controller':true}]}}");
        assertEquals(1, given.read(AT_TWO).revisions().size());
    }

    @Test
    void readsTheRevisionsOfOtherWorkloadsFromControllerRevisionsAndCountsTheirPods() {
        Rollout rollout = new Given()
                .controllerRevision(1, "web:1")
                .controllerRevision(2, "web:2")
                .pod("web-0", "{'conditions':[{'type':'Ready','status':'True'}]}")
                .pod("web-1", "{}")
                .read(Given.daemonSet("", "'desiredNumberScheduled':2"));
        Revision newest = rollout.revisions().getFirst();
        assertEquals(new Revision.Copies(2, 2, 1), newest.copies());
        assertTrue(newest.current());
        assertFalse(newest.template().has("$patch"));
    }

    @Test
    void goesBackToTheTemplateAsAWholeAndLeavesTheRest() {
        Draft draft = TWO.read(AT_TWO).undo(TWO.read(AT_TWO).target(0));
        assertEquals(new Draft.Summary("rollout-undo", List.of("deployment/web", "1")), draft.summary());
        Wish.Restore wish = (Wish.Restore) draft.wishes().getFirst();
        assertEquals(AT_TWO, wish.after());
        assertEquals("web:1", wish.before().tree().tree("spec", "template", "spec").trees("containers").getFirst().text("image"));
        assertEquals(3, wish.before().tree().number(0, "spec", "replicas"));
        assertEquals("first", wish.before().tree().text("metadata", "annotations", Revision.CHANGE_CAUSE));
    }

    @Test
    void refusesToGoBackWhereThereIsNothingOrItIsPaused() {
        assertEquals(ProblemCode.REVISION_UNKNOWN, refusal(() -> TWO.read(AT_TWO).target(9)));
        Given one = new Given().replicaSet(1, "web:2", "", "2026-01-01T10:00:00Z");
        assertEquals(ProblemCode.ROLLOUT_NO_HISTORY, refusal(() -> one.read(AT_TWO).target(0)));
        assertEquals(1, one.read(AT_TWO).target(1).number(), "naming the only revision is no mistake");
        Document paused = deployment("web:2", "'paused':true", "");
        assertEquals(ProblemCode.ROLLOUT_PAUSED, refusal(() -> TWO.read(paused).target(0)));
        assertEquals(ProblemCode.ROLLOUT_PAUSED, refusal(() -> TWO.read(paused).pause()));
        assertEquals(ProblemCode.ROLLOUT_PAUSED, refusal(() -> TWO.read(paused).restart(Instant.EPOCH)));
        assertEquals(ProblemCode.ROLLOUT_NOT_PAUSED, refusal(() -> TWO.read(AT_TWO).resume()));
        assertEquals(ProblemCode.ROLLOUT_NOT_PAUSABLE, refusal(() -> new Given().read(Given.statefulSet("", "")).pause()));
    }

    @Test
    void pausesResumesAndRestartsWithOneFieldEach() {
        assertEquals(Map.of("spec", Map.of("paused", true)), fields(TWO.read(AT_TWO).pause()));
        Tree resumed = new Tree(fields(TWO.read(deployment("web:2", "'paused':true", "")).resume()));
        assertTrue(resumed.tree("spec").fields().containsKey("paused") && !resumed.has("spec", "paused"), "null takes the field away");
        Tree restarted = new Tree(fields(TWO.read(AT_TWO).restart(Instant.parse("2026-01-01T12:00:00.5Z"))));
        assertEquals("2026-01-01T12:00:00Z", restarted.text("spec", "template", "metadata", "annotations", Rollout.RESTARTED_AT));
    }

    private static Map<String, Object> fields(Draft draft) {
        return ((Wish.SetFields) draft.wishes().getFirst()).fields().fields();
    }

    @Test
    void knowsWhoMadeARevisionFromReceiptsAndManagers() {
        Document before = deployment("web:1", "");
        Receipt ours = new Receipt(
                "abc", Instant.EPOCH, "dev", new Draft.Summary("set-image", List.of()),
                List.of(new Receipt.Entry(Given.ref("Deployment"), Optional.of(before), Optional.of(AT_TWO))));
        Given given = new Given()
                .replicaSet(1, "web:1", "", "2026-01-01T10:00:00Z")
                .replicaSet(2, "web:2", "", "2026-01-01T11:00:00Z")
                .receipt(ours);
        Document managed = new Document(dev.pilothouse.text.Fields.overlay(AT_TWO.tree(), document("""
                {'metadata':{'managedFields':[
                  {'manager':'helm','time':'2026-01-01T09:59:58Z','fieldsV1':{'f:spec':{'f:template':{}}}},
                  {'manager':'kube-controller-manager','time':'2026-01-01T10:00:00Z','fieldsV1':{'f:status':{}}}]}}
                """).tree()));
        List<Revision> revisions = given.read(managed).revisions();
        assertEquals(Optional.of(new Author(Author.Source.JOURNAL, "abc")), revisions.getFirst().author());
        assertEquals(Optional.of(new Author(Author.Source.MANAGER, "helm")), revisions.getLast().author());
        assertEquals(Optional.empty(), given.read(AT_TWO).revisions().getLast().author());
    }

    @Test
    void comparesTemplatesLineByLine() {
        Rollout rollout = TWO.read(AT_TWO);
        var difference = Rollout.difference(rollout.revision(1).orElseThrow(), rollout.revision(2).orElseThrow());
        assertEquals(1, difference.added());
        assertEquals(1, difference.removed());
    }
}

package dev.pilothouse.change;

import static dev.pilothouse.change.Objects.document;
import static dev.pilothouse.change.Objects.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static final Kind SECRET = Kind.namespaced("", "v1", "Secret", "secrets");
    private static final ResourceRef WEB = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "web");
    private static final ResourceRef A = new ResourceRef(FakeCluster.CONFIG_MAP, "shop", "a");
    private static final ResourceRef B = new ResourceRef(FakeCluster.CONFIG_MAP, "shop", "b");
    private static final ResourceRef POD = new ResourceRef(Kind.namespaced("", "v1", "Pod", "pods"), "shop", "web-1");
    private static final ResourceRef LOGIN = new ResourceRef(SECRET, "shop", "login");
    private static final Wish SCALE = new Wish.SetFields(WEB, tree("{'spec':{'replicas':5}}"));
    private static final Wish PUT_A = new Wish.Put(A, document("{'data':{'x':'1'}}"));
    private static final Wish PUT_B = new Wish.Put(B, document("{'data':{'x':'1'}}"));

    private final Road road = new Road();

    private Document deployment(long replicas) {
        return road.cluster.put(
                FakeCluster.DEPLOYMENT,
                Road.fields("{'metadata':{'name':'web','namespace':'shop','uid':'u1','managedFields':[{'manager':'x'}]},'spec':{'replicas':" + replicas + "}}"));
    }

    private long replicas() {
        return road.cluster.get(WEB).tree().number(0, "spec", "replicas");
    }

    private static Receipt receipt(Outcome outcome) {
        return assertInstanceOf(Outcome.Applied.class, outcome).receipt();
    }

    private ProblemCode undoProblem(Receipt receipt) {
        return assertThrows(ProblemException.class, () -> road.pipeline.undo(receipt)).problem().code();
    }

    private void undo(Receipt receipt) {
        Rehearsal rehearsal = road.pipeline.rehearse(road.pipeline.preview(road.pipeline.undo(receipt)), Rehearsal.Choice.ASK);
        receipt(road.apply(rehearsal));
    }

    @Test
    void appliesAndKeepsAReceiptWithBothSides() {
        deployment(1);
        Receipt receipt = receipt(road.apply(SCALE));
        assertEquals(5, replicas());
        assertEquals(List.of(receipt), road.receipts);
        assertEquals("shop-dev", receipt.context());
        assertEquals(road.now, receipt.at());
        Receipt.Entry entry = receipt.entries().getFirst();
        assertEquals(1, entry.before().orElseThrow().tree().number(0, "spec", "replicas"));
        assertEquals(5, entry.after().orElseThrow().tree().number(0, "spec", "replicas"));
        assertFalse(entry.before().orElseThrow().tree().has("metadata", "managedFields"));
    }

    @Test
    void tellsHowFarItIs() {
        road.apply(PUT_A, PUT_B);
        assertEquals(List.of(1, 2), road.progress);
    }

    @Test
    void neverOverwritesWhatChangedMeanwhile() {
        deployment(1);
        Rehearsal rehearsal = road.rehearse(SCALE);
        deployment(9);
        Outcome.Conflict conflict = assertInstanceOf(Outcome.Conflict.class, road.apply(rehearsal));
        assertEquals(9, replicas());
        assertEquals(9, conflict.fresh().items().getFirst().live().orElseThrow().tree().number(0, "spec", "replicas"));
        assertEquals(List.of(), road.receipts);
        receipt(road.apply(road.pipeline.rehearse(conflict.fresh(), Rehearsal.Choice.ASK)));
        assertEquals(5, replicas());
    }

    @Test
    void takesAnOwnerWhoCameMeanwhileForAChange() {
        deployment(1);
        Rehearsal rehearsal = road.rehearse(SCALE);
        deployment(9);
        road.cluster.answerNextWrite(new WriteResult.Conflicts(List.of(new FieldOwner(".spec.replicas", "kubectl"))));
        assertInstanceOf(Outcome.Conflict.class, road.apply(rehearsal));
    }

    @Test
    void namesOwnersWhomTheRehearsalDidNotMeet() {
        deployment(1);
        Rehearsal rehearsal = road.rehearse(SCALE);
        road.cluster.answerNextWrite(new WriteResult.Conflicts(List.of(new FieldOwner(".spec.replicas", "kubectl"))));
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, road.apply(rehearsal));
        assertEquals(Problem.of(ProblemCode.FIELD_CONFLICT, WEB.toString(), ".spec.replicas (kubectl)"), refused.problem());
    }

    @Test
    void goesOnWhenOnlyOtherFieldsChangedMeanwhile() {
        deployment(1);
        Rehearsal rehearsal = road.rehearse(SCALE);
        road.cluster.put(
                FakeCluster.DEPLOYMENT,
                Road.fields("{'metadata':{'name':'web','namespace':'shop','uid':'u1'},'spec':{'replicas':1,'paused':true},'status':{'replicas':1}}"));
        Receipt receipt = receipt(road.apply(rehearsal));
        assertEquals(5, replicas());
        assertTrue(road.cluster.get(WEB).tree().isTrue("spec", "paused"));
        assertTrue(receipt.entries().getFirst().before().orElseThrow().tree().isTrue("spec", "paused"));
    }

    @Test
    void rehearsesOnTheNewerObjectWhenTheChangeIsTheSame() {
        deployment(1);
        Preview preview = road.pipeline.preview(Road.draft(SCALE));
        Document newer = deployment(1);
        Rehearsal rehearsal = road.pipeline.rehearse(preview, Rehearsal.Choice.ASK);
        assertTrue(rehearsal.applicable());
        assertEquals(newer, rehearsal.preview().items().getFirst().live().orElseThrow());
    }

    @Test
    void neverMergesIntoWhatWasCreatedMeanwhile() {
        Rehearsal rehearsal = road.rehearse(PUT_A);
        road.cluster.put(FakeCluster.CONFIG_MAP, Road.fields("{'metadata':{'name':'a','namespace':'shop'},'data':{'y':'2'}}"));
        assertInstanceOf(Outcome.Conflict.class, road.apply(rehearsal));
        assertEquals(List.of(), road.cluster.writes());
    }

    @Test
    void stopsAtTheFirstRefusalAndGoesOnFromThere() {
        Rehearsal rehearsal = road.rehearse(PUT_A, PUT_B);
        Problem problem = Problem.of(ProblemCode.INVALID, A.toString());
        road.cluster.answerNextWrite(new WriteResult.Refused(problem, List.of("because")));
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, road.apply(rehearsal));
        assertEquals(problem, refused.problem());
        assertEquals(List.of("because"), refused.causes());
        assertEquals(Optional.empty(), refused.soFar());
        assertEquals(List.of(PUT_A, PUT_B), refused.rest().wishes());
        receipt(road.apply(road.pipeline.rehearse(road.pipeline.preview(refused.rest()), Rehearsal.Choice.ASK)));
        assertEquals(2, road.cluster.writes().size());
    }

    @Test
    void keepsAReceiptOfWhatWasAppliedBeforeTheStop() {
        deployment(1);
        Wish first = new Wish.SetFields(WEB, tree("{'spec':{'replicas':2}}"));
        Rehearsal rehearsal = road.rehearse(first, SCALE);
        Outcome.Conflict conflict = assertInstanceOf(Outcome.Conflict.class, road.apply(rehearsal));
        assertEquals(List.of(conflict.soFar().orElseThrow()), road.receipts);
        assertEquals(1, conflict.fresh().items().size());
    }

    @Test
    void saysWhenItIsNotKnownWhetherTheChangeArrived() {
        deployment(1);
        Rehearsal rehearsal = road.rehearse(SCALE);
        road.cluster.loseAnswer(WEB, true, 2);
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, road.apply(rehearsal));
        assertEquals(ProblemCode.OUTCOME_UNKNOWN, refused.problem().code());
    }

    @Test
    void saysWhenNothingChanged() {
        deployment(5);
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, road.apply(SCALE));
        assertEquals(ProblemCode.NO_CHANGE, refused.problem().code());
        assertEquals(List.of(), road.cluster.writes());
        assertEquals(List.of(), road.receipts);
    }

    @Test
    void takesNoConsentThatWasGivenToAnotherGuard() {
        deployment(1);
        Rehearsal rehearsal = road.rehearse(SCALE);
        Guard.Consent consent = road.guard.consent("");
        road.guard = new Guard(Guard.Level.TYPE_NAME, "shop-dev");
        ProblemException refused =
                assertThrows(ProblemException.class, () -> road.pipeline.apply(rehearsal, consent, road.progress::add));
        assertEquals(ProblemCode.GUARD_REFUSED, refused.problem().code());
        assertEquals(1, replicas());
    }

    @Test
    void asksForTheNameWhereTheGuardDoes() {
        Guard prod = new Guard(Guard.Level.TYPE_NAME, "shop-prod");
        assertThrows(ProblemException.class, () -> prod.consent("shop-prd"));
        assertTrue(prod.consent(" shop-prod ") != null);
    }

    @Test
    void refusesARehearsalWithOpenQuestions() {
        deployment(1);
        Preview preview = road.pipeline.preview(Road.draft(SCALE));
        road.cluster.answerNextWrite(new WriteResult.Refused(Problem.of(ProblemCode.INVALID, "x"), List.of()));
        Rehearsal rehearsal = road.pipeline.rehearse(preview, Rehearsal.Choice.ASK);
        assertThrows(IllegalArgumentException.class, () -> road.apply(rehearsal));
    }

    @Test
    void rehearsesAgainWhenTheServersWordIsOld() {
        deployment(1);
        Rehearsal rehearsal = road.rehearse(SCALE);
        road.wait(Duration.ofSeconds(61));
        Problem problem = Problem.of(ProblemCode.INVALID, WEB.toString());
        road.cluster.answerNextWrite(new WriteResult.Refused(problem, List.of()));
        assertEquals(problem, assertInstanceOf(Outcome.Refused.class, road.apply(rehearsal)).problem());
        assertEquals(List.of(), road.cluster.writes());
        receipt(road.apply(SCALE));
    }

    @Test
    void undoesAChangeAndLeavesWhatOthersDidSince() {
        deployment(1);
        Receipt receipt = receipt(road.apply(SCALE));
        road.cluster.put(
                FakeCluster.DEPLOYMENT, Road.fields("{'metadata':{'name':'web','namespace':'shop','uid':'u1'},'spec':{'replicas':5,'paused':true}}"));
        undo(receipt);
        assertEquals(1, replicas());
        assertTrue(road.cluster.get(WEB).tree().isTrue("spec", "paused"));
        undo(road.receipts.getLast());
        assertEquals(5, replicas());
    }

    @Test
    void undoesACreationByDeletion() {
        Receipt receipt = receipt(road.apply(PUT_A));
        undo(receipt);
        assertThrows(ProblemException.class, () -> road.cluster.get(A));
    }

    @Test
    void doesNotDeleteAnotherObjectOfTheSameName() {
        Receipt receipt = receipt(road.apply(PUT_A));
        road.cluster.put(FakeCluster.CONFIG_MAP, Road.fields("{'metadata':{'name':'a','namespace':'shop','uid':'other'}}"));
        assertEquals(ProblemCode.CANNOT_UNDO, undoProblem(receipt));
    }

    @Test
    void undoesADeletion() {
        deployment(3);
        Receipt receipt = receipt(road.apply(new Wish.Remove(WEB)));
        assertThrows(ProblemException.class, () -> road.cluster.get(WEB));
        undo(receipt);
        assertEquals(3, replicas());
    }

    @Test
    void doesNotUndoADeletionOverANewObject() {
        deployment(3);
        Receipt receipt = receipt(road.apply(new Wish.Remove(WEB)));
        deployment(7);
        assertEquals(ProblemCode.CANNOT_UNDO, undoProblem(receipt));
    }

    private Wish evict(String fields) {
        road.cluster.put(POD.kind(), Road.fields("{'metadata':{'name':'web-1','namespace':'shop','uid':'p1'" + fields + "}}"));
        return new Wish.Evict(POD, "p1", Duration.ZERO);
    }

    private static WriteResult held() {
        return new WriteResult.Refused(Problem.of(ProblemCode.HELD_BY_BUDGET, POD.toString()), List.of("the budget needs 2"));
    }

    @Test
    void evictsAPodThatItsControllerMakesAgain() {
        Receipt receipt = receipt(road.apply(evict(",'ownerReferences':[{'kind':'ReplicaSet','name':'web','controller':true}]")));
        assertThrows(ProblemException.class, () -> road.cluster.get(POD));
        assertEquals(ProblemCode.CANNOT_UNDO, undoProblem(receipt));
    }

    @Test
    void undoesTheEvictionOfAPodThatNobodyMakesAgain() {
        undo(receipt(road.apply(evict(""))));
        assertEquals("web-1", road.cluster.get(POD).name());
    }

    @Test
    void aBudgetWarnsInTheRehearsalAndStopsWhenPatienceEnds() {
        Wish wish = evict("");
        road.cluster.answerNextWrite(held());
        Rehearsal rehearsal = road.rehearse(wish);
        Verdict.Accepted verdict = assertInstanceOf(Verdict.Accepted.class, rehearsal.verdicts().getFirst());
        assertEquals(List.of("the budget needs 2"), verdict.warnings());
        road.cluster.answerNextWrite(held());
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, road.apply(rehearsal));
        assertEquals(ProblemCode.HELD_BY_BUDGET, refused.problem().code());
        assertEquals(List.of(wish), refused.rest().wishes());
    }

    @Test
    void aPodThatLeftAlreadyNeedsNoEviction() {
        Wish wish = evict("");
        road.cluster.put(POD.kind(), Road.fields("{'metadata':{'name':'web-1','namespace':'shop','uid':'p2'}}"));
        assertEquals(Preview.Effect.NOTHING, road.rehearse(wish).preview().items().getFirst().effect());
    }

    @Test
    void undoesSeveralObjectsFromTheLastToTheFirst() {
        Receipt receipt = receipt(road.apply(PUT_A, PUT_B));
        assertEquals(List.of(B, A), road.pipeline.undo(receipt).wishes().stream().map(Wish::ref).toList());
    }

    @Test
    void keepsNoValueOfASecretAndSoCannotUndo() {
        road.cluster.put(
                SECRET,
                Road.fields("{'metadata':{'name':'login','namespace':'shop','annotations':{'kubectl.kubernetes.io/last-applied-configuration':'cGFzcw==','a':'b'}},'data':{'password':'cGFzcw=='}}"));
        Receipt receipt = receipt(road.apply(new Wish.Put(LOGIN, document("{'data':{'password':'bmV1'}}"))));
        String kept = new JournalLine.Whole(receipt).text();
        assertFalse(kept.contains("cGFzcw==") || kept.contains("bmV1"), kept);
        assertTrue(kept.contains("password"), kept);
        assertEquals(ProblemCode.UNDO_SECRET, undoProblem(receipt));
    }

    @Test
    void undoesTheCreationOfASecret() {
        Receipt receipt = receipt(road.apply(new Wish.Put(LOGIN, document("{'data':{'password':'bmV1'}}"))));
        undo(receipt);
        assertThrows(ProblemException.class, () -> road.cluster.get(LOGIN));
    }
}

package dev.pilothouse.ui.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Choices;
import dev.pilothouse.change.Dispute;
import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Meanwhile;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewViewModelTest {

    private static final Choices.Field REPLICAS = new Choices.Field(Shop.WEB, ".spec.replicas");

    private final SameThreadFx fx = new SameThreadFx();
    private final List<Receipt> announced = new ArrayList<>();
    private Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private ReviewViewModel model = model();

    @AfterEach
    void close() {
        model.close();
        shop.close();
    }

    @Test
    void aFreeClusterNeedsOnePress() {
        model.begin(Shop.scale(5));

        ReviewState.Ready ready = assertInstanceOf(ReviewState.Ready.class, model.state());
        assertTrue(ready.rehearsal().applicable());
        assertEquals(3, shop.replicas());

        model.proceed();

        assertInstanceOf(ReviewState.Applied.class, model.state());
        assertEquals(5, shop.replicas());
        assertEquals(1, announced.size());
        assertEquals(1, shop.journal.receipts().size());
    }

    @Test
    void theDifferenceIsTheOneLine() {
        model.begin(Shop.scale(5));

        ReviewDocument document = model.documentsProperty().get().getFirst();
        assertEquals(Shop.WEB, document.ref());
        assertEquals(1, document.difference().added());
        assertEquals(1, document.difference().removed());
    }

    @Test
    void aConfirmingGuardAsksInTheSamePlace() {
        guarded("shop-staging", Guard.Level.CONFIRM);
        model.begin(Shop.scale(5));

        model.proceed();

        assertEquals(new Gate.SecondPress("shop-staging", true), model.gateProperty().get());
        assertEquals(3, shop.replicas());

        model.proceed();

        assertInstanceOf(ReviewState.Applied.class, model.state());
    }

    @Test
    void prodRefusesUntilItsNameIsTyped() {
        guarded("shop-prod", Guard.Level.TYPE_NAME);
        model.begin(Shop.scale(5));

        model.typedProperty().set("shop-pr");
        assertEquals(new Gate.Name("shop-prod", 2), model.gateProperty().get());
        model.proceed();
        assertInstanceOf(ReviewState.Ready.class, model.state());
        assertEquals(3, shop.replicas());

        model.typedProperty().set("shop-dev");
        assertEquals(new Gate.Name("shop-prod", -1), model.gateProperty().get());
        model.proceed();
        assertEquals(3, shop.replicas());

        model.typedProperty().set("shop-prod ");
        assertTrue(model.gateProperty().get().passed());
        model.proceed();
        assertInstanceOf(ReviewState.Applied.class, model.state());
        assertEquals(5, shop.replicas());
        assertEquals("", model.typedProperty().get(), "the next change asks again");
    }

    @Test
    void whatChangedMeanwhileGivesAFreshPreviewAndOverwritesNothing() {
        model.begin(Shop.scale(5));
        shop.web(7);

        model.proceed();

        assertInstanceOf(ReviewState.Outdated.class, model.state());
        assertEquals(7, shop.replicas());
        String removed = model.documentsProperty().get().getFirst().difference().lines().stream()
                .filter(line -> line.before() > 0 && line.after() == 0)
                .map(dev.pilothouse.text.Difference.Line::text)
                .findFirst()
                .orElseThrow();
        assertTrue(removed.contains("7"), "the fresh difference starts from what is there now, but was " + removed);
        assertTrue(announced.isEmpty());

        model.proceed();
        assertInstanceOf(ReviewState.Ready.class, model.state());
        model.proceed();
        assertEquals(5, shop.replicas());
    }

    @Test
    void aDryRunThatMeetsAnotherVersionStopsAtAFreshPreview() {
        shop.cluster.own(Shop.WEB, ".spec.replicas", "argocd-controller");
        model.begin(Shop.scale(5));
        shop.web(7);

        model.choose(List.of(REPLICAS), Choice.TAKE_OVER);

        ReviewState.Outdated outdated = assertInstanceOf(ReviewState.Outdated.class, model.state());
        assertEquals(List.of(3L, 7L, 5L), List.of(outdated.fields().getFirst().was(), outdated.fields().getFirst().theirs(), outdated.fields().getFirst().ours()));
        model.proceed();
        assertInstanceOf(ReviewState.Ready.class, model.state());
    }

    @Test
    void whatOthersChangedMeanwhileCanBeLeftToThem() {
        model.begin(Shop.both(5, "debug"));
        shop.web(7);
        model.proceed();
        ReviewState.Outdated outdated = assertInstanceOf(ReviewState.Outdated.class, model.state());
        assertEquals(List.of(REPLICAS), outdated.fields().stream().map(Meanwhile::key).toList());

        model.choose(List.of(REPLICAS), Choice.LEAVE_THEIRS);
        model.proceed();

        assertInstanceOf(ReviewState.Nothing.class, model.state(), "the rest was applied before");
        assertEquals(7, shop.replicas());
    }

    @Test
    void aRefusalSaysWhyAndAppliesNothing() {
        shop.cluster.answerNextWrite(new WriteResult.Refused(
                Problem.of(ProblemCode.INVALID, "shop/deployment/web"), List.of("spec.replicas: must be at least 0")));

        model.begin(Shop.scale(5));

        ReviewState.Refused refused = assertInstanceOf(ReviewState.Refused.class, model.state());
        assertEquals(ProblemCode.INVALID, refused.problem().code());
        assertEquals(List.of("spec.replicas: must be at least 0"), refused.causes());
        assertEquals(3, shop.replicas());

        model.proceed();
        assertInstanceOf(ReviewState.Ready.class, model.state(), "trying again starts over");
    }

    @Test
    void whoMayNotReadItIsToldSo() {
        shop.cluster.failNext(Problem.of(ProblemCode.FORBIDDEN, "get", "deployments", "shop"));

        model.begin(Shop.scale(5));

        assertEquals(ProblemCode.FORBIDDEN, assertInstanceOf(ReviewState.Refused.class, model.state()).problem().code());
    }

    @Test
    void fieldsOfAControllerAreLeftToItUntilSomebodyDecides() {
        shop.cluster.own(Shop.WEB, ".spec.replicas", "argocd-controller");

        model.begin(Shop.scale(5));

        ReviewState.NeedsChoice waiting = assertInstanceOf(ReviewState.NeedsChoice.class, model.state(), "nothing is left to change");
        Dispute dispute = waiting.rehearsal().disputes().getFirst();
        assertEquals("argocd-controller", dispute.manager());
        assertEquals(List.of(3L, 5L), List.of(dispute.theirs(), dispute.ours()));
        assertEquals(Choice.LEAVE_THEIRS, dispute.choice());
        model.proceed();
        assertInstanceOf(ReviewState.NeedsChoice.class, model.state(), "the main button waits");

        model.choose(List.of(REPLICAS), Choice.TAKE_OVER);

        assertInstanceOf(ReviewState.Ready.class, model.state());
        model.proceed();
        assertEquals(5, shop.replicas());
    }

    @Test
    void theOtherFieldsAreAppliedWhileOneIsLeft() {
        shop.cluster.own(Shop.WEB, ".spec.replicas", "argocd-controller");
        model.begin(Shop.both(5, "debug"));

        ReviewState.Ready ready = assertInstanceOf(ReviewState.Ready.class, model.state());
        assertEquals(Choice.LEAVE_THEIRS, ready.rehearsal().disputes().getFirst().choice());
        model.proceed();

        assertInstanceOf(ReviewState.Applied.class, model.state());
        assertEquals(3, shop.replicas());
    }

    @Test
    void aPartIsAppliedAndTheRestIsTakenUpAgain() {
        model.begin(Shop.both(5, "debug"));
        assertInstanceOf(ReviewState.Ready.class, model.state());
        refuseTheDeployment();

        model.proceed();

        ReviewState.PartlyApplied partly = assertInstanceOf(ReviewState.PartlyApplied.class, model.state());
        assertEquals(List.of(Shop.CONFIG), partly.soFar().entries().stream().map(Receipt.Entry::ref).toList());
        assertEquals(1, partly.rest().wishes().size());
        assertEquals(1, announced.size(), "what was applied is told and can be undone");

        shop.cluster.refuseWritesOf(List.of());
        model.proceed();
        assertInstanceOf(ReviewState.Ready.class, model.state());
        model.proceed();
        assertInstanceOf(ReviewState.Applied.class, model.state());
        assertEquals(5, shop.replicas());
    }

    @Test
    void anAnswerThatGetsLostIsLookedUp() {
        model.begin(Shop.scale(5));
        shop.cluster.loseAnswer(Shop.WEB, true);

        model.proceed();

        assertInstanceOf(ReviewState.Applied.class, model.state());
        assertEquals(1, announced.size());
    }

    @Test
    void anUnknownOutcomeIsNotCalledARefusal() {
        model.begin(Shop.scale(5));
        shop.cluster.loseAnswer(Shop.WEB, false, 2);

        model.proceed();

        assertInstanceOf(ReviewState.OutcomeUnknown.class, model.state());
        model.proceed();
        assertInstanceOf(ReviewState.Ready.class, model.state(), "looking again reads the cluster");
    }

    @Test
    void nothingToDoIsAStateOfItsOwn() {
        model.begin(Shop.scale(3));

        assertInstanceOf(ReviewState.Nothing.class, model.state());
    }

    @Test
    void undoIsADraftLikeAnyOther() {
        model.begin(Shop.scale(5));
        model.proceed();
        Receipt receipt = announced.getFirst();
        List<Draft> drafts = new ArrayList<>();

        model.undo(receipt, drafts::add);
        model.begin(drafts.getFirst());
        model.proceed();

        assertEquals(3, shop.replicas());
        assertEquals(2, shop.journal.receipts().size());
    }

    @Test
    void savesWhatTheObjectsWouldBecome(@TempDir Path folder) throws IOException {
        model.begin(Shop.scale(5));

        model.save(folder.resolve("web.yaml"));

        String saved = Files.readString(folder.resolve("web.yaml"));
        assertTrue(saved.contains("replicas: 5"), saved);
        assertFalse(saved.contains("resourceVersion"), saved);
        assertTrue(model.saveTroubleProperty().get().isEmpty());
    }

    private void refuseTheDeployment() {
        shop.cluster.refuseWritesOf(List.of(Shop.WEB));
    }

    private void guarded(String context, Guard.Level level) {
        close();
        shop = new Shop(context, level);
        model = model();
    }

    private ReviewViewModel model() {
        return new ReviewViewModel(shop.session().changes(), fx, announced::add);
    }
}

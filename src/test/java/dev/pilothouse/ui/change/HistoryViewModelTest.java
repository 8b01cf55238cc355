package dev.pilothouse.ui.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.change.ReceiptExport;
import dev.pilothouse.change.ReceiptFilter;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryViewModelTest {

    private final SameThreadFx fx = new SameThreadFx();
    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private final HistoryViewModel model = new HistoryViewModel(
            shop.journal,
            context -> context.equals("shop-dev") ? Optional.of(shop.session().changes()) : Optional.empty(),
            fx);

    @BeforeEach
    void start() {
        model.start();
    }

    @AfterEach
    void close() {
        model.close();
        shop.close();
    }

    @Test
    void anEmptyJournalIsSaidToBeEmpty() {
        assertTrue(model.empty());
        assertTrue(model.shown().isEmpty());
    }

    @Test
    void aChangeAppearsAtOnceAndCanBeUndoneAsItWas() {
        apply(Shop.scale(5));

        assertEquals(1, model.shown().size());
        assertInstanceOf(UndoVerdict.AsItWas.class, model.verdictProperty().get());

        apply(model.undo().orElseThrow());

        assertEquals(3, shop.replicas());
        assertEquals(2, model.shown().size());
    }

    @Test
    void whatOthersChangedSinceIsSaid() {
        apply(Shop.scale(5));
        shop.web(5);
        shop.cluster.put(dev.pilothouse.testing.FakeCluster.DEPLOYMENT, paused());

        model.check();

        assertInstanceOf(UndoVerdict.ChangedSince.class, model.verdictProperty().get());
        assertTrue(model.undo().isPresent());
    }

    @Test
    void aGoneObjectIsCreatedAgainOrSaidToBeLost() {
        apply(Shop.scale(5));
        shop.cluster.remove(Shop.WEB);

        model.check();

        UndoVerdict verdict = model.verdictProperty().get();
        assertTrue(verdict instanceof UndoVerdict.Gone || verdict instanceof UndoVerdict.CannotUndo, verdict.toString());
    }

    @Test
    void whatIsBackAlreadyNeedsNoUndo() {
        apply(Shop.scale(5));
        shop.web(3);

        model.check();

        assertInstanceOf(UndoVerdict.AlreadyBack.class, model.verdictProperty().get());
        assertTrue(model.undo().isEmpty());
    }

    @Test
    void aClusterThatIsNotOpenSaysSo() {
        apply(Shop.scale(5));
        Receipt here = shop.journal.receipts().getFirst();
        shop.journal.add(new Receipt("other", here.at(), "shop-prod", here.summary(), here.entries()));

        model.chosenProperty().set(model.shown().getFirst());

        assertEquals(new UndoVerdict.NotOpen("shop-prod"), model.verdictProperty().get());
    }

    @Test
    void theFilterFindsObjectsAndClusters() {
        apply(Shop.scale(5));
        apply(Shop.both(6, "debug"));

        model.filterProperty().set("web-config");
        assertEquals(1, model.shown().size());
        model.filterProperty().set("shop-dev deployment");
        assertEquals(2, model.shown().size());
        model.filterProperty().set("elsewhere");
        assertTrue(model.shown().isEmpty());
        assertEquals(2, model.count());
    }

    @Test
    void whatWasTakenBackCanBeMadeAgain() {
        apply(Shop.scale(5));
        String scaled = model.shown().getFirst().id();
        apply(model.undo().orElseThrow());
        assertEquals(3, shop.replicas());

        model.chosenProperty().set(model.shown().stream().filter(receipt -> receipt.id().equals(scaled)).findFirst().orElseThrow());

        apply(model.redo().orElseThrow());
        assertEquals(5, shop.replicas());
    }

    @Test
    void theConditionsNarrowBesideTheWords() {
        apply(Shop.scale(5));
        assertEquals(List.of("shop-dev"), model.contexts());

        model.narrow(ReceiptFilter.ALL.withResult(Optional.of(Receipt.Result.PARTLY)));
        assertTrue(model.shown().isEmpty());
        model.narrow(ReceiptFilter.ALL.withContext("shop-dev"));
        assertEquals(1, model.shown().size());
        model.filterProperty().set("web 5");
        assertEquals(1, model.shown().size());
        model.filterProperty().set("mei@shop");
        assertEquals(1, model.shown().size(), "who did it is found");
        model.filterProperty().set("nobody");
        model.showAll();
        assertEquals(1, model.shown().size());
    }

    @Test
    void whatWasInterruptedIsLookedUpAndItsRestCanBeDone() {
        Draft both = Shop.both(6, "debug");
        apply(both);
        Receipt whole = shop.journal.receipts().getFirst();
        shop.web(3);
        shop.journal.add(new Receipt(
                "cut", whole.at(), "shop-dev", whole.summary(), List.of(whole.entries().getFirst()), List.of(whole.entries().getLast()),
                whole.by(), Receipt.Result.PARTLY, Optional.of(Problem.of(ProblemCode.INTERRUPTED))));

        model.chosenProperty().set(model.shown().getFirst());

        assertEquals("cut", model.chosenProperty().get().id());
        apply(model.restProperty().get().orElseThrow());
        assertEquals(6, shop.replicas());
    }

    @Test
    void exportsToAFile(@TempDir Path folder) throws IOException {
        apply(Shop.scale(5));
        model.export(folder.resolve("change.sh"), ReceiptExport::kubectl);
        assertTrue(Files.readString(folder.resolve("change.sh")).contains("patch deployments.apps/web"));
    }

    private java.util.Map<String, Object> paused() {
        var fields = new java.util.LinkedHashMap<>(shop.cluster.get(Shop.WEB).fields());
        var spec = new java.util.LinkedHashMap<>(shop.cluster.get(Shop.WEB).tree().tree("spec").fields());
        spec.put("paused", true);
        fields.put("spec", spec);
        return fields;
    }

    private void apply(Draft draft) {
        ReviewViewModel review = new ReviewViewModel(shop.session().changes(), fx, _ -> {});
        review.begin(draft);
        review.proceed();
        assertInstanceOf(ReviewState.Applied.class, review.state());
    }
}

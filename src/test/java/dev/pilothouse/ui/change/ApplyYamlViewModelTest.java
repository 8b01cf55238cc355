package dev.pilothouse.ui.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.testing.KeptEdit;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.ui.change.Manifest.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyYamlViewModelTest {

    private static final String TWO = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: web-config
            data:
              LOG_LEVEL: debug
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: fresh
            data:
              KEY: value
            """;

    private final SameThreadFx fx = new SameThreadFx();
    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private KeptEdit kept;

    @SuppressWarnings("NullAway.Init")
    private ApplyYamlViewModel model;

    @BeforeEach
    void start() {
        kept = new KeptEdit();
        model = new ApplyYamlViewModel(shop.session(), shop.journal, kept, fx);
        model.start("");
    }

    @AfterEach
    void close() {
        model.close();
        shop.close();
    }

    @Test
    void eachDocumentIsComparedWithTheCluster() {
        type(TWO);

        assertEquals(List.of("web-config", "fresh"), model.manifests().stream().map(Manifest::name).toList());
        assertEquals(List.of(1, 8), model.manifests().stream().map(Manifest::line).toList());
        assertEquals("shop", model.manifests().getFirst().namespace(), "a document without namespace goes to the context's");
        assertTrue(model.manifests().stream().allMatch(manifest -> manifest.standing() instanceof Standing.Compared));
        assertEquals(2, model.draft().orElseThrow().wishes().size());
    }

    @Test
    void aBrokenDocumentIsMarkedAndHidesNoOther() {
        type("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: [\n---\n" + TWO);

        Standing.Broken broken = assertInstanceOf(Standing.Broken.class, model.manifests().getFirst().standing());
        assertTrue(broken.line() >= 1 && broken.line() <= 5, "line " + broken.line());
        assertEquals(3, model.manifests().size());
        assertEquals(2, model.draft().orElseThrow().wishes().size());
    }

    @Test
    void anUnknownKindIsAProblemOfItsDocument() {
        type("apiVersion: shop.example/v1\nkind: Till\nmetadata:\n  name: one\n---\n" + TWO);

        assertEquals(ProblemCode.KIND_UNKNOWN, model.manifests().getFirst().standing().trouble().orElseThrow().code());
        assertEquals(2, model.draft().orElseThrow().wishes().size());
    }

    @Test
    void dryRunAllGivesEachItsVerdict() {
        type(TWO);
        shop.cluster.answerNextWrite(new WriteResult.Refused(Problem.of(ProblemCode.INVALID, "shop/configmap/web-config"), List.of()));

        model.rehearseAll();

        assertInstanceOf(
                Verdict.Refused.class, assertInstanceOf(Standing.Rehearsed.class, model.manifests().get(0).standing()).verdict());
        assertInstanceOf(
                Verdict.Accepted.class, assertInstanceOf(Standing.Rehearsed.class, model.manifests().get(1).standing()).verdict());
    }

    @Test
    void whatWasAppliedNeedsNoSecondTimeAndTheRestIsLeft() {
        type(TWO);
        shop.cluster.refuseWritesOf(List.of(model.manifests().get(1).wish().orElseThrow().ref()));
        apply(model.draft().orElseThrow());

        List<Manifest> after = List.copyOf(model.manifests());

        assertTrue(after.get(0).standing().previewSoFar().filter(preview -> !preview.changesAnything()).isPresent());
        assertEquals(1, model.draft().orElseThrow().wishes().size(), "only the refused one is left to review");
    }

    @Test
    void typedTextIsKeptAndComesBack() {
        model.textProperty().set("kind: Pod");
        model.textProperty().set("kind: Pod # half");

        ApplyYamlViewModel next = new ApplyYamlViewModel(shop.session(), shop.journal, kept, fx);
        next.start("");
        assertEquals("kind: Pod # half", next.textProperty().get());
        next.close();
    }

    @Test
    void aFileThatCannotBeReadLeavesTheTextAlone() throws IOException {
        type(TWO);

        model.open(folder.resolve("missing.yaml"));

        assertEquals(ProblemCode.FILE_UNREADABLE, model.troubleProperty().get().orElseThrow().code());
        assertEquals(TWO, model.textProperty().get());

        Path file = Files.writeString(folder.resolve("there.yaml"), "kind: Pod\n");
        model.open(file);
        assertEquals("kind: Pod\n", model.textProperty().get());
        assertTrue(model.troubleProperty().get().isEmpty());
    }

    @Test
    void aGivenTextStandsBeneathTheOneThatWasKept() {
        KeptEdit kept = new KeptEdit();
        kept.keep("kind: Pod\n");
        for (int i = 0; i < 2; i++) {
            ApplyYamlViewModel next = new ApplyYamlViewModel(shop.session(), shop.journal, kept, fx);
            next.start("kind: Service\n");
            assertEquals("kind: Pod\n---\nkind: Service\n", next.textProperty().get());
            assertEquals("kind: Pod\n---\nkind: Service\n", kept.text());
            next.close();
        }
    }

    private void type(String text) {
        model.textProperty().set(text);
        fx.advance(ApplyYamlViewModel.REST);
    }

    private void apply(Draft draft) {
        ReviewViewModel review = new ReviewViewModel(shop.session().changes(), fx, _ -> {});
        review.begin(draft);
        review.proceed();
        assertInstanceOf(ReviewState.PartlyApplied.class, review.state());
    }
}

package dev.pilothouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.ui.kit.DraftFolder;
import dev.pilothouse.ui.kit.Drafts;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.UnsentEdit;
import dev.pilothouse.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {

    private static final ResourceRef WEB = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "web");
    private static final Instant NOW = Instant.parse("2026-11-24T14:02:11Z");

    private final SameThreadFx fx = new SameThreadFx();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Drafts drafts;

    @BeforeEach
    void open() {
        drafts = new DraftFolder(folder.resolve("drafts"));
    }

    private Desk desk() {
        Desk desk = new Desk(drafts, fx, InstantSource.fixed(NOW));
        desk.start();
        return desk;
    }

    private static List<Place> places(Desk desk) {
        return desk.editsProperty().get().stream().map(Desk.Edit::place).toList();
    }

    private static String restored(UnsentEdit edit) {
        List<String> texts = new ArrayList<>();
        edit.restore(texts::add);
        return String.join("", texts);
    }

    @Test
    void valuesOfSecretsAreNotWrittenAndAskAllTheSame() throws IOException {
        Kind kind = Kind.namespaced("", "v1", "Secret", "secrets");
        ResourceRef secret = new ResourceRef(kind, "shop", "login");
        Draft draft = new Draft(
                new Draft.Summary("key", List.of("password", "secret/login")),
                List.of(new Draft.Wish.SetFields(secret, new Tree(Map.of("data", Map.of("password", "canary"))))));
        Desk desk = desk();
        desk.at("shop-dev", new Place.Keys(secret)).keep("canary");
        desk.at("shop-dev", new Place.Review(draft)).keep("canary");
        fx.advance(Duration.ofSeconds(1));
        desk.flush();

        assertEquals(List.of(), drafts.names().stream().filter(name -> drafts.read(name).contains("canary")).toList());
        assertEquals(2, desk.editsProperty().get().size());
        assertEquals("canary", restored(desk.at("shop-dev", new Place.Keys(secret))), "while the window is open");
    }

    /** Whatever the place: what counts is whether a Secret with values stands in it. */
    @Test
    void aSecretInAnyTextOrPlaceIsNotWritten() {
        Kind kind = Kind.namespaced("", "v1", "Secret", "secrets");
        ResourceRef secret = new ResourceRef(kind, "shop", "login");
        String yaml = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: login\nstringData:\n  password: canary\n";
        Map<String, UnsentText> typed = Map.of(
                "labels", new UnsentText(new Place.Guide("labels", secret), yaml),
                "apply", new UnsentText(new Place.ApplyYaml(""), "kind: Pod\n---\n" + yaml),
                "typing", new UnsentText(new Place.ApplyYaml("typing"), yaml + "  broken: [canary"),
                "edit", new UnsentText(new Place.EditYaml(secret), "{\"base\":{},\"text\":\"x: canary\"}"),
                "list", new UnsentText(new Place.Guide("deploy"), "{\"text\":\"kind: List\\nitems:\\n- kind: Secret\\n  data: {a: canary}\\n\"}"),
                "deploy", new UnsentText(new Place.Guide("deploy", Optional.empty(), "kind: Service\n---\n" + yaml), "kind: Service"));
        typed.forEach((name, edit) -> {
            Desk desk = desk();
            desk.at("shop-dev", edit.place()).keep(edit.text());
            desk.flush();
            assertEquals(List.of(), drafts.names(), name);
            assertTrue(desk.editsProperty().get().getFirst().holdsSecret(), name);
        });
    }

    private record UnsentText(Place place, String text) {}

    @Test
    void whatOnlySpeaksOfSecretsIsWritten() {
        Desk desk = desk();
        desk.at("shop-dev", new Place.ApplyYaml("")).keep("kind: Pod\nspec:\n  volumes:\n  - secret: {secretName: login}\n---\nkind: Secret\n");
        desk.flush();
        assertEquals(1, drafts.names().size());
        assertFalse(desk.editsProperty().get().getFirst().holdsSecret());
    }

    /** As earlier versions left it. */
    @Test
    void aSecretThatAnEarlierRunLeftIsTakenOffTheDisk() {
        Desk first = desk();
        first.at("shop-dev", new Place.ApplyYaml("")).keep("CANARY");
        first.flush();
        String name = drafts.names().getFirst();
        drafts.keep(name, drafts.read(name).replace("CANARY", "kind: Secret\\ndata: {a: Y2FuYXJ5}\\n"));

        Desk second = desk();
        fx.advance(Desk.KEEP_AFTER);
        assertEquals(List.of(), drafts.names());
        assertEquals("kind: Secret\ndata: {a: Y2FuYXJ5}\n", restored(second.at("shop-dev", new Place.ApplyYaml(""))));
    }

    @Test
    void labelsOfASecretAreWritten() {
        ResourceRef secret = new ResourceRef(Kind.namespaced("", "v1", "Secret", "secrets"), "shop", "login");
        Draft labels = new Draft(
                new Draft.Summary("labels", List.of("secret/login")),
                List.of(new Draft.Wish.SetFields(secret, new Tree(Map.of("metadata", Map.of("labels", Map.of("tier", "back")))))));
        Desk desk = desk();
        desk.at("shop-dev", new Place.Guide("labels", secret)).keep("kind: Secret\nmetadata: {labels: {tier: back}}\n");
        desk.at("shop-dev", new Place.Review(labels)).keep("labels");
        desk.flush();
        assertEquals(2, drafts.names().size());
    }

    @Test
    void aSecretThatComesInLaterTakesTheTextOffTheDisk() {
        Desk desk = desk();
        desk.at("shop-dev", new Place.ApplyYaml("")).keep("kind: Secret\n");
        desk.flush();
        assertEquals(1, drafts.names().size());
        desk.at("shop-dev", new Place.ApplyYaml("")).keep("kind: Secret\ndata: {a: Y2FuYXJ5}\n");
        desk.flush();
        assertEquals(List.of(), drafts.names());
    }

    /** A folder that can be taken away and given back, and that says what it was told. */
    private final class Shaky implements Drafts {

        private final Drafts real = drafts;
        private boolean broken;
        private Runnable before = () -> {};

        @Override
        public List<String> names() {
            return real.names();
        }

        @Override
        public String read(String name) {
            return real.read(name);
        }

        @Override
        public void keep(String name, String text) {
            Runnable first = before;
            before = () -> {};
            first.run();
            if (broken) {
                throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, name));
            }
            real.keep(name, text);
        }
    }

    @Test
    void whatCouldNotBeWrittenIsTriedAgain() {
        Shaky shaky = new Shaky();
        drafts = shaky;
        shaky.broken = true;
        Desk desk = desk();
        desk.at("shop-dev", new Place.Scale(WEB)).keep("4");
        fx.advance(Desk.KEEP_AFTER);
        assertTrue(desk.troubleProperty().get().isPresent());

        shaky.broken = false;
        fx.advance(Desk.TRY_AGAIN_AFTER);
        assertEquals("4", restored(desk().at("shop-dev", new Place.Scale(WEB))));
        assertEquals(Optional.empty(), desk.troubleProperty().get());
    }

    /** The last text stays the last, however slow the disk is with the one before. */
    @Test
    void closingIsNotOvertakenByASlowerWrite() throws InterruptedException {
        Shaky shaky = new Shaky();
        drafts = shaky;
        Desk desk = desk();
        UnsentEdit edit = desk.at("shop-dev", new Place.Scale(WEB));
        edit.keep("4");
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        shaky.before = () -> {
            entered.countDown();
            try {
                go.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        };
        Thread slow = Thread.ofVirtual().start(desk::flush);
        assertTrue(entered.await(10, TimeUnit.SECONDS));
        edit.keep("5");
        Thread closing = Thread.ofVirtual().start(desk::flush);
        go.countDown();
        slow.join();
        closing.join();
        assertEquals("5", restored(desk().at("shop-dev", new Place.Scale(WEB))));
    }

    @Test
    void keysOfAConfigMapComeBackAfterAKill() {
        Place place = new Place.Keys(new ResourceRef(FakeCluster.CONFIG_MAP, "shop", "settings"));
        Place fresh = new Place.Keys(FakeCluster.CONFIG_MAP, Optional.empty());
        Desk first = desk();
        first.at("shop-dev", place).keep("typed");
        first.at("shop-dev", fresh).keep("new");
        fx.advance(Duration.ofSeconds(1));
        assertEquals("typed", restored(desk().at("shop-dev", place)));
        assertEquals("new", restored(desk().at("shop-dev", fresh)));
    }

    /** A kill leaves what was typed until a second ago. */
    @Test
    void whatWasTypedIsOnDiskWithinASecondAndComesBackAfterAKill() {
        Desk first = desk();
        first.at("shop-dev", new Place.Scale(WEB)).keep("4");
        first.at("shop-dev", new Place.Scale(WEB)).keep("5");
        fx.advance(Duration.ofSeconds(1));

        Desk second = desk();

        assertEquals(List.of(new Place.Scale(WEB)), places(second));
        assertEquals("5", restored(second.at("shop-dev", new Place.Scale(WEB))));
        assertEquals("", restored(second.at("shop-prod", new Place.Scale(WEB))), "each cluster has its own");
        assertEquals(Optional.of(WEB), second.editsProperty().get().getFirst().subject());
    }

    @Test
    void closingWritesTheLastKeys() {
        Desk first = desk();
        first.at("shop-dev", new Place.Scale(WEB)).keep("4");

        first.flush();

        assertEquals("4", restored(desk().at("shop-dev", new Place.Scale(WEB))));
    }

    @Test
    void everyPlaceComesBackAsItWas() {
        Draft draft = new Draft(new Draft.Summary("apply", List.of("名字")), List.of(
                new Draft.Wish.Put(WEB, Document.of(Map.of("spec", Map.of("replicas", 3L, "x", List.of("a", true))))),
                new Draft.Wish.SetFields(WEB, new Tree(Map.of("spec", Map.of("replicas", 3L)))),
                new Draft.Wish.Restore(WEB, Document.of(Map.of()), Document.of(Map.of("a", 1.5))),
                new Draft.Wish.Remove(WEB, Optional.of("uid")),
                new Draft.Wish.Evict(WEB, "uid", Duration.ofSeconds(90)),
                new Draft.Wish.Remove(WEB)));
        List<Place> all = List.of(
                new Place.Review(draft), new Place.Review(draft, new Place.Guide("labels", WEB)), new Place.Simulation(Optional.of(WEB)), new Place.Simulation(), new Place.Detail(WEB, "yaml"),
                new Place.Browse(FakeCluster.POD, "x"), new Place.Clusters());
        Desk first = desk();
        all.forEach(place -> first.at("shop-dev", place).keep("x"));
        first.flush();

        assertEquals(java.util.Set.copyOf(all), java.util.Set.copyOf(places(desk())));
    }

    @Test
    void whatWasSentIsForgottenOnDiskToo() {
        Desk first = desk();
        UnsentEdit edit = first.at("shop-dev", new Place.ApplyYaml("given"));
        edit.keep("kind: Pod");
        fx.advance(Desk.KEEP_AFTER);
        edit.forget();
        fx.advance(Desk.KEEP_AFTER);

        assertEquals(List.of(), places(first));
        assertEquals(List.of(), drafts.names());
    }

    @Test
    void aReviewStandsForTheEditThatItWasOpenedFrom() {
        Desk desk = desk();
        Place origin = new Place.Scale(WEB);
        Place.Review review = new Place.Review(Draft.removal(List.of(WEB)), origin);
        UnsentEdit page = desk.at("shop-dev", origin);
        page.keep("5");
        List<String> told = new ArrayList<>();
        page.onSent(() -> told.add("sent"));

        UnsentEdit reviewed = desk.review("shop-dev", review);
        reviewed.keep("scale");
        assertEquals(List.of(origin), places(desk), "one edit, not two");
        reviewed.sent();
        assertEquals(List.of(), places(desk));
        assertEquals(List.of("sent"), told);
    }

    /** As "Undo" in a toast over a page that holds edits. */
    @Test
    void aReviewThatComesFromNowhereForgetsNothingElse() {
        Desk desk = desk();
        UnsentEdit page = desk.at("shop-dev", new Place.Guide("labels", WEB));
        page.keep("typed");
        List<String> told = new ArrayList<>();
        page.onSent(() -> told.add("sent"));

        UnsentEdit undo = desk.review("shop-dev", new Place.Review(Draft.removal(List.of(WEB))));
        undo.keep("undo");
        assertEquals(2, places(desk).size());
        undo.sent();
        undo.forget();
        assertEquals("typed", restored(page));
        assertEquals(List.of(), told);
    }

    @Test
    void whatWasTypedAfterTheReviewBeganIsNotForgotten() {
        Desk desk = desk();
        UnsentEdit page = desk.at("shop-dev", new Place.Scale(WEB));
        page.keep("5");
        UnsentEdit reviewed = desk.review("shop-dev", new Place.Review(Draft.removal(List.of(WEB)), new Place.Scale(WEB)));
        page.keep("6");
        reviewed.sent();
        assertEquals("6", restored(page));
    }

    @Test
    void aPageThatHasGoneIsNotTold() {
        Desk desk = desk();
        List<String> told = new ArrayList<>();
        desk.at("shop-dev", new Place.Scale(WEB)).onSent(() -> told.add("sent")).close();
        desk.review("shop-dev", new Place.Review(Draft.removal(List.of(WEB)), new Place.Scale(WEB))).sent();
        assertEquals(List.of(), told);
    }

    @Test
    void aTornOrForeignFileHidesNoOther() throws IOException {
        Desk first = desk();
        first.at("shop-dev", new Place.Scale(WEB)).keep("4");
        first.flush();
        Files.writeString(folder.resolve("drafts/torn.draft"), "{\"context\":\"a\",\"at\":\"20");
        Files.writeString(folder.resolve("drafts/newer.draft"), "{\"context\":\"a\",\"at\":\"2026-11-24T14:02:11Z\",\"place\":{\"is\":\"Moon\"},\"text\":\"x\"}");

        assertEquals(1, places(desk()).size());
    }

    @Test
    void whatIsInNoClusterIsKeptForThisComputer() {
        Place design = new Place.Designer("");
        desk().at("", design).keep("name: half typ");
        fx.advance(Desk.KEEP_AFTER);
        Desk.Edit found = desk().editsProperty().get().getFirst();
        assertEquals(design, found.place());
        assertEquals("this computer", UnsentWords.where(new Words(Locale.ENGLISH), found));
        assertEquals("New kind cluster", UnsentWords.title(new Words(Locale.ENGLISH), found));
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() throws IOException {
        Files.writeString(folder.resolve("drafts"), "a file");
        Desk desk = desk();
        desk.at("shop-dev", new Place.Scale(WEB)).keep("4");
        fx.advance(Desk.KEEP_AFTER);

        assertTrue(desk.troubleProperty().get().isPresent());
        assertEquals(1, places(desk).size());
    }
}

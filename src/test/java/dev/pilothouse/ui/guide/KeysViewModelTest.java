package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Guard;
import dev.pilothouse.guide.Content;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.KeyUse;
import dev.pilothouse.guide.SecretType;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.KeptEdit;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.ui.guide.KeysState.Editing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysViewModelTest {

    private static final ResourceRef SECRET = new ResourceRef(BuiltIn.SECRET, "shop", "credentials");
    private static final ResourceRef PAYMENTS = new ResourceRef(KeyUse.AROUND.getFirst(), "shop", "payments");

    private final SameThreadFx fx = new SameThreadFx();
    private final List<Draft> reviewed = new ArrayList<>();
    private final KeptEdit unsent = new KeptEdit();
    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private KeysViewModel model = model(SECRET, false);

    @BeforeEach
    void fill() {
        secret("old", false);
        Document payments = Yaml.read("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: payments, namespace: shop}
                spec:
                  template:
                    spec:
                      containers:
                      - name: app
                        env: [{name: PASSWORD, valueFrom: {secretKeyRef: {name: credentials, key: password}}}]
                """).getFirst().document().orElseThrow();
        shop.cluster.put(PAYMENTS.kind(), new LinkedHashMap<>(payments.fields()));
        model.start();
    }

    @AfterEach
    void close() {
        model.close();
        shop.close();
    }

    @Test
    void aRevealedValueIsTheOneOfNowAndHidesAgainByItself() {
        secret("changed by somebody", false);
        model.reveal("password");
        assertEquals(Set.of("password"), model.revealedProperty().get());
        assertEquals(text("changed by somebody"), editing().keys().get("password").orElseThrow());
        fx.advance(Duration.ofSeconds(29));
        assertEquals(1, model.secondsLeftProperty().get());
        model.set("password", text("typing"));
        fx.advance(Duration.ofSeconds(29));
        assertEquals(Set.of("password"), model.revealedProperty().get(), "whoever types is still there");
        fx.advance(Duration.ofSeconds(1));
        assertEquals(Set.of(), model.revealedProperty().get());
        assertEquals(text("typing"), editing().keys().get("password").orElseThrow(), "hiding loses nothing");
    }

    @Test
    void editsStayWhenSomebodyChangesAnotherKeyMeanwhile() {
        model.set("password", text("mine"));
        Map<String, Object> fields = fields("theirs", false);
        fields.put("data", Map.of("password", text("theirs").base64(), "user", text("me").base64(), "more", text("x").base64()));
        shop.cluster.put(BuiltIn.SECRET, fields);
        model.reveal("user");
        assertEquals(text("mine"), editing().keys().get("password").orElseThrow());
        assertEquals(text("theirs"), editing().keys().before().get("password"));
        assertTrue(editing().keys().get("more").isPresent());
    }

    @Test
    void valuesThatWillBeSentHideByTheSameClock() {
        model.set("password", text("new"));
        model.showSent(true);
        fx.advance(Duration.ofSeconds(29));
        assertTrue(model.sentShownProperty().get());
        fx.advance(Duration.ofSeconds(1));
        assertFalse(model.sentShownProperty().get());
        model.showSent(true);
        model.hideAll();
        assertFalse(model.sentShownProperty().get(), "leaving hides them too");
        assertEquals(0, model.secondsLeftProperty().get());
    }

    @Test
    void hexThatIsNotWholeYetIsTypingAndStays() {
        model.reveal("password");
        fx.advance(Duration.ofSeconds(29));
        model.type("password", "8f 3");
        fx.advance(Duration.ofSeconds(29));
        assertEquals(Set.of("password"), model.revealedProperty().get(), "whoever types is still there");
        fx.advance(Duration.ofSeconds(1));
        assertEquals(Optional.of("8f 3"), model.half("password"), "hiding loses nothing");
        assertEquals(List.of(Effect.warning("guide.keys.hex-half", "password")), model.refusals(editing()));
        model = model(SECRET, false);
        model.start();
        assertEquals(Optional.of("8f 3"), model.half("password"), "nor does leaving");
        model.rename("password", "pass");
        assertEquals(Optional.of("8f 3"), model.half("pass"));
        model.set("pass", text("whole"));
        assertEquals(Optional.empty(), model.half("pass"));
        model.type("user", "1");
        model.revert("user");
        assertEquals(List.of(), model.refusals(editing()));
    }

    @Test
    void noKeyIsOverwrittenByAddingOrRenaming() {
        assertEquals(Optional.of(Effect.error("guide.there", "user")), model.add("user", text("made up")));
        assertEquals(Optional.of(Effect.error("guide.there", "user")), model.rename("password", "user"));
        assertEquals(List.of(), editing().keys().changes());
        assertEquals(Optional.empty(), model.rename("user", "login"));
        assertEquals(Optional.empty(), model.add("user", text("again")), "the name is free by now");
    }

    @Test
    void aCopyThatWasNotSentIsThereAgainAndOneThatWasAppliedStartsAnew() {
        secret("old", true);
        model.start();
        model.copy();
        model.nameProperty().set("credentials-b");
        model.set("password", text("new"));
        model = model(SECRET, false);
        model.start();
        assertTrue(editing().copying());
        assertEquals("credentials-b", model.nameProperty().get());
        assertEquals(text("new"), editing().keys().get("password").orElseThrow());
        unsent.forget();
        model.sent();
        assertFalse(editing().copying());
        assertEquals(List.of(), editing().keys().changes());
        assertEquals("", unsent.text());
    }

    @Test
    void aReaderWithoutTheRightIsToldAndSeesNothing() {
        shop.cluster.remove(SECRET);
        model.reveal("password");
        assertEquals(Set.of(), model.revealedProperty().get());
        assertEquals(ProblemCode.NOT_FOUND, model.troubleProperty().get().orElseThrow().code());
    }

    @Test
    void whoReadsAChangedKeyOnceIsRestartedUnlessUnwanted() {
        model.set("user", text("other"));
        assertEquals(Set.of(), model.restartsProperty().get(), "nobody reads that key");
        model.set("password", text("new"));
        assertEquals(Set.of(PAYMENTS), model.restartsProperty().get());
        model.review();
        assertEquals(List.of(SECRET, PAYMENTS), reviewed.getFirst().wishes().stream().map(Wish::ref).toList());
        model.restart(PAYMENTS, false);
        model.set("password", text("newer"));
        model.review();
        assertEquals(List.of(SECRET), reviewed.getLast().wishes().stream().map(Wish::ref).toList(), "and not proposed again");
    }

    @Test
    void editsThatWereNotSentAreThereAgain() {
        model.set("password", text("new\r\n"));
        model.edit(keys -> keys.without("user"));
        model = model(SECRET, false);
        model.start();
        assertEquals(text("new\r\n"), editing().keys().get("password").orElseThrow());
        assertTrue(editing().keys().get("user").isEmpty());
        model.discard();
        assertEquals("", unsent.text());
        KeysViewModel fresh = model(new ResourceRef(BuiltIn.SECRET, "shop", ""), true);
        fresh.start();
        fresh.nameProperty().set("login");
        fresh.chooseType(SecretType.BASIC_AUTH);
        model = model(new ResourceRef(BuiltIn.SECRET, "shop", ""), true);
        model.start();
        assertEquals("login", model.nameProperty().get());
        assertEquals(SecretType.BASIC_AUTH, editing().keys().secretType());
    }

    @Test
    void discardingGoesBackToWhatIsThere() {
        model.set("password", text("new"));
        model.edit(keys -> keys.without("user"));
        model.discard();
        assertEquals(List.of(), editing().keys().changes());
        model.review();
        assertEquals(List.of(), reviewed);
    }

    @Test
    void anImmutableOneIsChangedByACopyOnly() {
        secret("old", true);
        model.start();
        model.set("password", text("new"));
        model.review();
        assertEquals(List.of(), reviewed);
        model.copy();
        assertEquals("credentials-2", model.nameProperty().get());
        model.review();
        Draft draft = reviewed.getFirst();
        assertEquals("key-copy", draft.summary().verb());
        assertInstanceOf(Wish.Restore.class, draft.wishes().get(1));
    }

    @Test
    void aNewOneNeedsANameAndTheKeysOfItsType() {
        model = model(new ResourceRef(BuiltIn.SECRET, "shop", ""), true);
        model.start();
        model.chooseType(SecretType.TLS);
        assertEquals(List.of("guide.keys.object-name-empty", "guide.keys.type-needs"), model.refusals(editing()).stream().map(Effect::key).toList());
        model.nameProperty().set("cert");
        model.set("tls.crt", text("x"));
        model.set("tls.key", text("y"));
        model.review();
        Wish.Put put = (Wish.Put) reviewed.getFirst().wishes().getFirst();
        assertEquals("cert", put.ref().name());
        assertEquals("cert", put.document().name());
        assertEquals("kubernetes.io/tls", put.document().tree().text("type"));
    }

    private KeysViewModel model(ResourceRef ref, boolean fresh) {
        return new KeysViewModel(shop.session(), ref, fresh, unsent, fx, reviewed::add);
    }

    private void secret(String password, boolean immutable) {
        shop.cluster.put(BuiltIn.SECRET, fields(password, immutable));
    }

    private static Map<String, Object> fields(String password, boolean immutable) {
        Map<String, Object> fields = FakeCluster.named("shop", "credentials");
        fields.put("type", "Opaque");
        fields.put("data", Map.of("password", text(password).base64(), "user", text("me").base64()));
        if (immutable) {
            fields.put("immutable", true);
        }
        return fields;
    }

    private Editing editing() {
        return (Editing) model.stateProperty().get();
    }

    private static Content text(String text) {
        return Content.ofText(text);
    }

    /** As an undo of the same object from a toast. */
    @Test
    void anotherChangeOfTheObjectTakesNoTypedTextAway() {
        model.set("password", Content.ofText("typed"));
        String typed = unsent.text();
        secret("undone", false);
        shop.session().changes().applyPlainly(new Draft(
                new Draft.Summary("undo", List.of("x")),
                List.of(new Draft.Wish.SetFields(SECRET, new Tree(Map.of("metadata", Map.of("labels", Map.of("a", "b"))))))), _ -> {});
        model.applied(shop.journal.receipts().getFirst());
        assertEquals(typed, unsent.text());
        KeysState.Editing editing = (KeysState.Editing) model.stateProperty().get();
        assertEquals(Optional.of(Content.ofText("typed")), editing.keys().get("password"));
    }

    @Test
    void startsAgainWhenItsReviewHasApplied() {
        model.set("password", Content.ofText("typed"));
        unsent.forget(); // as the review does
        model.sent();
        assertEquals(List.of(), ((KeysState.Editing) model.stateProperty().get()).keys().changes());
        assertEquals("", unsent.text());
    }

    @Test
    void whoMayNotReadTheValuesLearnsTheNamesThatUsersTell() {
        shop.cluster.failNext(Problem.of(ProblemCode.FORBIDDEN, "get", "secrets", "shop"));
        model.start();
        KeysState.Withheld withheld = assertInstanceOf(KeysState.Withheld.class, model.stateProperty().get());
        assertEquals(List.of("password"), withheld.keys());
        assertEquals(PAYMENTS, withheld.uses().getFirst().user());
        model.review();
        assertEquals(List.of(), reviewed);
        model.start();
        assertInstanceOf(Editing.class, model.stateProperty().get(), "the right was given meanwhile");
    }
}

package dev.pilothouse.ui.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Preview;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.KeptEdit;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.Shop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EditYamlViewModelTest {

    private final SameThreadFx fx = new SameThreadFx();
    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private final KeptEdit kept = new KeptEdit();
    private ApplyYamlViewModel model = open();

    private ApplyYamlViewModel open() {
        ApplyYamlViewModel opened = new ApplyYamlViewModel(shop.session(), shop.journal, kept, fx);
        opened.edit(Shop.WEB);
        fx.advance(ApplyYamlViewModel.REST);
        return opened;
    }

    @AfterEach
    void close() {
        model.close();
        shop.close();
    }

    private void type(String text) {
        model.textProperty().set(text);
        fx.advance(ApplyYamlViewModel.REST);
    }

    private Document result() {
        Preview preview = shop.session().changes().preview(model.draft().orElseThrow());
        return preview.items().getFirst().result().orElseThrow();
    }

    @Test
    void theObjectIsShownWithoutWhatTheServerKeeps() {
        String text = model.textProperty().get();
        assertTrue(text.contains("replicas: 3"));
        assertFalse(text.contains("resourceVersion") || text.contains("uid:") || text.contains("managedFields"), text);
        assertEquals(Optional.empty(), model.draft(), "nothing is changed yet");
    }

    @Test
    void onlyWhatWasChangedGoesOut() {
        type(model.textProperty().get().replace("replicas: 3", "replicas: 5"));
        shop.cluster.put(FakeCluster.DEPLOYMENT, with(shop.cluster.get(Shop.WEB), "paused", true));
        model.compare();

        Draft draft = model.draft().orElseThrow();
        assertEquals("edit", draft.summary().verb());
        assertEquals(5, result().tree().number(0, "spec", "replicas"));
        assertTrue(result().tree().isTrue("spec", "paused"), "what somebody else set meanwhile stays");
        assertEquals(List.of(), model.meanwhileProperty().get().orElseThrow().conflicts());
    }

    @Test
    void aFieldThatIsRemovedInTheTextIsRemovedFromTheObject() {
        type(model.textProperty().get().replace("  replicas: 3\n", ""));
        assertFalse(result().tree().has("spec", "replicas"));
    }

    @Test
    void theReviewGetsWhatIsTypedThatVeryMoment() {
        type(model.textProperty().get().replace("replicas: 3", "replicas: 5"));
        model.textProperty().set(model.textProperty().get().replace("replicas: 5", "replicas: 6"));
        List<Draft> reviewed = new ArrayList<>();
        model.review(reviewed::add);
        Draft.Wish.Restore wish = assertInstanceOf(Draft.Wish.Restore.class, reviewed.getFirst().wishes().getFirst());
        assertEquals(6, wish.before().tree().number(0, "spec", "replicas"));
    }

    @Test
    void aFieldThatBothChangedIsNamed() {
        type(model.textProperty().get().replace("replicas: 3", "replicas: 5"));
        shop.web(7);
        model.compare();
        assertEquals(List.of(".spec.replicas"), model.meanwhileProperty().get().orElseThrow().conflicts());
    }

    @Test
    void anUnsentEditGoesOnFromWhatItStartedWith() {
        type(model.textProperty().get().replace("replicas: 3", "replicas: 5"));
        shop.cluster.put(FakeCluster.DEPLOYMENT, with(shop.cluster.get(Shop.WEB), "paused", true));
        model.close();
        model = open();

        assertTrue(model.textProperty().get().contains("replicas: 5"));
        assertTrue(result().tree().isTrue("spec", "paused"), "the older text does not take back what came since");
        type(model.textProperty().get().replace("replicas: 5", "replicas: 3"));
        assertEquals("", kept.text(), "as it was shown means nothing unsent");
    }

    @Test
    void theValuesOfASecretStayUnlessTheyAreTyped() {
        ResourceRef ref = new ResourceRef(Kind.namespaced("", "v1", "Secret", "secrets"), "shop", "key");
        shop.cluster.offer(ref.kind());
        Map<String, Object> fields = FakeCluster.named("shop", "key");
        fields.put("data", new LinkedHashMap<>(Map.of("one", "b25l", "two", "dHdv")));
        shop.cluster.put(ref.kind(), fields);
        ApplyYamlViewModel secret = new ApplyYamlViewModel(shop.session(), shop.journal, new KeptEdit(), fx);
        secret.edit(ref);
        assertFalse(secret.textProperty().get().contains("b25l"));
        secret.textProperty().set(secret.textProperty().get() + "immutable: true\n");
        fx.advance(ApplyYamlViewModel.REST);

        Draft draft = secret.draft().orElseThrow();
        assertInstanceOf(Draft.Wish.Restore.class, draft.wishes().getFirst());
        Document result = shop.session().changes().preview(draft).items().getFirst().result().orElseThrow();
        assertEquals(Map.of("one", "b25l", "two", "dHdv"), result.tree().tree("data").fields());
        assertTrue(result.tree().isTrue("immutable"));
        secret.close();
    }

    private static Map<String, Object> with(Document document, String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>(document.fields());
        Map<String, Object> spec = new LinkedHashMap<>(document.tree().tree("spec").fields());
        spec.put(field, value);
        fields.put("spec", spec);
        return fields;
    }

    @Test
    void aFieldThatBothChangedCanBeLeftToTheOther() {
        type(model.textProperty().get().replace("replicas: 3", "replicas: 5 # mine").replace("web:2.3.6", "web:2.3.7"));
        shop.web(7);
        model.compare();
        assertEquals(List.of(".spec.replicas"), model.takeable());
        model.takeTheirs(".spec.replicas");
        fx.advance(ApplyYamlViewModel.REST);
        assertTrue(model.textProperty().get().contains("replicas: 7 # mine"), model.textProperty().get());
        assertEquals(List.of(), model.meanwhileProperty().get().map(ApplyYamlViewModel.Meanwhile::conflicts).orElse(List.of()));
        assertEquals(List.of(), model.takeable());
    }
}

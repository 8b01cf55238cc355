package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.guide.Guides;
import dev.pilothouse.guide.deploy.DeployGuide;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Input;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.KeptEdit;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.ui.guide.GuideState.Filling;
import dev.pilothouse.ui.guide.GuideState.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuideViewModelTest {

    private static final Spot TIER = Spot.at(0, "metadata", "labels", "tier");

    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private final SameThreadFx fx = new SameThreadFx();
    private final List<Draft> reviewed = new ArrayList<>();
    private final KeptEdit kept = new KeptEdit();
    private final GuideViewModel model = model();

    private GuideViewModel model() {
        var task = new GuideViewModel.Task(Guides.find("labels").orElseThrow(), Optional.of(Shop.WEB), "", "shop", false);
        return new GuideViewModel(shop.session(), task, kept, fx, reviewed::add, _ -> {});
    }

    @AfterEach
    void close() {
        model.close();
        shop.close();
    }

    private Filling filling() {
        return assertInstanceOf(Filling.class, model.stateProperty().get());
    }

    private void type(String text) {
        model.typed(text);
        fx.advance(GuideViewModel.REST);
    }

    @Test
    void startsWithWhatIsThereAndNothingToReview() {
        model.start();
        assertInstanceOf(Standing.Unchanged.class, filling().standing());
        model.review();
        assertEquals(List.of(), reviewed);
        assertEquals("", kept.text());
    }

    @Test
    void whatTheFormChangesStandsInTheYamlAndGoesToTheReview() {
        model.start();
        model.edit(sheet -> sheet.with(TIER, "front"));
        assertTrue(filling().text().contains("tier: front"));
        assertInstanceOf(Standing.Ready.class, filling().standing());
        model.review();
        Draft.Wish.SetFields set = assertInstanceOf(Draft.Wish.SetFields.class, reviewed.getFirst().wishes().getFirst());
        assertEquals(Map.of("metadata", Map.of("labels", Map.of("tier", "front"))), set.fields().fields());
    }

    @Test
    void whatIsTypedIntoTheYamlFillsTheFormWhenItRests() {
        model.start();
        String text = filling().text() + "# by hand\n";
        model.typed(text.replace("  name: web\n", "  name: web\n  labels:\n    tier: back\n"));
        assertEquals("", filling().form().sheet().text(TIER));
        fx.advance(GuideViewModel.REST);
        assertEquals("back", filling().form().sheet().text(TIER));
        model.edit(sheet -> sheet.with(TIER, "front"));
        assertTrue(filling().text().contains("# by hand"));
    }

    @Test
    void brokenYamlKeepsTheFormAndComesBackByItself() {
        model.start();
        model.edit(sheet -> sheet.with(TIER, "front"));
        String good = filling().text();
        type("kind: [\n" + good);
        Standing.Broken broken = assertInstanceOf(Standing.Broken.class, filling().standing());
        assertTrue(broken.line() >= 1);
        assertEquals("front", filling().form().sheet().text(TIER));
        model.edit(sheet -> sheet.with(TIER, "lost"));
        assertTrue(filling().text().startsWith("kind: ["));
        type(good);
        assertInstanceOf(Standing.Ready.class, filling().standing());
    }

    @Test
    void mistakesAreCountedAndHoldTheReviewBack() {
        model.start();
        model.edit(sheet -> sheet.with(TIER, "not a value").with(Spot.at(0, "metadata", "labels", "a b"), "x"));
        assertEquals(2, assertInstanceOf(Standing.Unsettled.class, filling().standing()).count());
        model.review();
        assertEquals(List.of(), reviewed);
    }

    @Test
    void aKindThatTheClusterDoesNotServeIsSaid() {
        model.start();
        type(filling().text() + "---\napiVersion: odd/v1\nkind: Odd\nmetadata:\n  name: x\n");
        assertInstanceOf(Standing.Unknown.class, filling().standing());
    }

    @Test
    void whatWasFilledInComesBack() {
        model.start();
        model.edit(sheet -> sheet.with(TIER, "front"));
        assertFalse(kept.text().isEmpty());
        GuideViewModel again = model();
        again.start();
        assertTrue(again.restoredProperty().get());
        assertEquals("front", ((Filling) again.stateProperty().get()).form().sheet().text(TIER));
        again.startOver();
        assertEquals("", kept.text());
        assertEquals("", ((Filling) again.stateProperty().get()).form().sheet().text(TIER));
        again.close();
    }

    @Test
    void anOldEditDoesNotTakeBackWhatOthersDidSince() {
        model.start();
        model.edit(sheet -> sheet.with(TIER, "front"));
        shop.web(7);
        GuideViewModel again = model();
        again.start();
        again.review();
        Draft.Wish.SetFields set = assertInstanceOf(Draft.Wish.SetFields.class, reviewed.getFirst().wishes().getFirst());
        assertEquals(Map.of("metadata", Map.of("labels", Map.of("tier", "front"))), set.fields().fields());
        again.close();
    }

    @Test
    void backToWhatItWasIsNoEditAnyMore() {
        model.start();
        String before = filling().text();
        model.edit(sheet -> sheet.with(TIER, "front"));
        type(before);
        assertEquals("", kept.text());
        assertInstanceOf(Standing.Unchanged.class, filling().standing());
    }

    @Test
    void startsAgainWhenItsChangeWasApplied() {
        model.start();
        model.edit(sheet -> sheet.with(TIER, "front"));
        model.review();
        shop.session().changes().applyPlainly(reviewed.getFirst(), _ -> {});
        kept.forget();
        model.sent();
        assertInstanceOf(Standing.Unchanged.class, filling().standing());
        assertEquals("front", new Tree(filling().form().sheet().tree(0).fields()).text("metadata", "labels", "tier"));
    }

    @Test
    void whatWasTypedAfterTheReviewStays() {
        model.start();
        model.edit(sheet -> sheet.with(TIER, "front"));
        model.review();
        shop.session().changes().applyPlainly(reviewed.getFirst(), _ -> {});
        model.edit(sheet -> sheet.with(Spot.at(0, "metadata", "labels", "more"), "typed"));
        model.sent();
        assertEquals("typed", filling().form().sheet().text(Spot.at(0, "metadata", "labels", "more")));
    }

    /** A kept text shows all fields as they were; only those that were filled in are ours. */
    @Test
    void whatOthersChangedMeanwhileIsNotSetBack() {
        model.start();
        model.edit(sheet -> sheet.with(TIER, "front"));
        shop.web(5);
        GuideViewModel again = model();
        again.start();
        again.review();
        again.close();
        Draft.Wish.SetFields set = assertInstanceOf(Draft.Wish.SetFields.class, reviewed.getFirst().wishes().getFirst());
        assertEquals(Map.of("metadata", Map.of("labels", Map.of("tier", "front"))), set.fields().fields());
    }

    @Test
    void theFormStaysAboutWhatWasChosenWhileTheYamlIsTyped() {
        String two = Stream.of("one", "two")
                .map(name -> "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: " + name + "}\nspec: {template: {spec: {containers: [{name: a, image: 'i:1'}]}}}\n")
                .collect(Collectors.joining("---\n"));
        GuideViewModel deploy = new GuideViewModel(
                shop.session(), new GuideViewModel.Task(new DeployGuide(), Optional.empty(), two, "shop", false), kept, fx, reviewed::add, _ -> {});
        deploy.start();
        Field topic = field(deploy, "topic");
        deploy.edit(sheet -> topic.typed(sheet, ((Input.Choice) topic.input()).options().getLast().value()));
        assertEquals("two", field(deploy, "name").text(sheet(deploy)));
        deploy.typed(two.replace("i:1", "i:2"));
        fx.advance(GuideViewModel.REST);
        assertEquals("two", field(deploy, "name").text(sheet(deploy)));
        deploy.close();
    }

    private static Sheet sheet(GuideViewModel model) {
        return assertInstanceOf(Filling.class, model.stateProperty().get()).form().sheet();
    }

    private static Field field(GuideViewModel model, String name) {
        return model.guide().sections(sheet(model)).stream()
                .flatMap(section -> section.fields().stream())
                .filter(field -> field.key().equals("guide.deploy.field." + name))
                .findFirst()
                .orElseThrow();
    }
}

package dev.pilothouse.ui.timeline;

import static dev.pilothouse.ui.timeline.BrokenShop.NOW;
import static dev.pilothouse.ui.timeline.BrokenShop.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.HeldFx;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.timeline.Happening;
import dev.pilothouse.timeline.Lane;
import dev.pilothouse.timeline.Suspect;
import dev.pilothouse.ui.kit.axis.TimeAxis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimelineViewModelTest {

    private final BrokenShop shop = new BrokenShop().broken();
    private final SameThreadFx fx = new SameThreadFx();
    private final SimpleObjectProperty<Set<String>> namespaces = new SimpleObjectProperty<>(Set.of("shop"));
    private final List<TimelineViewModel> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(TimelineViewModel::close);
        shop.close();
    }

    private TimelineViewModel model(Optional<ResourceRef> about) {
        TimelineViewModel model = new TimelineViewModel(shop.session, shop.journal, namespaces, about, fx);
        open.add(model);
        model.start();
        return model;
    }

    private Picture until(TimelineViewModel model, Predicate<Picture> wanted) {
        fx.until("the picture", () -> {
            fx.advance(Duration.ofMillis(250));
            return model.pictureProperty().get().filter(wanted).isPresent();
        });
        return model.pictureProperty().get().orElseThrow();
    }

    private static List<String> titles(Picture picture) {
        return picture.lanes().stream()
                .map(lane -> lane.subject() instanceof Lane.Subject.OfObject(var ref) ? ref.name() : ((Lane.Subject.OfReason) lane.subject()).reason())
                .toList();
    }

    private static boolean whole(Picture picture) {
        return picture.happenings().stream().map(Happening::sort).distinct().count() == Happening.Sort.values().length;
    }

    @Test
    void putsEventsChangesRolloutsAndRestartsOnOneAxisThatEndsNow() {
        Picture picture = until(model(Optional.empty()), TimelineViewModelTest::whole);

        assertEquals(List.of("web-10-aaa", "web"), titles(picture));
        assertEquals(List.of(NOW.getEpochSecond() - 600), picture.changes());
        assertEquals(new TimeAxis(NOW.getEpochSecond() - 3600, NOW.getEpochSecond() + 72), picture.axis());
        assertEquals(List.of("BackOff", "Pulled", "ScalingReplicaSet"), picture.reasons());
    }

    @Test
    void movesAsFarAsWasAskedHoweverLateThePictureComes() {
        HeldFx late = new HeldFx();
        TimelineViewModel model = new TimelineViewModel(shop.session, shop.journal, namespaces, Optional.empty(), late);
        open.add(model);
        model.start();
        late.finish();
        late.until("the picture", () -> {
            late.advance(Duration.ofMillis(250));
            late.finish();
            return model.pictureProperty().get().isPresent();
        });
        TimeAxis axis = model.pictureProperty().get().orElseThrow().axis();
        model.move(-0.25);
        model.move(-0.25);
        model.move(-0.25);
        late.finish();
        assertEquals(axis.moved(-3 * Math.round(axis.span() * 0.25)), model.pictureProperty().get().orElseThrow().axis());
    }

    @Test
    void namesTheChangeBeforeItBrokeAndTakesItBack() {
        TimelineViewModel model = model(Optional.of(WEB));
        until(model, TimelineViewModelTest::whole);
        fx.until("what was before", () -> model.beforeProperty().get().filter(before -> !before.suspects().isEmpty()).isPresent());

        Suspect.Ours suspect = assertInstanceOf(Suspect.Ours.class, model.beforeProperty().get().orElseThrow().suspects().getFirst());
        assertEquals("abcd1234", suspect.receipt().id());
        assertEquals("BackOff", model.beforeProperty().get().orElseThrow().warning().reason());
        List<Draft> drafts = new ArrayList<>();
        model.undo(suspect.receipt(), drafts::add, problem -> {
            throw new AssertionError(problem.toString());
        });
        assertEquals("undo", drafts.getFirst().summary().verb());
    }

    @Test
    void whatIsNewComesBelowUntilItIsSortedAgain() {
        TimelineViewModel model = model(Optional.empty());
        until(model, TimelineViewModelTest::whole);
        shop.event("Pod", "cart-1-a", "Warning", "Unhealthy", "Readiness probe failed", 5, 5, 1);

        Picture picture = until(model, now -> now.lanes().size() == 3);
        assertEquals(List.of("web-10-aaa", "web", "cart-1-a"), titles(picture));
        assertEquals(1, model.lateProperty().get());
        model.sortAgain();
        assertEquals(List.of("cart-1-a", "web-10-aaa", "web"), titles(model.pictureProperty().get().orElseThrow()));
        assertEquals(0, model.lateProperty().get());
    }

    @Test
    void narrowsGroupsAndStretches() {
        TimelineViewModel model = model(Optional.empty());
        until(model, TimelineViewModelTest::whole);

        model.soughtProperty().set(model.soughtProperty().get().withReason("BackOff"));
        assertEquals(List.of("web-10-aaa"), titles(model.pictureProperty().get().orElseThrow()));
        model.soughtProperty().set(model.soughtProperty().get().withReason(""));
        model.groupingProperty().set(Lane.Grouping.REASON);
        assertEquals("BackOff", titles(model.pictureProperty().get().orElseThrow()).getFirst());
        model.spanProperty().set(Span.QUARTER);
        assertEquals(900, NOW.getEpochSecond() - model.pictureProperty().get().orElseThrow().axis().from());
        assertTrue(model.follows());
        model.zoom(0.1, NOW.getEpochSecond());
        assertFalse(model.follows());
        assertEquals(90, NOW.getEpochSecond() - model.pictureProperty().get().orElseThrow().axis().from());
        assertEquals(List.of(), model.pictureProperty().get().orElseThrow().changes());
        model.followAgain();
        assertTrue(model.follows());
    }

    @Test
    void saysWhenEventsMayNotBeRead() {
        TimelineViewModel model = model(Optional.empty());
        until(model, TimelineViewModelTest::whole);
        shop.fake.state(new StreamState.Forbidden(Problem.of(ProblemCode.FORBIDDEN, "list events")));

        fx.until("the refusal", () -> model.conditionProperty().get() instanceof Condition.Forbidden);
    }

    @Test
    void leavesNothingOpenBehind() {
        TimelineViewModel model = model(Optional.empty());
        until(model, TimelineViewModelTest::whole);
        model.stop();
        int late = model.pictureProperty().get().orElseThrow().happenings().size();
        shop.event("Pod", "cart-1-a", "Warning", "Unhealthy", "Readiness probe failed", 5, 5, 1);
        fx.advance(Duration.ofSeconds(30));

        assertEquals(late, model.pictureProperty().get().orElseThrow().happenings().size());
    }

    @Test
    void aPictureIsShownThoughNewsComeQuickerThanItIsMade() {
        HeldFx slow = new HeldFx();
        TimelineViewModel model = new TimelineViewModel(shop.session, shop.journal, namespaces, Optional.empty(), slow);
        open.add(model);
        model.start();
        slow.finish();
        slow.until("a picture is begun", () -> {
            slow.advance(Duration.ofMillis(250));
            return slow.calls() > 0;
        });
        model.look(new TimeAxis(0, 10));
        model.look(new TimeAxis(0, 20));
        slow.finishOldest();
        assertTrue(model.pictureProperty().get().isPresent());
        slow.finish();
        assertEquals(new TimeAxis(0, 20), model.pictureProperty().get().orElseThrow().axis());
    }
}

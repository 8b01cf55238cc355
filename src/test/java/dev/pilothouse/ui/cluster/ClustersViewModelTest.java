package dev.pilothouse.ui.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.kubeconfig.ContextEdits;
import dev.pilothouse.kubeconfig.Locations;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClustersViewModelTest {

    private final SameThreadFx fx = new SameThreadFx();
    private final FakeDoors fake = new FakeDoors();
    private final List<Session> opened = new ArrayList<>();
    private final ClustersViewModel model =
            new ClustersViewModel(fake.sessions(), fake.choices(), Optional.of(new ContextEdits(new Locations(List.of()))), Optional.empty(), Optional.empty(), fx, opened::add);

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void nothingIsContactedBeforeSomebodyAsks() {
        fake.context("shop-dev");
        fake.context("shop-prod");

        model.start();

        assertEquals(List.of("shop-dev", "shop-prod"), model.doors().stream().map(Door::name).toList());
        assertTrue(model.doors().stream().allMatch(door -> door.state() instanceof DoorState.NotTried));
        assertEquals(0, fake.contacted());
    }

    @Test
    void checkAllLeavesBrokenEntriesOutAndTellsTheOthersApart() {
        fake.context("fine");
        fake.broken("broken");
        fake.context("away").failNext(Problem.of(ProblemCode.CONNECTION_REFUSED, "10.0.4.7:6443"));
        fake.context("expired").failNext(Problem.of(ProblemCode.SIGNED_OUT, "expired"));
        model.start();

        model.checkAll();

        assertEquals(new DoorState.Ready("v1.34.0", 7), state("fine"));
        assertInstanceOf(DoorState.Broken.class, state("broken"));
        assertInstanceOf(DoorState.Unreachable.class, state("away"));
        assertInstanceOf(DoorState.SignedOut.class, state("expired"));
        assertEquals(new DoorChecks.Round(3, 3), model.checkingProperty().get());
    }

    @Test
    void aContextThatWaitsDoesNotHoldTheOthersBack() {
        List<String> asked = new ArrayList<>();
        List<String> slow = new ArrayList<>();
        NeverFx never = new NeverFx();
        DoorChecks checks = new DoorChecks(never, _ -> new ServerInfo("", "", 0), new DoorChecks.Listener() {
            @Override
            public void asking(String context) {
                asked.add(context);
            }

            @Override
            public void answered(String context, ServerInfo server) {}

            @Override
            public void refused(String context, Problem problem) {}

            @Override
            public void tooSlow(String context) {
                slow.add(context);
            }
        });

        checks.all(IntStream.range(0, 10).mapToObj(i -> "context-" + i).toList());
        assertEquals(DoorChecks.AT_A_TIME, asked.size());

        never.advance(DoorChecks.PATIENCE);
        assertEquals(DoorChecks.AT_A_TIME, slow.size());
        assertEquals(10, asked.size());
    }

    @Test
    void aPluginRunsOnlyAfterConsentAndThenTheContextOpens() {
        fake.plugin("eks", "aws", "eks", "get-token");
        model.start();

        model.open("eks");

        var question = model.opening().consentProperty().get().orElseThrow();
        assertEquals(List.of("aws", "eks", "get-token"), question.plugin().commandLine());
        assertTrue(opened.isEmpty());

        model.opening().agree();

        assertEquals(1, opened.size());
        assertTrue(model.opening().consentProperty().get().isEmpty());
        assertInstanceOf(DoorState.Ready.class, state("eks"));
    }

    @Test
    void decliningLeavesThePluginAlone() {
        fake.plugin("eks", "aws");
        model.start();
        model.open("eks");

        model.opening().decline();

        assertTrue(fake.trusted().isEmpty());
        assertInstanceOf(DoorState.NeedsConsent.class, state("eks"));
    }

    @Test
    void checkAllNeverAsksForConsentByItself() {
        fake.plugin("eks", "aws");
        model.start();

        model.checkAll();

        assertTrue(model.opening().consentProperty().get().isEmpty());
        assertInstanceOf(DoorState.NeedsConsent.class, state("eks"));
    }

    @Test
    void aChangedFileShowsUpAndTheOpenContextStays() {
        fake.context("shop-dev");
        model.start();
        model.open("shop-dev");

        fake.context("shop-new");
        fake.changed();

        assertEquals(List.of("shop-dev", "shop-new"), model.doors().stream().map(Door::name).toList());
        assertInstanceOf(DoorState.Ready.class, state("shop-dev"));
        assertEquals(1, opened.size());
    }

    @Test
    void choosingAnEnvironmentBringsItsGuard() {
        fake.context("shop");
        model.start();

        model.choose("shop", Environment.PROD);

        Door door = model.doors().getFirst();
        assertEquals(Environment.PROD, door.environment());
        assertEquals(Guard.Level.TYPE_NAME, door.guard());
    }

    @Test
    void aGuardCanBeChosenAlone() {
        fake.context("shop-dev");
        model.start();

        model.choose("shop-dev", Guard.Level.CONFIRM);

        assertEquals(Environment.DEV, model.doors().getFirst().environment());
        assertEquals(Guard.Level.CONFIRM, model.doors().getFirst().guard());
    }

    @Test
    void aBrokenEntryCannotBeOpened() {
        fake.broken("broken");
        model.start();

        model.open("broken");

        assertTrue(opened.isEmpty());
        assertEquals(0, fake.contacted());
    }

    @Test
    void editsThatFailSaySo() {
        fake.context("shop-dev");
        model.start();

        model.edits().use("shop-dev");

        assertEquals(ProblemCode.CONTEXT_UNKNOWN, model.edits().troubleProperty().get().orElseThrow().code());
    }

    @Test
    void theFilterNarrowsByAnyWordOfTheEntry() {
        fake.context("shop-dev");
        fake.context("bank-prod");
        model.start();

        model.filterProperty().set("bank");

        assertEquals(List.of("bank-prod"), model.doors().stream().map(Door::name).toList());
        assertEquals(2, model.count());
    }

    private DoorState state(String name) {
        return model.doors().stream().filter(door -> door.name().equals(name)).findFirst().orElseThrow().state();
    }

    /** A bridge whose calls never come back. */
    private static final class NeverFx implements Fx {

        private final SameThreadFx time = new SameThreadFx();

        void advance(Duration by) {
            time.advance(by);
        }

        @Override
        public void later(Runnable work) {
            time.later(work);
        }

        @Override
        public Subscription after(Duration delay, Runnable work) {
            return time.after(delay, work);
        }

        @Override
        public <T> Call<T> call(Callable<T> work) {
            return new Call<>() {
                @Override
                public Call<T> onDone(Consumer<T> consumer) {
                    return this;
                }

                @Override
                public Call<T> onRefused(Consumer<Problem> consumer) {
                    return this;
                }

                @Override
                public void cancel() {}
            };
        }
    }
}

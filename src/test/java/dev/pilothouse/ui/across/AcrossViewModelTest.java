package dev.pilothouse.ui.across;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Row;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.session.SideBySide;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.FakeSource;
import dev.pilothouse.testing.HeldFx;
import dev.pilothouse.testing.MemoryJournal;
import dev.pilothouse.testing.SameThreadFx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcrossViewModelTest {

    private final SameThreadFx fx = new SameThreadFx();
    private final Pulse pulse = new Pulse();
    private final FakeCluster dev = new FakeCluster();
    private final FakeCluster prod = new FakeCluster();
    private final FakeSource source = new FakeSource().with("dev", dev).with("prod", prod).withRefusing("gone");
    private final Sessions sessions = new Sessions(List.of(source), context -> new Guard(Guard.Level.FREE, context.name()), new MemoryJournal(), pulse);
    private final Settings settings;
    private final AcrossViewModel model;
    private Set<String> rows = ConcurrentHashMap.newKeySet();

    AcrossViewModelTest(@TempDir Path folder) {
        settings = Settings.open(folder.resolve("settings.json"));
        model = new AcrossViewModel(FakeCluster.POD, sessions, settings, fx);
        model.connect(() -> {
            Set<String> fresh = ConcurrentHashMap.newKeySet();
            rows = fresh;
            return batch -> take(batch, fresh);
        });
        dev.put(FakeCluster.POD, FakeCluster.named("shop", "web"));
        prod.put(FakeCluster.POD, FakeCluster.named("shop", "api"));
    }

    private static void take(Batch batch, Set<String> into) {
        batch.changed().forEach(row -> into.add(line(row)));
    }

    private static String line(Row row) {
        return SideBySide.context(row) + "/" + row.name();
    }

    @AfterEach
    void close() {
        model.close();
        sessions.close();
        pulse.close();
    }

    private MemberState state(String name) {
        return model.members().stream().filter(member -> member.name().equals(name)).findFirst().orElseThrow().stateProperty().get();
    }

    @Test
    void rowsOfAllChosenClustersAreInOneTable() {
        model.show();
        model.choose(List.of("dev", "prod"));
        fx.until("both", () -> new TreeSet<>(rows).equals(new TreeSet<>(Set.of("dev/web", "prod/api"))));
        assertEquals(List.of("dev", "prod"), settings.get(Setting.CONTEXTS_ACROSS));
    }

    @Test
    void aClusterThatDoesNotAnswerHoldsNoOtherBack() {
        model.show();
        model.choose(List.of("gone", "dev"));
        fx.until("the other", () -> rows.contains("dev/web"));
        fx.until("its count", () -> state("dev").equals(new MemberState.Live(1, "")));
        assertInstanceOf(MemberState.Refused.class, state("gone"));
    }

    @Test
    void aLostClusterIsToldWhileItsRowsStay() {
        model.show();
        model.choose(List.of("dev", "prod"));
        fx.until("both", () -> rows.size() == 2);
        prod.state(new StreamState.Stale(Instant.EPOCH, Problem.of(ProblemCode.CONNECTION_REFUSED, "prod"), Instant.MAX));
        fx.until("the loss", () -> state("prod") instanceof MemberState.Stale);
        assertEquals(Optional.of(Instant.EPOCH), model.asOf("prod"));
        assertEquals(Optional.empty(), model.asOf("dev"));
        assertEquals(new MemberState.Live(1, ""), state("dev"));
        assertEquals(2, rows.size());
    }

    @Test
    void whatWasChosenIsShownAgainNextTime() {
        settings.set(Setting.CONTEXTS_ACROSS, List.of("prod"));
        model.show();
        fx.until("its rows", () -> rows.equals(Set.of("prod/api")));
    }

    @Test
    void openClustersAreShownUntilSomebodyChooses() {
        sessions.open("dev");
        model.show();
        assertEquals(List.of("dev"), model.chosen());
    }

    @Test
    void aClusterLeftOutTakesItsRowsAlong() {
        model.show();
        model.choose(List.of("dev", "prod"));
        fx.until("both", () -> rows.size() == 2);
        model.choose(List.of("prod"));
        fx.until("one", () -> rows.equals(Set.of("prod/api")));
    }

    @Test
    void whereOnlyTheOwnNamespaceMayBeReadThatOneIsShown() {
        model.show();
        model.choose(List.of("dev"));
        fx.until("rows", () -> rows.size() == 1);
        dev.state(new StreamState.Forbidden(Problem.of(ProblemCode.FORBIDDEN, "list", "pods")));
        fx.until("the namespace of the context", () -> state("dev") instanceof MemberState.Live live && live.onlyNamespace().equals("default"));
    }

    @Test
    void labelsAreAskedOfEveryCluster() {
        model.show();
        model.choose(List.of("dev", "prod"));
        fx.until("both", () -> rows.size() == 2);
        model.filterTextProperty().set("label:app=none");
        fx.advance(java.time.Duration.ofSeconds(1));
        assertEquals(Set.of(), rows);
    }

    @Test
    void aClusterThatWasLeftBeforeItAnsweredIsConnectedWhenOneIsBack() {
        HeldFx slow = new HeldFx();
        try (AcrossViewModel left = new AcrossViewModel(FakeCluster.POD, sessions, settings, slow)) {
            Set<String> seen = ConcurrentHashMap.newKeySet();
            left.connect(() -> batch -> take(batch, seen));
            left.show();
            left.choose(List.of("dev"));
            left.hide();
            left.show();
            slow.finish();
            slow.until("its rows", () -> seen.contains("dev/web"));
        }
    }

    @Test
    void asksForNothingWhileNobodyLooks() {
        int[] begun = {0};
        model.connect(() -> {
            begun[0]++;
            return _ -> {};
        });
        model.show();
        model.choose(List.of("dev"));
        model.filterTextProperty().set("label:app=none");
        model.hide();
        int before = begun[0];
        fx.advance(java.time.Duration.ofSeconds(1));
        assertEquals(before, begun[0]);
    }
}

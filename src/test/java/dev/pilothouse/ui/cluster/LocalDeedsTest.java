package dev.pilothouse.ui.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalCluster.State;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.Upkeep.ImageOrigin;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeMachines;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.ui.cluster.ClustersPage.LocalTools;
import dev.pilothouse.ui.cluster.LocalDeed.End;
import dev.pilothouse.ui.cluster.LocalDeeds.Question;
import dev.pilothouse.ui.kit.FileDialogs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalDeedsTest {

    private final SameThreadFx fx = new SameThreadFx();
    private final FakeDoors doors = new FakeDoors();
    private final FakeMachines fake = new FakeMachines();
    private final List<Session> opened = new ArrayList<>();
    private final List<String> disconnected = new ArrayList<>();
    private final List<List<String>> terminals = new ArrayList<>();
    private final LocalTools tools = new LocalTools(
            List.of(fake), fake, new Files(), terminals::add, disconnected::add, Path.of("/home/developer/.kube/config"));
    private final ClustersViewModel model =
            new ClustersViewModel(doors.sessions(), doors.choices(), Optional.empty(), Optional.empty(), Optional.of(tools), fx, opened::add);
    private final LocalDeeds deeds = model.deeds();

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void clustersStandInAGroupOfTheirOwnBehindTheFiles() {
        doors.context("playground", "", Context.Way.SIMULATED, "", "");
        doors.context("shop-prod");
        doors.context("kind-mine", "https://127.0.0.1:40211", Context.Way.CERTIFICATE, "", FakeDoors.FILE);
        fake.put("mine", State.RUNNING, false, 1);
        fake.put("other", State.PAUSED, true, 0);

        model.start();

        assertEquals(List.of("shop-prod", "kind-mine", "kind-other", "playground"), model.doors().stream().map(Door::name).toList());
        assertEquals(
                List.of(Door.Group.FILE, Door.Group.LOCAL, Door.Group.LOCAL, Door.Group.PLAYGROUND), model.doors().stream().map(Door::group).toList());
        assertEquals("v1.34.4", door("kind-other").local().orElseThrow().cluster().version());
    }

    @Test
    void whatTheEngineTellsIsShownAtOnceAndItsSilenceToo() {
        model.start();
        fake.put("mine", State.RUNNING, true, 1);

        fake.changed();

        assertEquals(List.of("kind-mine"), model.doors().stream().map(Door::name).toList());
        fake.silence(Problem.of(ProblemCode.ENGINE_NOT_RUNNING, "unix:///var/run/docker.sock"));
        assertEquals(List.of(), model.doors());
        assertEquals(Set.of("kind"), model.local().silentProperty().get().keySet());
        model.stop();
        assertTrue(fake.listeners.isEmpty());
    }

    @Test
    void pausingDisconnectsFirstAndTellsEachStep() {
        LocalCluster cluster = started("mine", State.RUNNING);

        deeds.pause(cluster);

        assertEquals(List.of("pause mine"), fake.calls);
        assertEquals(List.of("kind-mine"), disconnected);
        LocalDeed deed = deed();
        assertEquals(List.of(Step.STOP_WORKERS, Step.STOP_CONTROL_PLANES), deed.lines().stream().map(LocalDeed.Line::step).toList());
        assertEquals(Duration.ofMillis(10_400), deed.lines().getFirst().took());
        assertEquals(Optional.of(new End(Optional.empty(), List.of())), deed.end());
        assertEquals(State.PAUSED, door("kind-mine").local().orElseThrow().cluster().state());
        deeds.dismiss(cluster);
        assertEquals(Map.of(), deeds.deedsProperty().get());
    }

    @Test
    void aRefusalStaysWithItsClusterAndTheListIsReadAgain() {
        LocalCluster cluster = started("mine", State.PAUSED);
        Problem taken = Problem.of(ProblemCode.NODE_PORT_TAKEN, "40211", "127.0.0.1");
        fake.failNext(taken);

        deeds.resume(cluster);

        assertEquals(Optional.of(new End(Optional.of(taken), List.of())), deed().end());
        assertFalse(deeds.busy(cluster));
    }

    @Test
    void whatARepairLeavesIsTold() {
        LocalCluster cluster = started("mine", State.PARTLY);
        Ailment left = Ailment.of(Ailment.Cause.PORT_TAKEN, "8080", "mine-control-plane");
        fake.ill(left);

        deeds.repair(cluster);

        assertEquals(Optional.of(new End(Optional.empty(), List.of(left))), deed().end());
        assertEquals(List.of(left), model.chart().entryProperty().get().orElseThrow().ailments());
    }

    @Test
    void deletingTellsWhatGoesAndHappensOnlyWhenAgreed() {
        LocalCluster cluster = started("mine", State.RUNNING);

        deeds.askDelete(cluster, true);

        Question.Delete question = (Question.Delete) deeds.questionProperty().get().orElseThrow();
        assertEquals(List.of("mine-control-plane", "mine-worker"), question.belongings().orElseThrow().containers());
        deeds.decline();
        assertEquals(List.of(), fake.calls);
        deeds.delete(cluster);
        assertEquals(List.of("delete mine"), fake.calls);
        assertEquals(List.of(), model.doors());
    }

    @Test
    void aClusterThatIsGoneMeanwhileSaysSo() {
        LocalCluster cluster = started("mine", State.RUNNING);
        fake.delete("mine");

        deeds.askDelete(cluster, false);

        assertEquals(ProblemCode.LOCAL_CLUSTER_UNKNOWN, deeds.troubleProperty().get().orElseThrow().code());
        assertEquals(Optional.empty(), deeds.questionProperty().get());
        assertEquals(List.of(), model.doors());
    }

    @Test
    void anImageIsChosenFromThoseOfTheEngine() {
        LocalCluster cluster = started("mine", State.RUNNING);

        deeds.askLoad(cluster);
        assertEquals(3, ((Question.Load) deeds.questionProperty().get().orElseThrow()).images().size());
        deeds.load(cluster, new ImageOrigin.OfEngine("shop/web:2"), List.of("mine-worker"));

        assertEquals(List.of("load OfEngine[reference=shop/web:2] [mine-worker]"), fake.calls);
        assertEquals(Optional.empty(), deeds.questionProperty().get());
    }

    @Test
    void theContextGoesIntoThePersonsFileWithoutSwitching() {
        LocalCluster cluster = started("mine", State.RUNNING);

        deeds.askAdd(cluster);
        Question.Add question = (Question.Add) deeds.questionProperty().get().orElseThrow();
        deeds.add(cluster, question.file(), false);

        assertEquals(List.of("add mine to /home/developer/.kube/config"), fake.calls);
    }

    @Test
    void aShellOpensInATerminalAndLogsGoWhereThePersonSays() {
        LocalCluster cluster = started("mine", State.RUNNING);

        deeds.shell(cluster, "mine-worker");
        deeds.logs(cluster);

        assertEquals(List.of(List.of("docker", "exec", "-it", "mine-worker", "bash")), terminals);
        assertEquals(List.of("shell mine-worker", "logs mine /tmp/mine-logs.zip"), fake.calls);
    }

    @Test
    void openingOneThatNoFileNamesWritesItsKubeconfigFirst() {
        started("mine", State.RUNNING);

        model.open("kind-mine");

        assertEquals(List.of("kubeconfig mine"), fake.calls);
    }

    @Test
    void whatNodesUseIsMeasuredAgainAndAgainWhileSomebodyLooks() {
        started("mine", State.RUNNING);
        fx.advance(Duration.ofSeconds(11));
        model.stop();
        fx.advance(Duration.ofMinutes(1));

        assertEquals(2, fake.measured);
        assertEquals(2, model.local().useProperty().get().getOrDefault("kind-mine", List.of()).size());
        assertEquals(0.3, door("kind-mine").local().orElseThrow().use().orElseThrow().cores());
    }

    private LocalCluster started(String name, State state) {
        LocalCluster cluster = fake.put(name, state, true, 1);
        model.start();
        return cluster;
    }

    private Door door(String name) {
        return model.doors().stream().filter(door -> door.name().equals(name)).findFirst().orElseThrow();
    }

    private LocalDeed deed() {
        return deeds.deedsProperty().get().values().iterator().next();
    }

    private static final class Files implements FileDialogs {

        @Override
        public Optional<Path> open(Type type) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(Type type, String name) {
            return Optional.of(Path.of("/tmp", name));
        }
    }
}

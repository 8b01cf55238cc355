package dev.pilothouse.ui.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.LocalCluster.State;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.ui.cluster.ClustersPage.PlaygroundTools;
import dev.pilothouse.ui.cluster.DoorPlaygrounds.Question;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorPlaygroundsTest {

    private static final Path FILE = Path.of("/home/developer/dev.json.gz");

    private final FakeDoors doors = new FakeDoors();
    private final FakePlaygrounds fake = new FakePlaygrounds(doors);
    private final List<Session> opened = new ArrayList<>();
    private final List<String> disconnected = new ArrayList<>();
    private final List<Path> terminals = new ArrayList<>();
    private final PlaygroundTools tools = new PlaygroundTools(fake, new OneFile(), terminals::add, disconnected::add);
    private final ClustersViewModel model =
            new ClustersViewModel(doors.sessions(), doors.choices(), Optional.empty(), Optional.of(tools), Optional.empty(), new SameThreadFx(), opened::add);
    private final DoorPlaygrounds playgrounds = model.playgrounds();

    @BeforeEach
    void start() {
        fake.put("dev", State.PAUSED, 0);
        fake.put("staging", State.RUNNING, 4711);
        model.start();
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void saysWhereEachOneRuns() {
        assertEquals("Stopped", state("dev"));
        assertEquals("Running, process 4711", state("staging"));

        playgrounds.start("dev");

        assertEquals("Running here", state("dev"));
    }

    @Test
    void oneThatIsMadeIsOpened() {
        playgrounds.ask(new Question.Make());

        playgrounds.make(new PlaygroundForm("prod", "5", "troubles", "", "7").plan(), model::open);

        assertEquals("create PlaygroundPlan[name=prod, port=0, nodes=5, scenario=troubles, seed=7]", fake.calls.getFirst());
        assertEquals(List.of("prod"), opened.stream().map(session -> session.context().name()).toList());
        assertTrue(playgrounds.questionProperty().get().isEmpty());
    }

    @Test
    void oneThatCannotBeMadeLeavesTheQuestionOpen() {
        playgrounds.ask(new Question.Make());
        fake.failNext(Problem.of(ProblemCode.PLAYGROUND_FAILED, "prod"));

        playgrounds.make(new PlaygroundForm("prod", "3", "shop", "6443", "1").plan(), model::open);

        assertEquals(Optional.of(new Question.Make()), playgrounds.questionProperty().get());
        assertEquals(ProblemCode.PLAYGROUND_FAILED, playgrounds.troubleProperty().get().orElseThrow().code());
        assertTrue(opened.isEmpty());
    }

    @Test
    void whatEndsItClosesItsSessionFirst() {
        playgrounds.stop("staging");
        playgrounds.ask(new Question.Delete("dev"));
        playgrounds.delete("dev");

        assertEquals(List.of("staging", "dev"), disconnected);
        assertEquals(List.of("staging"), model.doors().stream().map(Door::name).toList());
    }

    @Test
    void filesAreAskedForByTheirType() {
        playgrounds.snapshot("dev");
        playgrounds.restore("dev");
        playgrounds.ask(new Question.Reset("dev"));
        playgrounds.reset("dev");

        assertEquals(List.of("snapshot dev " + FILE, "restore dev " + FILE, "reset dev"), fake.calls);
    }

    @Test
    void aTerminalFindsOneThatRuns() {
        playgrounds.terminal("dev");

        assertEquals(List.of("start dev"), fake.calls);
        assertTrue(terminals.getFirst().endsWith(Path.of("dev", "kubeconfig")));
    }

    @Test
    void whatFailedIsSaidUntilTheNextThing() {
        fake.failNext(Problem.of(ProblemCode.FILE_NOT_WRITTEN, FILE.toString()));

        playgrounds.snapshot("dev");

        assertEquals(ProblemCode.FILE_NOT_WRITTEN, playgrounds.troubleProperty().get().orElseThrow().code());
        playgrounds.snapshot("dev");
        assertTrue(playgrounds.troubleProperty().get().isEmpty());
    }

    private String state(String name) {
        Door door = model.doors().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        return DoorWords.state(new Words(Locale.ENGLISH), door);
    }

    private static final class OneFile implements FileDialogs {

        @Override
        public Optional<Path> open(Type type) {
            return type == Type.SNAPSHOT ? Optional.of(FILE) : Optional.empty();
        }

        @Override
        public Optional<Path> save(Type type, String name) {
            return type == Type.SNAPSHOT && name.equals("dev.json.gz") ? Optional.of(FILE) : Optional.empty();
        }
    }
}

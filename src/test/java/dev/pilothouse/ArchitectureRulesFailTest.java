package dev.pilothouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.pilothouse.walls.PackageWords;
import dev.pilothouse.walls.Wall;
import dev.pilothouse.walls.Walls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each wall notices when it is broken: it is held against a small house in which it is, and must name the culprits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureRulesFailTest {

    private static final String BROKEN_HOUSE = "dev.pilothouse.walls.broken";

    /** What each wall has to name in its report. */
    private static final Map<String, List<String>> CULPRITS = Map.ofEntries(
            Map.entry("no circles of rooms", List.of("model.Knowing", "session.Wide")),
            Map.entry("no circles of platforms", List.of("docker.Engine", "swarm.Swarm")),
            Map.entry("no circles in the window", List.of("browse.BrowsePage", "detail.DetailPage")),
            Map.entry("no circles in the playground", List.of("api.Served", "store.Stored")),
            Map.entry(
                    "rooms of the playground know only the floors below",
                    List.of("store may not know api", "fault may not know access", "attic.Trunk is in a room that is on no floor: attic")),
            Map.entry("rooms know only what their line names", List.of("model may not know session", "cupboard.Helper is in a room")),
            Map.entry("JavaFX only in its room", List.of("session.Libraries")),
            Map.entry("fabric8 only in its room", List.of("session.Libraries")),
            Map.entry("Netty only in its room", List.of("session.Libraries")),
            Map.entry("docker-java only in its room", List.of("session.Libraries")),
            Map.entry("JediTermFX only in its room", List.of("session.Libraries")),
            Map.entry("commons-compress only in its room", List.of("session.Libraries")),
            Map.entry("features do not know each other", List.of("browse.BrowsePage", "detail.DetailPage")),
            Map.entry("only pages of a feature are public", List.of("browse.RowTable")),
            Map.entry("view models know no controls", List.of("browse.RowsViewModel")),
            Map.entry("views know no cluster", List.of("browse.RowsView")),
            Map.entry("one bridge to the FX thread", List.of("session.Threads.toTheScreen")),
            Map.entry("threads are made in few rooms", List.of("byConstructor", "byBuilder", "byFactory", "byPool")),
            Map.entry("static fields are final", List.of("session.Global.mutable")),
            Map.entry("static fields hold nothing that changes", List.of("session.Global.HOLDER")),
            Map.entry("no getInstance", List.of("session.Global.getInstance")),
            Map.entry("no locator and no event bus", List.of("session.NewsEventBus")),
            Map.entry("values do not change", List.of("model.Changing.count")),
            Map.entry("processes are started in three rooms", List.of("session.Outside.started()")),
            Map.entry("bundles are read in one room", List.of("session.Outside.sentence")),
            Map.entry("only the command line prints", List.of("session.Outside.print")),
            Map.entry("no web view", List.of("session.Outside.page")),
            Map.entry("no Java serialization", List.of("session.Outside.revived")),
            Map.entry("no commands as text", List.of("session.Outside.startedAsText")),
            Map.entry("YAML is read by guarded readers", List.of("session.Outside.yaml")),
            Map.entry("fabric8 reads no kubeconfig", List.of("session.Outside.kubeconfig")),
            Map.entry("packages are null-marked", List.of("bare.Bare")));

    @SuppressWarnings("NullAway.Init")
    private JavaClasses brokenHouse;

    @BeforeAll
    void readTheBrokenHouse() {
        brokenHouse = new ClassFileImporter().importPath(Path.of("target", "test-classes", "dev", "pilothouse", "walls", "broken"));
    }

    static List<Wall> walls() {
        return Walls.of(BROKEN_HOUSE);
    }

    @ParameterizedTest
    @MethodSource("walls")
    void notices(Wall wall) {
        EvaluationResult result = wall.rule().evaluate(brokenHouse);
        String report = String.join("\n", result.getFailureReport().getDetails());
        for (String culprit : CULPRITS.getOrDefault(wall.name(), List.of("no culprits are named for this wall"))) {
            assertTrue(report.contains(culprit), () -> "not reported: " + culprit + "\nin: " + report);
        }
    }

    @ParameterizedTest
    @MethodSource("walls")
    void saysWhy(Wall wall) {
        assertTrue(wall.rule().getDescription().contains(", because "), wall.rule().getDescription());
    }

    @Test
    void everyCulpritBelongsToAWall() {
        Set<String> names = walls().stream().map(Wall::name).collect(Collectors.toSet());
        assertEquals(names, CULPRITS.keySet());
    }

    @Test
    void noticesAPackageWithoutWords() throws IOException {
        Path sources = Path.of("src", "test", "java", "dev", "pilothouse", "walls", "broken");
        assertEquals(List.of("bare"), PackageWords.missingIn(sources));
    }
}

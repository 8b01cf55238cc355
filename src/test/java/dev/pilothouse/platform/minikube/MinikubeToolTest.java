package dev.pilothouse.platform.minikube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.ClusterFiles;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.SimplePlan;
import dev.pilothouse.local.SimpleTool;
import dev.pilothouse.local.ToolContract;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.command.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinikubeToolTest extends ToolContract {

    MinikubeToolTest(@TempDir Path folder) {
        super(folder, "minikube");
    }

    @Override
    protected SimpleTool tool(Tools tools, ClusterFiles files) {
        return new MinikubeTool(tools, Map::of, files);
    }

    @Test
    void tellsItsStepsAndKnowsNodesAndVersion() {
        List<Progress> told = new ArrayList<>();
        LocalCluster made = provider().create(new SimplePlan("dev", 2, "v1.33.1"), told::add);
        assertEquals(
                List.of(Step.IMAGE, Step.NODES, Step.CONTROL_PLANE, Step.JOIN_WORKERS, Step.API_READY, Step.STORAGE),
                told.stream().filter(Progress.Ended.class::isInstance).map(ended -> ((Progress.Ended) ended).step()).toList());
        assertEquals(List.of("dev", "dev-m02"), made.nodes().stream().map(node -> node.name()).toList());
        assertEquals("v1.33.1", made.version());
        assertEquals("https://192.168.49.2:8443", made.address());
        String call = standIns.calls("minikube").stream().filter(line -> line.startsWith("start")).findFirst().orElseThrow();
        assertTrue(call.contains("--output json --interactive=false"), call);
        assertTrue(call.contains("KUBECONFIG=" + made.kubeconfig()), call);
    }

    @ParameterizedTest
    @CsvSource({"memory, LOCAL_MEMORY_SHORT", "image, LOCAL_INTERNET_NEEDED", "port, LOCAL_CREATION_FAILED"})
    void saysWhyItFailedAndLeavesNothing(String failure, ProblemCode code) {
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> over(standIns.with("STANDIN_FAIL", failure)).create(new SimplePlan("broken", 1, ""), Progress.Listener.NOBODY));
        assertEquals(code, refused.problem().code());
        assertFalse(refused.problem().detail().isBlank());
        assertEquals(List.of(), provider().clusters());
    }

    @Test
    void saysThatTheEngineIsNotThere() {
        ProblemException engine = assertThrows(ProblemException.class, () -> over(standIns.with("STANDIN_FAIL", "engine")).clusters());
        assertEquals(ProblemCode.LOCAL_DRIVER_FAILED, engine.problem().code());
    }

    @ParameterizedTest
    @CsvSource({
        "Running, RUNNING", "OK, RUNNING", "Stopped, PAUSED", "Paused, PAUSED", "Starting, MAKING", "Unknown, PARTLY", "Error, PARTLY", "RUNNING, RUNNING"
    })
    void readsTheWordsOfItsStatus(String status, LocalCluster.State state) {
        String json = """
                {"invalid": [], "valid": [{"Name": "minikube", "Status": "%s", "Config": {"Nodes": [{"Name": "", "ControlPlane": true}]}}]}
                """.formatted(status);
        assertEquals(state, ProfileList.read(json, Path::of, _ -> false).getFirst().state());
    }
}

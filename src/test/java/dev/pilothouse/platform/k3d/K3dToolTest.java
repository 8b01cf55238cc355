package dev.pilothouse.platform.k3d;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.ClusterFiles;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.SimpleClusters;
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

class K3dToolTest extends ToolContract {

    K3dToolTest(@TempDir Path folder) {
        super(folder, "k3d");
    }

    @Override
    protected SimpleTool tool(Tools tools, ClusterFiles files) {
        return new K3dTool(tools, () -> Map.of("DOCKER_HOST", "unix:///nowhere"), files);
    }

    private static ProblemCode refused(SimpleClusters asked, List<Progress> told) {
        ProblemException problem =
                assertThrows(ProblemException.class, () -> asked.create(new SimplePlan("broken", 1, "v1.34.1+k3s1"), told::add));
        return problem.problem().code();
    }

    @Test
    void tellsItsStepsAndKnowsNodesPortsAndVersion() {
        List<Progress> told = new ArrayList<>();
        LocalCluster made = provider().create(new SimplePlan("dev", 3, "v1.34.1+k3s1"), told::add);
        assertEquals(
                List.of(Step.IMAGE, Step.NODES, Step.LOAD_BALANCER, Step.CONTROL_PLANE, Step.JOIN_WORKERS, Step.API_READY, Step.KUBECONFIG),
                told.stream().filter(Progress.Ended.class::isInstance).map(ended -> ((Progress.Ended) ended).step()).toList());
        assertEquals(List.of(Role.CONTROL_PLANE, Role.WORKER, Role.WORKER, Role.LOAD_BALANCER), made.nodes().stream().map(node -> node.role()).toList());
        assertEquals("v1.34.1-k3s1", made.version());
        assertEquals("https://127.0.0.1:38421", made.address());
        assertEquals("k3d-dev", made.context());
        assertEquals("2026-03-01T10:00:01.500Z", made.made().orElseThrow().toString());
        String call = standIns.calls("k3d").stream().filter(line -> line.startsWith("cluster create")).findFirst().orElseThrow();
        assertTrue(call.contains("--kubeconfig-update-default=false --kubeconfig-switch-context=false"), call);
        assertTrue(call.contains("KUBECONFIG=" + made.kubeconfig()), call);
    }

    @Test
    void saysWhyItFailedAndLeavesNothing() {
        List<Progress> told = new ArrayList<>();
        assertEquals(ProblemCode.NODE_PORT_TAKEN, refused(over(standIns.with("STANDIN_FAIL", "port")), told));
        assertTrue(told.stream().anyMatch(progress -> progress instanceof Progress.Failed failed && failed.step() == Step.LOAD_BALANCER), told::toString);
        assertEquals(ProblemCode.IMAGE_NOT_PULLED, refused(over(standIns.with("STANDIN_FAIL", "image")), new ArrayList<>()));
        assertEquals(List.of(), provider().clusters());
        ProblemException engine = assertThrows(ProblemException.class, () -> over(standIns.with("STANDIN_FAIL", "engine")).clusters());
        assertEquals(ProblemCode.ENGINE_NOT_RUNNING, engine.problem().code());
        assertEquals(List.of("unix:///var/run/docker.sock"), engine.problem().args());
    }

    @Test
    void aClusterThatTookTheNameMeanwhileStays() {
        assertEquals(ProblemCode.CLUSTER_NAME_TAKEN, refused(over(standIns.with("STANDIN_FAIL", "taken")), new ArrayList<>()));
        assertTrue(standIns.calls("k3d").stream().noneMatch(call -> call.startsWith("cluster delete")), standIns.calls("k3d")::toString);
    }
}

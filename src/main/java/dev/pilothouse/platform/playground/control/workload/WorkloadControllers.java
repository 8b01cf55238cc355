package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.PodUsage;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.time.Agenda;
import java.util.List;

/** The controllers of this room. */
public final class WorkloadControllers {

    private WorkloadControllers() {}

    /** Returns one of each. */
    public static List<Controller> all(Objects objects, Agenda agenda, PodUsage usage) {
        return List.of(
                new DeploymentController(objects, agenda),
                ReplicaSetController.ofReplicaSets(objects, agenda),
                ReplicaSetController.ofReplicationControllers(objects, agenda),
                new StatefulSetController(objects, agenda),
                new DaemonSetController(objects, agenda),
                new JobController(objects, agenda),
                new CronJobController(objects, agenda),
                new TtlAfterFinishedController(objects, agenda),
                new AutoscalerController(objects, agenda, usage),
                new DisruptionController(objects, agenda));
    }
}

package dev.pilothouse.ui.nodes;

import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Row;

/** The name of the workload that made a pod, read from the pod's own name and labels, as the controllers of Kubernetes write them. */
final class WorkloadName {

    private WorkloadName() {}

    static String of(Row pod) {
        Labels labels = pod.labels();
        String name = pod.name();
        String hash = labels.get("pod-template-hash");
        if (hash != null && name.contains("-" + hash)) {
            return name.substring(0, name.lastIndexOf("-" + hash));
        }
        String job = labels.get("batch.kubernetes.io/job-name");
        if (job != null) {
            return job;
        }
        boolean made = pod.owner() != null && (labels.get("controller-revision-hash") != null || labels.get("apps.kubernetes.io/pod-index") != null);
        int dash = name.lastIndexOf('-');
        return made && dash > 0 ? name.substring(0, dash) : name;
    }
}

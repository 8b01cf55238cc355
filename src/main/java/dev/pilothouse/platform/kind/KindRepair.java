package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.Ailment.Cause;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Mends a cluster after an engine restart, a change of addresses, or whatever else left its nodes in disorder.
 *
 * <p>The mildest remedy that settles all that was found: starting what stands still, else stopping all and starting it in order, so that every
 * node gets the address that the others know.
 */
final class KindRepair {

    private static final Set<Cause> NEED_A_WHOLE_RESTART = EnumSet.of(Cause.NODES_MOVED, Cause.PEERS_MOVED, Cause.API_SILENT, Cause.NODES_NOT_READY);

    private static final Set<Cause> MAY_SETTLE = EnumSet.of(Cause.API_SILENT, Cause.NODES_NOT_READY);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final KindNodes nodes;
    private final KindDoctor doctor;
    private final KindPause pause;
    private final KindKubeconfigs kubeconfigs;
    private final ReadyCheck ready;

    KindRepair(KindNodes nodes, KindDoctor doctor, KindPause pause, KindKubeconfigs kubeconfigs, ReadyCheck ready) {
        this.nodes = nodes;
        this.doctor = doctor;
        this.pause = pause;
        this.kubeconfigs = kubeconfigs;
        this.ready = ready;
    }

    /** Mends what can be mended and returns what is wrong afterwards. */
    List<Ailment> repair(String cluster, Steps steps) {
        steps.plan(Step.DIAGNOSIS, Step.START_NODES, Step.API_READY, Step.NODES_READY, Step.KUBECONFIG);
        List<Ailment> found = steps.take(Step.DIAGNOSIS, "", () -> settled(cluster));
        if (found.isEmpty() || found.stream().anyMatch(ailment -> ailment.cure() != Ailment.Cure.MEND)) {
            return found;
        }
        return nodes.about(cluster, () -> {
            mend(cluster, found, steps);
            return doctor.diagnose(cluster);
        });
    }

    /** What only began a moment ago may settle by itself, and is not disturbed. */
    private List<Ailment> settled(String cluster) {
        List<Ailment> found = doctor.diagnose(cluster);
        boolean maybeStarting = !found.isEmpty() && found.stream().allMatch(ailment -> MAY_SETTLE.contains(ailment.cause()));
        return maybeStarting && ready.settles(cluster, GRACE) ? doctor.diagnose(cluster) : found;
    }

    private void mend(String cluster, List<Ailment> found, Steps steps) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        found.forEach(ailment -> causes.add(ailment.cause()));
        if (causes.equals(EnumSet.of(Cause.WAKES_BY_ITSELF))) {
            pause.pause(cluster, steps);
            return;
        }
        if (causes.contains(Cause.NODES_STOPPED) || causes.contains(Cause.NODES_FROZEN)) {
            pause.resume(cluster, steps);
        }
        if (causes.stream().anyMatch(NEED_A_WHOLE_RESTART::contains)) {
            pause.pause(cluster, steps);
            pause.resume(cluster, steps);
        }
        if (!awaited(cluster, steps)) {
            return;
        }
        steps.take(Step.KUBECONFIG, kubeconfigs.file(cluster).toString(), () -> kubeconfigs.write(cluster));
    }

    /** One that does not get ready in its time is told by the diagnosis that follows, with what is known then. */
    private boolean awaited(String cluster, Steps steps) {
        try {
            ready.await(cluster, steps);
            return true;
        } catch (ProblemException e) {
            Problem problem = e.problem();
            if (problem.code() == ProblemCode.CLUSTER_NOT_READY) {
                return false;
            }
            throw e;
        }
    }
}

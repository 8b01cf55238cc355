package dev.pilothouse.platform.playground;

import dev.pilothouse.platform.playground.access.Escalation;
import dev.pilothouse.platform.playground.access.Reviews;
import dev.pilothouse.platform.playground.access.RoleBasedAccess;
import dev.pilothouse.platform.playground.access.TokenRequests;
import dev.pilothouse.platform.playground.access.Tokens;
import dev.pilothouse.platform.playground.admission.ClaimResize;
import dev.pilothouse.platform.playground.admission.DefaultClasses;
import dev.pilothouse.platform.playground.admission.InUseProtection;
import dev.pilothouse.platform.playground.admission.LimitRanges;
import dev.pilothouse.platform.playground.admission.NamespaceExists;
import dev.pilothouse.platform.playground.admission.NewNodeTaint;
import dev.pilothouse.platform.playground.admission.Priorities;
import dev.pilothouse.platform.playground.admission.Quotas;
import dev.pilothouse.platform.playground.admission.ServiceAccountMount;
import dev.pilothouse.platform.playground.admission.ServiceAddresses;
import dev.pilothouse.platform.playground.admission.TolerationSeconds;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Controllers;
import dev.pilothouse.platform.playground.control.cluster.GarbageCollector;
import dev.pilothouse.platform.playground.control.cluster.NamespaceLifecycle;
import dev.pilothouse.platform.playground.control.network.EndpointSlices;
import dev.pilothouse.platform.playground.control.network.Endpoints;
import dev.pilothouse.platform.playground.control.network.MirroredEndpoints;
import dev.pilothouse.platform.playground.control.workload.CronJobController;
import dev.pilothouse.platform.playground.control.workload.DaemonSetController;
import dev.pilothouse.platform.playground.control.workload.DeploymentController;
import dev.pilothouse.platform.playground.control.workload.JobController;
import dev.pilothouse.platform.playground.control.workload.ReplicaSetController;
import dev.pilothouse.platform.playground.control.workload.StatefulSetController;
import dev.pilothouse.platform.playground.control.workload.TtlAfterFinishedController;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.registry.ServedRules;
import dev.pilothouse.platform.playground.registry.StoredRegistry;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.schema.Schemas;
import java.util.List;

/** The insides of a simulated cluster, put together: registry, plugins, rights and controllers over one store and one time. */
final class ControlPlane implements AutoCloseable {

    private final StoredRegistry registry;
    private final RoleBasedAccess access;
    private final Tokens tokens;
    private final Reviews reviews;
    private final Controllers controllers;
    private final GarbageCollector garbage;

    /**
     * Puts it together; nothing moves before {@link #start}.
     *
     * @param key secret with which tokens of service accounts are signed
     */
    ControlPlane(Store store, Schemas schemas, Agenda agenda, byte[] key) {
        registry = new StoredRegistry(store, schemas, new ServedRules(), plugins(agenda), agenda);
        access = new RoleBasedAccess(registry.as("kube-apiserver"));
        tokens = new Tokens(key, registry.as("kube-apiserver"), agenda);
        reviews = new Reviews(access, tokens, agenda);
        controllers = new Controllers(agenda, manager(), controllers(schemas, agenda));
        garbage = new GarbageCollector(manager(), schemas, agenda);
    }

    private List<Admission> plugins(Agenda agenda) {
        return List.of(
                new NamespaceExists(),
                new LimitRanges(),
                new ServiceAccountMount(() -> suffix(agenda)),
                new TolerationSeconds(),
                new Priorities(),
                new DefaultClasses(),
                new InUseProtection(),
                new ClaimResize(),
                new NewNodeTaint(),
                new ServiceAddresses(agenda.chance()),
                new Escalation(() -> access),
                new Quotas());
    }

    private List<Controller> controllers(Schemas schemas, Agenda agenda) {
        Objects objects = manager();
        return List.of(
                new DeploymentController(objects, agenda),
                ReplicaSetController.ofReplicaSets(objects, agenda),
                ReplicaSetController.ofReplicationControllers(objects, agenda),
                new StatefulSetController(objects, agenda),
                new DaemonSetController(objects, agenda),
                new JobController(objects, agenda),
                new CronJobController(objects, agenda),
                new TtlAfterFinishedController(objects, agenda),
                new EndpointSlices(objects, agenda),
                new Endpoints(objects),
                new MirroredEndpoints(objects),
                new NamespaceLifecycle(objects, schemas, agenda));
    }

    private Objects manager() {
        return registry.as("kube-controller-manager");
    }

    private static String suffix(Agenda agenda) {
        return agenda.chance().ints(5, 0, 26).collect(StringBuilder::new, (text, digit) -> text.append((char) ('a' + digit)), StringBuilder::append).toString();
    }

    void start() {
        controllers.start();
        garbage.start();
    }

    StoredRegistry registry() {
        return registry;
    }

    RoleBasedAccess access() {
        return access;
    }

    Tokens tokens() {
        return tokens;
    }

    Reviews reviews() {
        return reviews;
    }

    TokenRequests tokenRequests(Agenda agenda) {
        return new TokenRequests(tokens, registry.as("kube-apiserver"), agenda);
    }

    @Override
    public void close() {
        garbage.close();
        controllers.close();
        registry.close();
    }
}

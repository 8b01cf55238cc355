package dev.pilothouse.platform.playground;

import dev.pilothouse.platform.playground.access.AccountTokens;
import dev.pilothouse.platform.playground.access.Escalation;
import dev.pilothouse.platform.playground.access.Reviews;
import dev.pilothouse.platform.playground.access.RoleBasedAccess;
import dev.pilothouse.platform.playground.access.TokenRequests;
import dev.pilothouse.platform.playground.admission.Plugins;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Controllers;
import dev.pilothouse.platform.playground.control.cluster.AggregatedRoles;
import dev.pilothouse.platform.playground.control.cluster.ApiServices;
import dev.pilothouse.platform.playground.control.cluster.Bootstrap;
import dev.pilothouse.platform.playground.control.cluster.CustomDefinitions;
import dev.pilothouse.platform.playground.control.cluster.EventExpiry;
import dev.pilothouse.platform.playground.control.cluster.GarbageCollector;
import dev.pilothouse.platform.playground.control.cluster.NamespaceLifecycle;
import dev.pilothouse.platform.playground.control.cluster.QuotaUsages;
import dev.pilothouse.platform.playground.control.cluster.RootCertificates;
import dev.pilothouse.platform.playground.control.cluster.SecretTokens;
import dev.pilothouse.platform.playground.control.cluster.ServiceAccounts;
import dev.pilothouse.platform.playground.control.network.EndpointSlices;
import dev.pilothouse.platform.playground.control.network.Endpoints;
import dev.pilothouse.platform.playground.control.network.IngressAddresses;
import dev.pilothouse.platform.playground.control.network.MirroredEndpoints;
import dev.pilothouse.platform.playground.control.node.LostPods;
import dev.pilothouse.platform.playground.control.node.NodeLifecycle;
import dev.pilothouse.platform.playground.control.node.PodNetworks;
import dev.pilothouse.platform.playground.control.node.TaintEviction;
import dev.pilothouse.platform.playground.control.scheduler.Scheduler;
import dev.pilothouse.platform.playground.control.storage.ClaimBinding;
import dev.pilothouse.platform.playground.control.storage.ClaimExpansion;
import dev.pilothouse.platform.playground.control.storage.ClaimProtection;
import dev.pilothouse.platform.playground.control.storage.VolumePhases;
import dev.pilothouse.platform.playground.control.workload.AutoscalerController;
import dev.pilothouse.platform.playground.control.workload.CronJobController;
import dev.pilothouse.platform.playground.control.workload.DaemonSetController;
import dev.pilothouse.platform.playground.control.workload.DeploymentController;
import dev.pilothouse.platform.playground.control.workload.DisruptionController;
import dev.pilothouse.platform.playground.control.workload.EvictionGuard;
import dev.pilothouse.platform.playground.control.workload.JobController;
import dev.pilothouse.platform.playground.control.workload.ReplicaSetController;
import dev.pilothouse.platform.playground.control.workload.StatefulSetController;
import dev.pilothouse.platform.playground.control.workload.TtlAfterFinishedController;
import dev.pilothouse.platform.playground.fault.ClockControl;
import dev.pilothouse.platform.playground.fault.Definitions;
import dev.pilothouse.platform.playground.fault.Faults;
import dev.pilothouse.platform.playground.kubelet.Machines;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.LiveSchemas;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.registry.ServedRules;
import dev.pilothouse.platform.playground.registry.StoredRegistry;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The insides of a simulated cluster, put together: registry, plugins, rights and controllers over one store and one time. */
final class ControlPlane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlPlane.class);
    private static final String API_ADDRESS = "192.0.2.2";
    private static final String INGRESS_ADDRESS = "192.0.2.10";

    private final Schemas schemas;
    private final Agenda agenda;
    private final StoredRegistry registry;
    private final RoleBasedAccess access;
    private final AccountTokens tokens;
    private final Faults faults;
    private final ClockControl clock;
    private final Machines machines;
    private final List<AutoCloseable> running = new ArrayList<>();

    /**
     * Puts it together; nothing moves before {@link #start}.
     *
     * @param key secret with which tokens of service accounts are signed
     */
    ControlPlane(Store store, Agenda agenda, byte[] key) {
        this.agenda = agenda;
        LiveSchemas live = new LiveSchemas(new BuiltInSchemas(), store);
        schemas = live;
        registry = new StoredRegistry(store, live, new ServedRules(live), plugins(), agenda);
        Objects apiServer = registry.as("kube-apiserver");
        access = new RoleBasedAccess(apiServer);
        tokens = new AccountTokens(key, agenda);
        Objects simulation = registry.as("pilothouse-simulation");
        faults = new Faults(simulation, agenda, () -> store.compact(store.revision()));
        clock = new ClockControl(simulation, agenda);
        machines = new Machines(registry.as("kubelet"), agenda, faults);
    }

    private List<Admission> plugins() {
        List<Admission> plugins = new ArrayList<>(List.of(new Escalation(() -> access), new EvictionGuard(agenda)));
        plugins.addAll(Plugins.all(agenda.chance()));
        return plugins;
    }

    /** Every controller of the cluster; one more is one class and one line here. */
    private List<Controller> controllers(String certificate) {
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
                new AutoscalerController(objects, agenda, machines.measured()),
                new DisruptionController(objects, agenda),
                new EndpointSlices(objects, agenda),
                new Endpoints(objects),
                new MirroredEndpoints(objects),
                new IngressAddresses(objects, INGRESS_ADDRESS),
                new ClaimBinding(objects, agenda),
                new ClaimExpansion(objects, agenda),
                new ClaimProtection(objects),
                new VolumePhases(objects, agenda),
                new NodeLifecycle(objects, agenda),
                new TaintEviction(objects, agenda),
                new LostPods(objects),
                new PodNetworks(objects),
                new NamespaceLifecycle(registry, objects, schemas, agenda),
                new ServiceAccounts(objects),
                new RootCertificates(objects, certificate),
                new SecretTokens(objects, tokens, certificate),
                new QuotaUsages(objects, schemas),
                new AggregatedRoles(objects),
                new CustomDefinitions(objects, agenda),
                new ApiServices(objects, schemas, agenda),
                new EventExpiry(objects, agenda));
    }

    private Objects manager() {
        return registry.as("kube-controller-manager");
    }

    /** Makes what every cluster has, while the API server is still on its way. */
    void prepare() {
        new Bootstrap(registry.as("kube-apiserver")).run();
    }

    /**
     * Lets everything run.
     *
     * @param certificate of the authority of the API server, in PEM
     */
    void start(String certificate, int port) {
        new Bootstrap(registry.as("kube-apiserver")).service(API_ADDRESS, port);
        GarbageCollector garbage = new GarbageCollector(manager(), schemas, agenda);
        Controllers controllers = new Controllers(agenda, manager(), controllers(certificate));
        Objects schedulers = registry.as("kube-scheduler");
        Controllers scheduler = new Controllers(agenda, schedulers, List.of(new Scheduler(schedulers, agenda)));
        running.addAll(List.of(garbage, controllers, scheduler, machines, faults, clock));
        garbage.start();
        controllers.start();
        scheduler.start();
        machines.start();
        Definitions.install(registry.as("pilothouse-simulation"));
        agenda.settle();
        faults.start();
    }

    /** Lets the time run, and the clock of the cluster steer it. */
    void go() {
        agenda.go();
        clock.start();
    }

    Faults faults() {
        return faults;
    }

    Machines machines() {
        return machines;
    }

    Schemas schemas() {
        return schemas;
    }

    StoredRegistry registry() {
        return registry;
    }

    RoleBasedAccess access() {
        return access;
    }

    /** Finds whom a token of a service account speaks for. */
    Optional<Caller> caller(String token) {
        return tokens.verify(token, registry.as("kube-apiserver")).map(AccountTokens.Holder::caller);
    }

    Reviews reviews() {
        return new Reviews(access, tokens, registry.as("kube-apiserver"), agenda);
    }

    TokenRequests tokenRequests() {
        return new TokenRequests(tokens, registry.as("kube-apiserver"), agenda);
    }

    @Override
    public void close() {
        for (AutoCloseable part : running) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("A part of the playground did not end as it should", e);
            }
        }
        registry.close();
    }
}

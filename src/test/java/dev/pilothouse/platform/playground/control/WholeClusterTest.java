package dev.pilothouse.platform.playground.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.access.AccountTokens;
import dev.pilothouse.platform.playground.admission.Plugins;
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
import dev.pilothouse.platform.playground.control.network.MirroredEndpoints;
import dev.pilothouse.platform.playground.control.node.LostPods;
import dev.pilothouse.platform.playground.control.node.NodeLifecycle;
import dev.pilothouse.platform.playground.control.node.PodNetworks;
import dev.pilothouse.platform.playground.control.node.TaintEviction;
import dev.pilothouse.platform.playground.control.scheduler.Scheduler;
import dev.pilothouse.platform.playground.control.storage.ClaimBinding;
import dev.pilothouse.platform.playground.control.storage.ClaimProtection;
import dev.pilothouse.platform.playground.control.storage.VolumePhases;
import dev.pilothouse.platform.playground.control.workload.DeploymentController;
import dev.pilothouse.platform.playground.control.workload.ReplicaSetController;
import dev.pilothouse.platform.playground.fault.PodFaults;
import dev.pilothouse.platform.playground.kubelet.Machines;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.registry.DeleteOptions.Propagation;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All controllers together, with every admission plugin, the standard objects, the scheduler and, where a test wants them, machines. */
class WholeClusterTest {

    private final SimulatedCluster cluster = new SimulatedCluster(Plugins.all(new Random(5)).toArray(Admission[]::new));

    @BeforeEach
    void start() {
        Bootstrap bootstrap = new Bootstrap(cluster.objects);
        bootstrap.run();
        bootstrap.service("172.18.0.2", 6443);
        AccountTokens tokens = new AccountTokens(new byte[32], cluster.agenda);
        cluster.with((objects, _) -> new ServiceAccounts(objects))
                .with((objects, _) -> new RootCertificates(objects, "PEM"))
                .with((objects, _) -> new SecretTokens(objects, tokens, "PEM"))
                .with((objects, _) -> new AggregatedRoles(objects))
                .with((objects, agenda) -> new ApiServices(objects, cluster.schemas, agenda))
                .with(CustomDefinitions::new)
                .with(EventExpiry::new)
                .with((objects, _) -> new QuotaUsages(objects, cluster.schemas))
                .with((objects, agenda) -> new NamespaceLifecycle(cluster.registry, objects, cluster.schemas, agenda))
                .with(EndpointSlices::new)
                .with((objects, _) -> new Endpoints(objects))
                .with((objects, _) -> new MirroredEndpoints(objects))
                .with(NodeLifecycle::new)
                .with(TaintEviction::new)
                .with((objects, _) -> new LostPods(objects))
                .with((objects, _) -> new PodNetworks(objects))
                .with(ClaimBinding::new)
                .with(VolumePhases::new)
                .with((objects, _) -> new ClaimProtection(objects))
                .with(DeploymentController::new)
                .with(Scheduler::new)
                .with(ReplicaSetController::ofReplicaSets);
        GarbageCollector collector = new GarbageCollector(cluster.registry.as("generic-garbage-collector"), cluster.schemas, cluster.agenda);
        cluster.closeAtEnd(collector::close);
        collector.start();
        cluster.agenda.settle();
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private void deploy(int replicas) {
        cluster.create("{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}, spec: {replicas: " + replicas
                + ", selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {terminationGracePeriodSeconds: 0, "
                + "containers: [{name: main, image: web, ports: [{name: http, containerPort: 8080}]}]}}}}");
        cluster.create("{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}}");
        int number = 1;
        for (Document pod : cluster.objects.list("pods", "shop")) {
            cluster.patchStatus("pods", pod.name(), "{status: {phase: Running, podIP: 10.0.0." + number++ + ", conditions: [{type: Ready, status: 'True'}]}}");
        }
    }

    @Test
    void servesADeploymentThroughItsService() {
        deploy(3);
        assertEquals(3, cluster.get("endpoints", "web").trees("subsets").getFirst().trees("addresses").size());
        assertEquals("default", cluster.objects.list("pods", "shop").getFirst().tree().text("spec", "serviceAccountName"));
    }

    @Test
    void deletesADeploymentAndAllThatItOwns() {
        deploy(3);
        cluster.delete("deployments.apps", "web", Propagation.FOREGROUND);
        assertEquals(List.of(), cluster.names("deployments.apps"));
        assertEquals(List.of(), cluster.names("replicasets.apps"));
        assertEquals(List.of(), cluster.names("pods"));
        cluster.delete("services", "web", Propagation.BACKGROUND);
        assertEquals(List.of(), cluster.names("endpointslices.discovery.k8s.io"));
        assertEquals(List.of(), cluster.names("endpoints"));
    }

    @Test
    void deletesANamespaceWithEverything() {
        deploy(2);
        cluster.create("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: shop}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}");
        cluster.delete("namespaces", "shop", Propagation.BACKGROUND);
        cluster.pass(Duration.ofSeconds(10));
        assertTrue(cluster.find("namespaces", "shop").isEmpty(), () -> cluster.get("namespaces", "shop").toString());
        assertEquals(List.of(), cluster.names("pods"));
    }

    @Test
    void tellsWhyAQuotaStopsADeployment() {
        cluster.create("{apiVersion: v1, kind: ResourceQuota, metadata: {name: q, namespace: shop}, spec: {hard: {pods: '2'}}}");
        deploy(3);
        assertEquals(2, cluster.names("pods").size());
        assertEquals("2", cluster.get("resourcequotas", "q").text("status", "used", "pods"));
        String message = cluster.get("replicasets.apps", cluster.names("replicasets.apps").getFirst())
                .trees("status", "conditions").getFirst().text("message");
        assertTrue(message.endsWith("is forbidden: exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2"), message);
    }

    private void machine(String name) {
        cluster.create("{apiVersion: v1, kind: Node, metadata: {name: " + name + ", labels: {kubernetes.io/hostname: " + name + "}}}");
    }

    @Test
    void runsOnMachinesAndMovesAwayFromOneThatIsGone() {
        Machines machines = new Machines(cluster.registry.as("kubelet"), cluster.agenda, PodFaults.NONE);
        machines.start();
        machine("n1");
        machine("n2");
        cluster.pass(Duration.ofSeconds(2));
        assertEquals(List.of(), cluster.get("nodes", "n1").trees("spec", "taints"));
        assertEquals(List.of("10.244.0.0/24", "10.244.1.0/24"), List.of(cluster.get("nodes", "n1").text("spec", "podCIDR"), cluster.get("nodes", "n2").text("spec", "podCIDR")));
        cluster.create("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: shop}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}");
        cluster.create("{apiVersion: v1, kind: Pod, metadata: {name: db, namespace: shop}, spec: {containers: [{name: main, image: 'db:1'}], "
                + "volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]}}");
        cluster.create("{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}, spec: {replicas: 2, selector: {matchLabels: {app: web}}, "
                + "template: {metadata: {labels: {app: web}}, spec: {containers: [{name: main, image: 'web:1'}]}}}}");
        cluster.create("{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: web}, ports: [{port: 80}]}}");
        cluster.pass(Duration.ofSeconds(20));
        assertEquals("Bound", cluster.get("persistentvolumeclaims", "data").text("status", "phase"));
        assertEquals("Running", cluster.get("pods", "db").text("status", "phase"));
        assertEquals(2, ready());
        cluster.delete("nodes", "n1", Propagation.BACKGROUND);
        cluster.pass(Duration.ofMinutes(2));
        assertEquals(2, ready());
        assertTrue(cluster.objects.list("pods", "shop").stream().filter(pod -> pod.name().startsWith("web")).allMatch(pod -> pod.tree().text("spec", "nodeName").equals("n2")));
    }

    private int ready() {
        return cluster.get("endpoints", "web").trees("subsets").stream().mapToInt(subset -> subset.trees("addresses").size()).sum();
    }

    @Test
    void listsApiServicesAndRoles() {
        assertTrue(cluster.names("apiservices.apiregistration.k8s.io").containsAll(List.of("v1.", "v1.apps", "v2.autoscaling")));
        assertTrue(cluster.get("clusterroles.rbac.authorization.k8s.io", "admin").trees("rules").size() > 10);
    }
}

package dev.pilothouse.platform.playground.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.SimulatedCluster;
import dev.pilothouse.platform.playground.control.cluster.QuotaUsages;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.registry.DeleteOptions.Propagation;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Expected texts are those of a real API server 1.34. */
class PluginsTest {

    private final SimulatedCluster cluster = new SimulatedCluster(Plugins.all(new Random(1)).toArray(Admission[]::new));

    @BeforeEach
    void start() {
        cluster.create("{apiVersion: v1, kind: ServiceAccount, metadata: {name: default, namespace: shop}}");
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private Document pod(String name, String spec) {
        return cluster.create("{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: shop}, spec: " + spec + "}");
    }

    private String refused(String yaml) {
        return String.valueOf(assertThrows(Refusal.class, () -> cluster.create(yaml)).getMessage());
    }

    private String refusedPod(String name, String spec) {
        return refused("{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: shop}, spec: " + spec + "}");
    }

    @Test
    void mountsTheTokenOfTheAccount() {
        Tree pod = pod("a", "{containers: [{name: main, image: web}]}").tree();
        assertEquals("default", pod.text("spec", "serviceAccountName"));
        String volume = pod.trees("spec", "volumes").getFirst().text("name");
        assertTrue(volume.matches("kube-api-access-[a-z0-9]{5}"), volume);
        Tree mount = pod.trees("spec", "containers").getFirst().trees("volumeMounts").getFirst();
        assertEquals(volume, mount.text("name"));
        assertEquals("/var/run/secrets/kubernetes.io/serviceaccount", mount.text("mountPath"));
    }

    @Test
    void mountsNothingWhereTheAccountSaysSo() {
        cluster.create("{apiVersion: v1, kind: ServiceAccount, metadata: {name: bare, namespace: shop}, automountServiceAccountToken: false}");
        assertEquals(List.of(), pod("a", "{serviceAccountName: bare, containers: [{name: main, image: web}]}").tree().trees("spec", "volumes"));
    }

    @Test
    void refusesAMissingAccount() {
        assertEquals("pods \"b\" is forbidden: error looking up service account shop/nope: serviceaccount \"nope\" not found",
                refusedPod("b", "{serviceAccountName: nope, containers: [{name: main, image: web}]}"));
    }

    @Test
    void toleratesSilentNodesForFiveMinutes() {
        assertEquals(Set.of("node.kubernetes.io/not-ready 300", "node.kubernetes.io/unreachable 300"),
                pod("a", "{containers: [{name: main, image: web}]}").tree().trees("spec", "tolerations").stream()
                        .map(one -> one.text("key") + " " + one.text("tolerationSeconds")).collect(Collectors.toSet()));
    }

    @Test
    void resolvesPriorityClasses() {
        cluster.create("{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: high}, value: 7, preemptionPolicy: Never}");
        Tree pod = pod("a", "{priorityClassName: high, containers: [{name: main, image: web}]}").tree();
        assertEquals(7, pod.number(0, "spec", "priority"));
        assertEquals("Never", pod.text("spec", "preemptionPolicy"));
        assertEquals("pods \"c\" is forbidden: no PriorityClass with name nope was found",
                refusedPod("c", "{priorityClassName: nope, containers: [{name: main, image: web}]}"));
        assertEquals("pods \"d\" is forbidden: the integer value of priority (7) must not be provided in pod spec; priority admission controller computed 0 "
                + "from the given PriorityClass name", refusedPod("d", "{priority: 7, containers: [{name: main, image: web}]}"));
    }

    @Test
    void letsOnePriorityClassBeTheDefault() {
        cluster.create("{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: usual}, value: 5, globalDefault: true}");
        assertEquals("usual", pod("a", "{containers: [{name: main, image: web}]}").tree().text("spec", "priorityClassName"));
        assertEquals("priorityclasses.scheduling.k8s.io \"other\" is forbidden: PriorityClass usual is already marked as default. Only one default can exist",
                refused("{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: other}, value: 6, globalDefault: true}"));
    }

    @Test
    void fillsAndHoldsLimits() {
        cluster.create("{apiVersion: v1, kind: LimitRange, metadata: {name: lr, namespace: shop}, spec: {limits: [{type: Container, max: {cpu: 500m, memory: 1Gi}, "
                + "min: {cpu: 100m}, maxLimitRequestRatio: {cpu: '2'}, default: {cpu: 300m}, defaultRequest: {cpu: 200m, memory: 50Mi}},"
                + "{type: Pod, max: {cpu: 800m}}, {type: PersistentVolumeClaim, max: {storage: 5Gi}, min: {storage: 1Gi}}]}}");
        Tree pod = pod("e", "{containers: [{name: a, image: web}]}").tree();
        assertEquals("LimitRanger plugin set: cpu, memory request for container a; cpu, memory limit for container a",
                pod.text("metadata", "annotations", "kubernetes.io/limit-ranger"));
        assertEquals("1Gi", pod.trees("spec", "containers").getFirst().text("resources", "limits", "memory"));
        assertEquals("pods \"r\" is forbidden: cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000",
                refusedPod("r", "{containers: [{name: a, image: web, resources: {requests: {cpu: 100m}}}]}"));
        assertEquals("pods \"x\" is forbidden: [maximum cpu usage per Container is 500m, but limit is 1, maximum cpu usage per Pod is 800m, but limit is 1]",
                refusedPod("x", "{containers: [{name: a, image: web, resources: {requests: {cpu: 500m}, limits: {cpu: '1'}}}]}"));
        assertEquals("persistentvolumeclaims \"c\" is forbidden: maximum storage usage per PersistentVolumeClaim is 5Gi, but request is 10Gi",
                refused("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c, namespace: shop}, spec: {accessModes: [ReadWriteOnce], "
                        + "resources: {requests: {storage: 10Gi}}}}"));
    }

    @Test
    void bookQuotasAndRefuseWhatGoesBeyond() {
        cluster.with((objects, _) -> new QuotaUsages(objects, cluster.schemas));
        cluster.create("{apiVersion: v1, kind: ResourceQuota, metadata: {name: q, namespace: shop}, spec: {hard: {pods: '2', requests.cpu: '1', count/configmaps: '1'}}}");
        assertEquals("0", cluster.get("resourcequotas", "q").text("status", "used", "pods"));
        pod("a", "{containers: [{name: main, image: web, resources: {requests: {cpu: 600m}}}]}");
        assertEquals("600m", cluster.get("resourcequotas", "q").text("status", "used", "requests.cpu"));
        assertEquals("pods \"b\" is forbidden: exceeded quota: q, requested: requests.cpu=500m, used: requests.cpu=600m, limited: requests.cpu=1",
                refusedPod("b", "{containers: [{name: main, image: web, resources: {requests: {cpu: 500m}}}]}"));
        assertEquals("pods \"b\" is forbidden: failed quota: q: must specify requests.cpu for: main",
                refusedPod("b", "{containers: [{name: main, image: web}]}"));
        cluster.delete("pods", "a", Propagation.BACKGROUND);
        cluster.find("pods", "a").ifPresent(_ -> cluster.objects.delete("pods", "shop", "a", dev.pilothouse.platform.playground.registry.DeleteOptions.atOnce()));
        cluster.agenda.settle();
        assertEquals("0", cluster.get("resourcequotas", "q").text("status", "used", "requests.cpu"));
        cluster.create("{apiVersion: v1, kind: ConfigMap, metadata: {name: one, namespace: shop}}");
        assertEquals("configmaps \"two\" is forbidden: exceeded quota: q, requested: count/configmaps=1, used: count/configmaps=1, limited: count/configmaps=1",
                refused("{apiVersion: v1, kind: ConfigMap, metadata: {name: two, namespace: shop}}"));
    }

    private Tree service(String name, String spec) {
        return cluster.create("{apiVersion: v1, kind: Service, metadata: {name: " + name + ", namespace: shop}, spec: " + spec + "}").tree().tree("spec");
    }

    @Test
    void givesServicesAddressesAndPorts() {
        Tree one = service("one", "{type: NodePort, ports: [{port: 80}]}");
        Tree two = service("two", "{ports: [{port: 80}]}");
        assertTrue(Addresses.inNetwork(one.text("clusterIP")), one.text("clusterIP"));
        assertNotEquals(one.text("clusterIP"), two.text("clusterIP"));
        assertEquals(List.of(two.text("clusterIP")), two.list("clusterIPs"));
        assertEquals(List.of("IPv4"), two.list("ipFamilies"));
        long port = one.trees("ports").getFirst().number(0, "nodePort");
        assertTrue(port >= 30_000 && port <= 32_767, "port " + port);
        assertEquals("None", service("headless", "{clusterIP: None, ports: [{port: 80}]}").text("clusterIP"));
        assertEquals("", service("away", "{type: ExternalName, externalName: example.com}").text("clusterIP"));
    }

    @Test
    void refusesAddressesThatAreTakenOrFarAway() {
        service("first", "{clusterIP: 10.96.0.7, type: NodePort, ports: [{port: 80, nodePort: 30999}]}");
        String begin = "{apiVersion: v1, kind: Service, metadata: {name: next, namespace: shop}, spec: {";
        assertEquals("Service \"next\" is invalid: spec.clusterIPs: Invalid value: [\"10.96.0.7\"]: failed to allocate IP 10.96.0.7: provided IP is already allocated",
                refused(begin + "clusterIP: 10.96.0.7, ports: [{port: 80}]}}"));
        assertEquals("Service \"next\" is invalid: spec.clusterIPs: Invalid value: [\"1.2.3.4\"]: failed to allocate IP 1.2.3.4: the provided network does not match the current range",
                refused(begin + "clusterIP: 1.2.3.4, ports: [{port: 80}]}}"));
        assertEquals("Service \"next\" is invalid: spec.ports[0].nodePort: Invalid value: 30999: provided port is already allocated",
                refused(begin + "type: NodePort, ports: [{port: 80, nodePort: 30999}]}}"));
        assertEquals("Service \"next\" is invalid: spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767",
                refused(begin + "type: NodePort, ports: [{port: 80, nodePort: 80}]}}"));
        cluster.delete("services", "first", Propagation.BACKGROUND);
        assertEquals("10.96.0.7", service("again", "{clusterIP: 10.96.0.7, ports: [{port: 80}]}").text("clusterIP"));
    }

    @Test
    void keepsTheAddressAndDropsThePortsWhenTheTypeChanges() {
        Tree before = service("s", "{type: NodePort, ports: [{port: 80}]}");
        Tree after = cluster.patch("services", "s", "{spec: {type: ClusterIP}}").tree().tree("spec");
        assertEquals(before.text("clusterIP"), after.text("clusterIP"));
        assertEquals(0, after.trees("ports").getFirst().number(0, "nodePort"));
    }

    @Test
    void namesTheDefaultClassOfClaims() {
        cluster.create("{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: standard, annotations: {storageclass.kubernetes.io/is-default-class: 'true'}}, provisioner: p}");
        Tree claim = cluster.create("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c, namespace: shop}, spec: {accessModes: [ReadWriteOnce], "
                + "resources: {requests: {storage: 1Gi}}}}").tree();
        assertEquals("standard", claim.text("spec", "storageClassName"));
        assertEquals(List.of("kubernetes.io/pvc-protection"), claim.list("metadata", "finalizers"));
    }
}

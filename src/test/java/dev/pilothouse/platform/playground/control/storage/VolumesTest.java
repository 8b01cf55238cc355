package dev.pilothouse.platform.playground.control.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.admission.ClaimResize;
import dev.pilothouse.platform.playground.admission.InUseProtection;
import dev.pilothouse.platform.playground.control.SimulatedCluster;
import dev.pilothouse.platform.playground.registry.DeleteOptions.Propagation;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VolumesTest {

    private final SimulatedCluster cluster = new SimulatedCluster(new InUseProtection(), new ClaimResize());

    @BeforeEach
    void start() {
        cluster.with(ClaimBinding::new).with(VolumePhases::new).with((objects, _) -> new ClaimProtection(objects)).with(ClaimExpansion::new);
        storageClass("fast", "Immediate", "Delete");
        storageClass("late", "WaitForFirstConsumer", "Delete");
        storageClass("kept", "Immediate", "Retain");
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private void storageClass(String name, String mode, String reclaim) {
        cluster.create("{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: " + name + "}, provisioner: sim.pilothouse.dev/volume, "
                + "volumeBindingMode: " + mode + ", reclaimPolicy: " + reclaim + ", allowVolumeExpansion: true}");
    }

    private void claim(String name, String storageClass, String size) {
        cluster.create("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: " + name + ", namespace: shop}, spec: {storageClassName: '" + storageClass
                + "', accessModes: [ReadWriteOnce], resources: {requests: {storage: " + size + "}}}}");
    }

    private void volume(String name, String size) {
        cluster.create("{apiVersion: v1, kind: PersistentVolume, metadata: {name: " + name + "}, spec: {storageClassName: manual, accessModes: [ReadWriteOnce], "
                + "capacity: {storage: " + size + "}, hostPath: {path: /x}, persistentVolumeReclaimPolicy: Retain}}");
    }

    private String phase(String claim) {
        return cluster.get("persistentvolumeclaims", claim).text("status", "phase");
    }

    private List<String> told(String name) {
        return cluster.objects.list("events", "shop").stream()
                .filter(event -> event.tree().text("involvedObject", "name").equals(name))
                .map(event -> event.tree().text("reason"))
                .toList();
    }

    @Test
    void makesAVolumeAtOnce() {
        claim("c", "fast", "1Gi");
        assertEquals("Bound", phase("c"));
        Tree volume = cluster.get("persistentvolumes", cluster.get("persistentvolumeclaims", "c").text("spec", "volumeName"));
        assertEquals("Bound", volume.text("status", "phase"));
        assertEquals("1Gi", volume.text("spec", "capacity", "storage"));
        assertEquals("c", volume.text("spec", "claimRef", "name"));
        assertEquals(List.of("ExternalProvisioning", "Provisioning", "ProvisioningSucceeded"), told("c"));
    }

    @Test
    void waitsForItsFirstPod() {
        claim("c", "late", "1Gi");
        assertEquals("Pending", phase("c"));
        assertEquals(List.of("WaitForFirstConsumer"), told("c"));
        cluster.patch("persistentvolumeclaims", "c", "{metadata: {annotations: {volume.kubernetes.io/selected-node: n1}}}");
        assertEquals("Bound", phase("c"));
        Tree volume = cluster.get("persistentvolumes", cluster.get("persistentvolumeclaims", "c").text("spec", "volumeName"));
        assertTrue(volume.has("spec", "nodeAffinity", "required"));
    }

    @Test
    void takesTheSmallestVolumeThatSuits() {
        claim("c", "manual", "2Gi");
        assertEquals("Pending", phase("c"));
        volume("small", "1Gi");
        assertEquals("Pending", phase("c"));
        assertEquals("Available", cluster.get("persistentvolumes", "small").text("status", "phase"));
        volume("large", "9Gi");
        assertEquals("large", cluster.get("persistentvolumeclaims", "c").text("spec", "volumeName"));
        assertEquals("9Gi", cluster.get("persistentvolumeclaims", "c").text("status", "capacity", "storage"));
        claim("d", "manual", "1Gi");
        assertEquals("small", cluster.get("persistentvolumeclaims", "d").text("spec", "volumeName"));
    }

    @Test
    void deletesOrKeepsTheVolumeOfAClaimThatIsGone() {
        claim("c", "fast", "1Gi");
        claim("k", "kept", "1Gi");
        String kept = cluster.get("persistentvolumeclaims", "k").text("spec", "volumeName");
        cluster.delete("persistentvolumeclaims", "c", Propagation.BACKGROUND);
        cluster.delete("persistentvolumeclaims", "k", Propagation.BACKGROUND);
        assertEquals(List.of(), cluster.names("persistentvolumeclaims"));
        assertEquals(List.of(kept), cluster.names("persistentvolumes"));
        assertEquals("Released", cluster.get("persistentvolumes", kept).text("status", "phase"));
    }

    @Test
    void holdsWhatIsUsed() {
        claim("c", "fast", "1Gi");
        cluster.create("{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: shop}, spec: {terminationGracePeriodSeconds: 0, containers: [{name: a, image: web}], "
                + "volumes: [{name: v, persistentVolumeClaim: {claimName: c}}]}}");
        String volume = cluster.get("persistentvolumeclaims", "c").text("spec", "volumeName");
        cluster.delete("persistentvolumes", volume, Propagation.BACKGROUND);
        cluster.delete("persistentvolumeclaims", "c", Propagation.BACKGROUND);
        assertTrue(cluster.find("persistentvolumeclaims", "c").isPresent());
        assertTrue(cluster.find("persistentvolumes", volume).isPresent());
        cluster.delete("pods", "p", Propagation.BACKGROUND);
        assertFalse(cluster.find("persistentvolumeclaims", "c").isPresent());
        assertFalse(cluster.find("persistentvolumes", volume).isPresent());
    }

    @Test
    void grows() {
        claim("c", "fast", "1Gi");
        cluster.patch("persistentvolumeclaims", "c", "{spec: {resources: {requests: {storage: 3Gi}}}}");
        assertEquals("3Gi", cluster.get("persistentvolumeclaims", "c").text("status", "capacity", "storage"));
        claim("p", "late", "1Gi");
        Refusal refusal = assertThrows(
                Refusal.class, () -> cluster.patch("persistentvolumeclaims", "p", "{spec: {resources: {requests: {storage: 3Gi}}}}"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("bound claims"), refusal.getMessage());
    }
}

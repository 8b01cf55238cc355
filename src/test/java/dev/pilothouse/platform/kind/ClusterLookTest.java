package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ClusterLookTest {

    private static ClusterLook look(String... items) {
        return ClusterLook.of("{\"kind\":\"List\",\"items\":[" + String.join(",", items) + "]}");
    }

    private static String node(String name, String status) {
        return "{\"kind\":\"Node\",\"metadata\":{\"name\":\"" + name + "\"},\"status\":{\"conditions\":[{\"type\":\"MemoryPressure\",\"status\":\"False\"},"
                + "{\"type\":\"Ready\",\"status\":\"" + status + "\",\"reason\":\"KubeletNotReady\",\"message\":\"network plugin not ready\"}]}}";
    }

    private static String deployment(String namespace, String name, int available) {
        String status = available == 0 ? "{}" : "{\"availableReplicas\":" + available + "}";
        return "{\"kind\":\"Deployment\",\"metadata\":{\"name\":\"" + name + "\",\"namespace\":\"" + namespace + "\"},\"status\":" + status + "}";
    }

    private static String storage(String isDefault) {
        return "{\"kind\":\"StorageClass\",\"metadata\":{\"name\":\"standard\",\"annotations\":{\"storageclass.kubernetes.io/is-default-class\":\"" + isDefault + "\"}}}";
    }

    @Test
    void allNodesThatAreWantedHaveToBeReady() {
        ClusterLook look = look(node("a", "True"), node("b", "False"));
        assertTrue(look.api());
        assertEquals("", look.missingNodes(List.of("a")));
        assertEquals("Node b: KubeletNotReady: network plugin not ready", look.missingNodes(List.of("a", "b")));
        assertEquals("Node c: it has not joined", look.missingNodes(List.of("a", "c")));
    }

    @Test
    void namesAreResolvedWhenAPodOfCorednsIsAvailable() {
        assertEquals("Deployment kube-system/coredns: no pod is available", look(deployment("kube-system", "coredns", 0)).dns());
        assertEquals("", look(deployment("kube-system", "coredns", 1)).dns());
        assertEquals("", look(deployment("shop", "coredns", 0)).dns());
    }

    @Test
    void storageNeedsADefaultClassAndItsProvisioner() {
        String ready = deployment("local-path-storage", "local-path-provisioner", 1);
        assertEquals("", look(storage("true"), ready).storage());
        assertEquals("no default StorageClass", look(storage("false"), ready).storage());
        assertFalse(look(storage("true"), deployment("local-path-storage", "local-path-provisioner", 0)).storage().isEmpty());
    }

    @Test
    void aClusterWithoutDnsAndStorageIsNotWaitedFor() {
        assertEquals("", look().dns());
        assertEquals("", look().storage());
    }

    @Property
    void readsAnything(@ForAll String text) {
        ClusterLook.of(text);
    }
}

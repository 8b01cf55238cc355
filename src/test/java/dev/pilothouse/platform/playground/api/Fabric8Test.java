package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client library that the app uses takes the server for a cluster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class Fabric8Test {

    @SuppressWarnings("NullAway.Init")
    private ServedCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private KubernetesClient client;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        cluster = new ServedCluster();
        cluster.server.writeKubeconfig(folder.resolve("config"), "playground", "default");
        client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(Files.readString(folder.resolve("config")))).build();
        client.pods().inNamespace("default").resource(new PodBuilder()
                .withNewMetadata().withName("web").endMetadata()
                .withNewSpec().withNodeName("n1").addNewContainer().withName("c").withImage("demo").endContainer().endSpec()
                .build()).create();
    }

    @AfterAll
    void stop() {
        client.close();
        cluster.close();
    }

    private static ConfigMap map(String name, String value) {
        return new ConfigMapBuilder().withNewMetadata().withName(name).withNamespace("default").endMetadata().withData(Map.of("x", value)).build();
    }

    @Test
    void writesAndReads() {
        client.resource(map("a", "1")).create();
        client.resource(map("a", "2")).forceConflicts().serverSideApply();
        client.configMaps().inNamespace("default").withName("a").edit(it -> new ConfigMapBuilder(it).addToData("y", "3").build());

        assertEquals(Map.of("x", "2", "y", "3"), client.configMaps().inNamespace("default").withName("a").get().getData());
        assertTrue(client.configMaps().inAnyNamespace().list().getItems().stream().anyMatch(it -> it.getMetadata().getName().equals("a")));
        assertEquals(409, assertThrows(KubernetesClientException.class, () -> client.resource(map("a", "1")).create()).getCode());
        client.resource(map("a", "")).delete();
        assertNull(client.configMaps().inNamespace("default").withName("a").get());
    }

    @Test
    void watches() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        Watcher<ConfigMap> watcher = new Watcher<>() {
            @Override
            public void eventReceived(Action action, ConfigMap object) {
                seen.add(action + " " + object.getMetadata().getName());
            }

            @Override
            public void onClose(WatcherException cause) {
                // the test ends it
            }
        };
        try (Watch _ = client.configMaps().inNamespace("default").withName("seen").watch(watcher)) {
            client.resource(map("seen", "1")).create();
            assertEquals("ADDED seen", seen.poll(20, TimeUnit.SECONDS));
            client.resource(map("seen", "1")).delete();
            assertEquals("DELETED seen", seen.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void runsCommandsAndReadsLogs() throws Exception {
        var out = new ByteArrayOutputStream();
        try (ExecWatch exec = client.pods().inNamespace("default").withName("web").writingOutput(out).exec("echo", "hi")) {
            assertEquals(0, exec.exitCode().get(20, TimeUnit.SECONDS));
        }
        assertEquals("echo hi\n", out.toString(StandardCharsets.UTF_8));
        try (ExecWatch exec = client.pods().inNamespace("default").withName("web").writingOutput(out).exec("exit", "7")) {
            assertEquals(7, exec.exitCode().get(20, TimeUnit.SECONDS));
        }
        assertEquals("c line 0\n", client.pods().inNamespace("default").withName("web").tailingLines(1).getLog());
    }

    @Test
    void forwardsAPort() throws Exception {
        try (LocalPortForward forward = client.pods().inNamespace("default").withName("web").portForward(80);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), forward.getLocalPort())) {
            socket.getOutputStream().write("ping".getBytes(StandardCharsets.US_ASCII));
            assertEquals("ping", new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII));
        }
    }
}

package dev.pilothouse.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.kubeconfig.Access;
import dev.pilothouse.kubeconfig.KubeconfigSource;
import dev.pilothouse.kubeconfig.Locations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The real cluster that {@code PILOTHOUSE_TEST_KUBECONFIG} names, and kubectl as a second opinion on it. */
public final class RealCluster {

    private static final String VARIABLE = "PILOTHOUSE_TEST_KUBECONFIG";

    private RealCluster() {}

    /** Skips the test when no cluster is named. */
    public static void needed() {
        assumeTrue(System.getenv(VARIABLE) != null, VARIABLE + " names no cluster");
    }

    /** Skips a test that compares with facts of a bare API server, one with pretended nodes and nothing added to it. */
    public static void bareApiNeeded() {
        needed();
        String runtimes = kubectl("get", "nodes", "-o", "jsonpath={.items[*].status.nodeInfo.containerRuntimeVersion}");
        assumeTrue(runtimes.startsWith("kwok"), "the cluster has real nodes: " + runtimes);
    }

    /** Skips a test that needs pods that really run. */
    public static void realNodesNeeded() {
        needed();
        String runtimes = kubectl("get", "nodes", "-o", "jsonpath={.items[*].status.nodeInfo.containerRuntimeVersion}");
        assumeTrue(!runtimes.isBlank() && !runtimes.startsWith("kwok"), "the cluster has no real nodes: " + runtimes);
    }

    /** Makes a namespace in which pods can be made at once: a server refuses them until the account that they run as is there. */
    public static void makeNamespace(String name) {
        kubectl("create", "namespace", name);
        kubectl("wait", "-n", name, "--for=create", "serviceaccount/default", "--timeout=60s");
    }

    /** Lets a namespace of tests go without waiting for it; no harm where it was never made, or where there is no cluster. */
    public static void removeNamespace(String name) {
        if (System.getenv(VARIABLE) != null) {
            kubectl("delete", "namespace", name, "--ignore-not-found", "--wait=false");
        }
    }

    /** Opens the current context. */
    public static Cluster open(Function<Access, Cluster> connector) {
        return open("", connector);
    }

    /** Opens the context whose name ends so; skips the test when there is none. */
    public static Cluster openEndingIn(String suffix, Function<Access, Cluster> connector) {
        String current = kubectl("config", "current-context").strip();
        List<String> names = kubectl("config", "get-contexts", "-o", "name").lines().toList();
        assumeTrue(names.contains(current + suffix), "no context " + current + suffix);
        return open(current + suffix, connector);
    }

    private static Cluster open(String context, Function<Access, Cluster> connector) {
        Path file = Path.of(System.getenv(VARIABLE)).toAbsolutePath();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            return new KubeconfigSource(
                            new Locations(List.of(file)), Map.of(), file.resolveSibling("consents-of-tests"), connector, timer)
                    .open(context);
        }
    }

    /** Runs kubectl against the cluster and returns what it prints; it must succeed. */
    public static String kubectl(String... words) {
        List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", System.getenv(VARIABLE)));
        command.addAll(List.of(words));
        @Nullable Path out = null;
        @Nullable Path err = null;
        try {
            out = Files.createTempFile("kubectl", ".out");
            err = Files.createTempFile("kubectl", ".err");
            Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), () -> command + " did not end");
            assertEquals(0, process.exitValue(), command + ": " + Files.readString(err));
            return Files.readString(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            delete(out);
            delete(err);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

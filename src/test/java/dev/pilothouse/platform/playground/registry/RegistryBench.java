package dev.pilothouse.platform.playground.registry;

import static dev.pilothouse.platform.playground.registry.SmallCluster.ALICE;
import static dev.pilothouse.platform.playground.registry.SmallCluster.OPTIONS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.text.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Measures the registry with many objects; budgets are those of the handbook's page of benchmarks. */
@Tag("bench")
class RegistryBench {

    private static final String POD = """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"NAME","labels":{"app":"web-GROUP","pod-template-hash":"6b7c4f9d5"},
            "annotations":{"prometheus.io/scrape":"true","prometheus.io/port":"8080"},
            "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web-GROUP","uid":"owner-GROUP","controller":true,"blockOwnerDeletion":true}]},
            "spec":{"serviceAccountName":"default","containers":[{"name":"web","image":"registry.example.com/shop/web:1.2.3",
            "ports":[{"name":"http","containerPort":8080}],"env":[{"name":"A","value":"1"},{"name":"B","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}}],
            "resources":{"requests":{"cpu":"100m","memory":"128Mi"},"limits":{"memory":"256Mi"}},
            "readinessProbe":{"httpGet":{"path":"/readyz","port":"http"}},"livenessProbe":{"httpGet":{"path":"/healthz","port":"http"}},
            "volumeMounts":[{"name":"token","mountPath":"/var/run/secrets/kubernetes.io/serviceaccount","readOnly":true}]}],
            "volumes":[{"name":"token","projected":{"defaultMode":420,"sources":[{"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},
            {"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}},
            {"downwardAPI":{"items":[{"path":"namespace","fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"}}]}}]}}]}}
            """;

    private static Document pod(int number) {
        return new Document(Json.read(POD.replace("NAME", "web-" + number).replace("GROUP", Integer.toString(number % 200))));
    }

    private static void inParallel(int threads, int count, java.util.function.IntConsumer work) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            Thread.ofVirtual().start(() -> {
                for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                    work.accept(number);
                }
                done.countDown();
            });
        }
        assertTrue(done.await(10, TimeUnit.MINUTES));
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void manyPods(TestReporter reporter) throws InterruptedException {
        try (SmallCluster cluster = SmallCluster.real()) {
            Target all = cluster.target("pods", "shop", "");
            inParallel(8, 2_000, i -> cluster.registry.create(ALICE, all, pod(100_000 + i), OPTIONS));
            long before = used();
            long start = System.nanoTime();
            long cpu = cpuNanos();
            inParallel(8, 10_000, i -> cluster.registry.create(ALICE, all, pod(i), OPTIONS));
            double created = millis(start);
            reporter.publishEntry("creates a second", Double.toString(10_000 / created * 1000));
            reporter.publishEntry("processor time of a create, µs", Long.toString((cpuNanos() - cpu) / 10_000_000));
            for (int i = 0; i < 3; i++) {
                start = System.nanoTime();
                long bytes = 0;
                for (Page.Item item : cluster.registry.list(ALICE, all, ListOptions.ALL).items()) {
                    bytes += item.json().length;
                }
                reporter.publishEntry("list of all, ms (" + bytes / 12_000 + " bytes each)", Double.toString(millis(start)));
                start = System.nanoTime();
                int found = cluster.registry.list(ALICE, all, new ListOptions("app=web-7", "", 0, "", "", "")).items().size();
                reporter.publishEntry("list by label, ms (" + found + ")", Double.toString(millis(start)));
                start = System.nanoTime();
                found = cluster.registry.list(ALICE, all, new ListOptions("", "status.phase=Running", 0, "", "", "")).items().size();
                reporter.publishEntry("list by field, ms (" + found + ")", Double.toString(millis(start)));
            }
            inParallel(8, 38_000, i -> cluster.registry.create(ALICE, all, pod(200_000 + i), OPTIONS));
            reporter.publishEntry("heap a pod at 50,000, bytes", Long.toString((used() - before) / 48_000));
            reporter.publishEntry("heap at 50,000 pods, MB", Long.toString(used() >> 20));
            start = System.nanoTime();
            int controlled = cluster.registry.as("x").controlledBy("pods", "owner-7").size();
            reporter.publishEntry("first look by owner, ms (" + controlled + ")", Double.toString(millis(start)));
            start = System.nanoTime();
            cluster.registry.as("x").controlledBy("pods", "owner-9");
            reporter.publishEntry("look by owner, ms", Double.toString(millis(start)));
        }
    }

    @Test
    void manyWatchers(TestReporter reporter) throws InterruptedException {
        try (SmallCluster cluster = SmallCluster.real()) {
            cluster.create("configmaps", "shop", "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {at: '0'}}");
            List<Long> delays = new ArrayList<>();
            Target all = cluster.target("configmaps", "shop", "");
            int events = 3_000;
            CountDownLatch heard = new CountDownLatch(20 * events);
            for (int i = 0; i < 20; i++) {
                cluster.registry.watch(ALICE, all, new WatchOptions(new ListOptions("", "", 0, "", Long.toString(cluster.store.revision()), ""), false, false),
                        (type, item) -> {
                            long at = item.document().tree().number(0, "data", "at");
                            synchronized (delays) {
                                delays.add(System.nanoTime() - at);
                            }
                            heard.countDown();
                        });
            }
            long start = System.nanoTime();
            for (int i = 0; i < events; i++) {
                cluster.registry.as("writer").patch("configmaps", "shop", "c", Map.of("data", Map.of("at", Long.toString(System.nanoTime()))));
                while (System.nanoTime() - start < i * 1_000_000L) {
                    Thread.onSpinWait();
                }
            }
            assertTrue(heard.await(60, TimeUnit.SECONDS));
            long[] sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
            reporter.publishEntry("events a second", Double.toString(events / millis(start) * 1000));
            reporter.publishEntry("p99 of 20 watchers, ms", Double.toString(Arrays.stream(sorted).skip(sorted.length * 99L / 100).findFirst().orElse(0) / 1e6));
        }
    }
}

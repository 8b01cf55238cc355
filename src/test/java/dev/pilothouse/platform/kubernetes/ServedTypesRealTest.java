package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schema.Shape;
import dev.pilothouse.schema.ServedSchemas;
import dev.pilothouse.testing.RealCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a real API server says of its kinds. */
@Tag("real-cluster")
class ServedTypesRealTest {

    @SuppressWarnings("NullAway.Init")
    private static Cluster cluster;

    @BeforeAll
    static void open() {
        RealCluster.needed();
        cluster = RealCluster.open(access -> new KubernetesCluster(access, new Kinds(), "test"));
    }

    @AfterAll
    static void close() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void builtInKindsReadAsWeHaveThem() {
        ServedSchemas served = new ServedSchemas(cluster.openApi("apps/v1").orElseThrow());
        List<String> differences = new ArrayList<>();
        int compared = compare(
                "deployment",
                new BuiltInSchemas().schema("apps/v1", "Deployment").orElseThrow(),
                served.schema("apps/v1", "Deployment").orElseThrow(),
                9,
                differences);
        assertEquals(List.of(), differences);
        assertTrue(compared > 500, "compared " + compared);
        assertTrue(served.schema("apps/v1", "Deployment").orElseThrow().field("spec").orElseThrow().description().startsWith("Specification"));
    }

    private static int compare(String path, Schema ours, Schema theirs, int depth, List<String> differences) {
        if (ours.shape() != theirs.shape() || !ours.required().equals(theirs.required()) || !ours.fields().keySet().equals(theirs.fields().keySet())
                || !List.copyOf(ours.enumeration()).equals(theirs.enumeration())) {
            differences.add(path + ": " + ours.shape() + " " + theirs.shape());
            return 1;
        }
        int count = 1;
        if (depth > 0) {
            for (String name : ours.fields().keySet()) {
                count += compare(path + "." + name, ours.fields().get(name), theirs.field(name).orElseThrow(), depth - 1, differences);
            }
            if (ours.shape() == Shape.LIST || ours.shape() == Shape.MAP) {
                count += compare(path + "[]", ours.element(), theirs.element(), depth - 1, differences);
            }
        }
        return count;
    }

    @Test
    void aCustomKindIsDescribedAsSoonAsItIsServed() {
        RealCluster.kubectl("apply", "-f", "samples/concepts/customresourcedefinition.yaml");
        try {
            RealCluster.kubectl("wait", "--for=condition=Established", "crd/widgets.concepts.example.com", "--timeout=30s");
            Optional<Schema> widget = Optional.empty();
            for (int i = 0; i < 60 && widget.isEmpty(); i++) {
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                widget = cluster.openApi("concepts.example.com/v1").flatMap(types -> new ServedSchemas(types).schema("concepts.example.com/v1", "Widget"));
            }
            assertTrue(widget.orElseThrow().field("spec").orElseThrow().preservesUnknown());
            assertEquals(Shape.OBJECT, widget.get().field("metadata").orElseThrow().shape());
        } finally {
            RealCluster.kubectl("delete", "crd", "widgets.concepts.example.com", "--wait=false");
        }
    }

    @Test
    void whatIsNotServedIsNotDescribed() {
        assertEquals(Optional.empty(), cluster.openApi("nowhere.example/v1"));
    }
}

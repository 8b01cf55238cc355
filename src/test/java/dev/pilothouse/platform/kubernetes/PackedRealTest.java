package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kinds.Projection;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Row;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.testing.RealCluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real server lists each kind twice, as protocol buffers and as JSON; the rows must be the same. */
@Tag("real-cluster")
class PackedRealTest {

    @BeforeAll
    static void needed() {
        RealCluster.needed();
    }

    @Test
    void rowsOfEveryKindAreThoseOfItsJson() {
        Kinds kinds = new Kinds();
        List<String> differences = new ArrayList<>();
        List<String> compared = new ArrayList<>();
        try (Cluster cluster = RealCluster.open(access -> new KubernetesCluster(access, kinds, "test"))) {
            for (Resource resource : new BuiltInSchemas().resources()) {
                if (resource.verbs().contains("list")) {
                    Projection projection = kinds.known(resource.kind()).orElseGet(() -> kinds.custom(List.of()));
                    RowReader json = new RowReader(resource.kind(), projection, new Sharing());
                    Map<String, Row> packed = new HashMap<>();
                    try {
                        cluster.rows(Query.all(resource.kind())).forEach(row -> packed.put(row.uid() + row.version(), row));
                        cluster.documents(Query.all(resource.kind()), document -> {
                            Row expected = json.row(document.tree());
                            Row actual = packed.get(expected.uid() + expected.version());
                            if (actual != null) {
                                compared.add(resource.name());
                                if (!actual.equals(expected)) {
                                    differences.add(resource.name() + "\n  json   " + expected + "\n  packed " + actual);
                                }
                            }
                        });
                    } catch (ProblemException e) {
                        differences.addAll(cluster.catalog(false).kind(resource.kind().apiVersion(), resource.kind().name()).isEmpty() ? List.of() : List.of(resource.name() + " " + e.problem()));
                    }
                }
            }
        }
        assertEquals("", String.join("\n", differences.stream().limit(20).toList()));
        assertTrue(compared.stream().distinct().count() > 20, () -> "too few kinds to tell: " + compared.stream().distinct().toList());
    }
}

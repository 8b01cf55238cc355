package dev.pilothouse.ui.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.live.Batch;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.testing.FakeCluster;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnedPodsTest {

    private static final Kind REPLICA_SET = Kind.namespaced("apps", "v1", "ReplicaSet", "replicasets");

    private final OwnedPods owned = new OwnedPods();

    private static Batch row(Kind kind, String name, @Nullable String owner) {
        return new Batch(List.of(new Row(new ResourceRef(kind, "shop", name), "uid-" + name, "1", 0, Health.ok(""), Labels.of(Map.of()), owner, List.of())), List.of());
    }

    @Test
    void aPodBelongsToItsOwnerAndToTheOwnerOfItsReplicaSet() {
        owned.change(FakeCluster.POD, row(FakeCluster.POD, "web-a", "uid-web-1"));
        owned.change(FakeCluster.POD, row(FakeCluster.POD, "db-0", "uid-db"));
        owned.change(FakeCluster.POD, row(FakeCluster.POD, "alone", null));
        assertThat(owned.byOwner()).containsOnlyKeys("uid-web-1", "uid-db");

        owned.change(REPLICA_SET, row(REPLICA_SET, "web-1", "uid-web"));

        assertThat(owned.byOwner()).containsEntry("uid-web", List.of("shop/web-a")).containsEntry("uid-web-1", List.of("shop/web-a"));
    }

    @Test
    void aPodThatIsGoneBelongsToNobody() {
        owned.change(FakeCluster.POD, row(FakeCluster.POD, "db-0", "uid-db"));
        owned.change(FakeCluster.POD, new Batch(List.of(), List.of("uid-db-0")));

        assertThat(owned.byOwner()).isEmpty();
    }
}

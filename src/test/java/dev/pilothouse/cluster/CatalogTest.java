package dev.pilothouse.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

    private static final Kind DEPLOYMENT = Kind.namespaced("apps", "v1", "Deployment", "deployments");
    private final Catalog catalog = new Catalog(
            List.of(new Catalog.Offer(DEPLOYMENT, "deployment", List.of("deploy"), List.of("all"), List.of("list"), false)), List.of());

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "deployment", "Deployment", "deployments", "deployments.apps", "deployments.v1.apps"})
    void findsAKindByAnyWordThatKubectlTakes(String word) {
        assertEquals(DEPLOYMENT, catalog.named(word).getFirst().kind());
    }

    @Test
    void takesAServedVersionThatIsNotPreferredAsWritten() {
        assertEquals("apps/v1beta2", catalog.kind("apps/v1beta2", "Deployment").orElseThrow().apiVersion());
        assertEquals(true, catalog.kind("extensions/v1", "Deployment").isEmpty());
    }
}

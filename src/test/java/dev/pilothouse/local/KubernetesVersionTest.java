package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesVersionTest {

    @ParameterizedTest
    @CsvSource({
        "kindest/node:v1.34.4-lab, v1.34.4",
        "kindest/node:v1.36.4@sha256:099e, v1.36.4",
        "registry.test:5000/kindest/node:1.33, v1.33.0",
        "kindest/node:v1.37.0+abc, v1.37.0",
    })
    void theTagOfAnImageNamesIt(String image, String version) {
        assertEquals(version, KubernetesVersion.ofImage(image).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kindest/node", "kindest/node@sha256:099e", "registry.test:5000/node", "node:latest", "node:v1.2.3.4", "node:v1"})
    void otherTagsDoNot(String image) {
        assertEquals(Optional.empty(), KubernetesVersion.ofImage(image));
    }

    @Test
    void laterIsGreater() {
        assertTrue(new KubernetesVersion(1, 34, 10).compareTo(new KubernetesVersion(1, 34, 9)) > 0);
        assertTrue(new KubernetesVersion(1, 9, 10).compareTo(new KubernetesVersion(1, 10, 0)) < 0);
        assertTrue(new KubernetesVersion(2, 0, 0).isAtLeast(1, 36));
    }
}

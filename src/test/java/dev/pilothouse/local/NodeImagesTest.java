package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeImagesTest {

    private final NodeImages images = NodeImages.shipped();

    @Test
    void aReleaseOfKindHasItsImagesWithDigests() {
        assertEquals(4, images.releasedFor("0.33.0").size());
        assertTrue(images.releasedFor("0.33.0").stream().allMatch(it -> it.matches("kindest/node:v1\\.\\d+\\.\\d+@sha256:[0-9a-f]{64}")));
        assertTrue(images.defaultOf("0.33.0").orElseThrow().startsWith("kindest/node:v1.37.0@"));
        assertEquals(Optional.empty(), images.defaultOf("0.34.0"));
    }

    @Test
    void aReleaseThatIsNotInTheTableTakesThoseBeforeIt() {
        assertEquals(images.releasedFor("0.33.0"), images.releasedFor("0.34.1"));
        assertEquals(images.releasedFor("0.27.0"), images.releasedFor("0.28.0"));
        assertEquals(images.releasedFor("0.25.0"), images.releasedFor("0.9.0"));
        assertEquals(images.releasedFor("0.33.0"), images.releasedFor("unknown"));
    }

    @Test
    void whatTheEngineHoldsIsOfferedTooNewestFirst() {
        List<NodeImage> choices = images.choices("0.33.0", List.of("kindest/node:v1.34.4-lab", "docker.io/kindest/node:v1.36.4", "own/node:latest"));
        assertEquals(
                List.of("kindest/node:v1.37.0", "kindest/node:v1.36.4", "kindest/node:v1.35.8", "kindest/node:v1.34.11", "kindest/node:v1.34.4-lab", "own/node:latest"),
                choices.stream().map(NodeImage::shortReference).toList());
        assertEquals(List.of(false, true, false, false, true, true), choices.stream().map(NodeImage::held).toList());
        assertEquals(List.of(true, true, true, true, false, false), choices.stream().map(NodeImage::released).toList());
    }

    @Test
    void theNearestKubernetesIsOneOfItsMinorReleaseElseALaterOne() {
        List<NodeImage> choices = images.choices("0.33.0", List.of("kindest/node:v1.34.4-lab"));
        assertEquals("kindest/node:v1.34.11", NodeImages.nearest(new KubernetesVersion(1, 34, 2), choices).orElseThrow().shortReference());
        assertEquals("kindest/node:v1.34.11", NodeImages.nearest(new KubernetesVersion(1, 29, 0), choices).orElseThrow().shortReference());
        assertEquals("kindest/node:v1.37.0", NodeImages.nearest(new KubernetesVersion(1, 40, 0), choices).orElseThrow().shortReference());
        assertEquals(Optional.empty(), NodeImages.nearest(new KubernetesVersion(1, 34, 0), List.of()));
    }

    @Test
    void aNodeImageIsToldByItsNameOrItsStart() {
        assertTrue(NodeImage.is("kindest/node:v1.34.4-lab", List.of()));
        assertTrue(NodeImage.is("docker.io/kindest/node@sha256:00", List.of()));
        assertTrue(NodeImage.is("own:1", List.of("/usr/local/bin/entrypoint", "/sbin/init")));
        assertFalse(NodeImage.is("kindest/nodes:1", List.of("/bin/sh")));
        assertFalse(NodeImage.is("own:1", List.of("/sbin/init")));
    }
}

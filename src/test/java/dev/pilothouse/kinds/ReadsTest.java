package dev.pilothouse.kinds;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReadsTest {

    @Test
    void descendsAlongThePathsAndSkipsAllElse() {
        Reads spec = below(Reads.of("spec.containers.name", "spec.replicas"), "spec");

        assertFalse(spec.everything());
        assertTrue(below(spec, "replicas").everything());
        assertTrue(below(below(spec, "containers"), "name").everything());
        assertNull(below(spec, "containers").below("image"));
    }

    @Test
    void alwaysReadsWhatARowNeeds() {
        Reads metadata = below(Reads.of(), "metadata");

        assertTrue(below(metadata, "name").everything());
        assertTrue(below(metadata, "labels").everything());
        assertNull(metadata.below("managedFields"));
    }

    @Test
    void takesNamesWithoutValues() {
        Reads data = below(Reads.of("data.*"), "data");

        assertTrue(data.keysOnly());
        assertFalse(data.everything());
        assertNull(data.below("password"));
    }

    @Test
    void readsTheWholeWhereOneReaderNeedsTheWhole() {
        Reads selector = below(Reads.of("spec.selector", "spec.selector.matchLabels", "spec.selector.*"), "spec").below("selector");

        assertNotNull(selector);
        assertTrue(selector.everything());
        assertFalse(selector.keysOnly());
    }

    private static Reads below(Reads reads, String field) {
        Reads below = reads.below(field);
        assertNotNull(below, field);
        return below;
    }
}

package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocationsTest {

    private static final Path HOME = Path.of("/home/developer");
    private static final Path HERE = Path.of("/here");

    @Test
    void takesTheHomeFolderWhenTheVariableIsNotSet() {
        assertEquals(List.of(HOME.resolve(".kube/config")), Locations.of("", ":", HOME, HERE).files());
    }

    @Test
    void takesAllFilesOfTheVariableOnceAndInOrder() {
        assertEquals(
                List.of(Path.of("/b"), Path.of("/here/a")),
                Locations.of("/b::a:/b:", ":", HOME, HERE).files());
    }

    @Test
    void splitsAsTheSystemDoes() {
        assertEquals(List.of(Path.of("/a"), Path.of("/b")), Locations.of("/a;/b", ";", HOME, HERE).files());
    }
}

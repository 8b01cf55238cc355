package dev.pilothouse.schema.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.testing.RealCluster;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tables of facts say what a real server of that release says. */
@Tag("real-cluster")
class FactsTest {

    @BeforeAll
    static void needed() {
        RealCluster.bareApiNeeded();
    }

    @Test
    void typesAreThoseOfTheServer() throws IOException {
        assertEquals(Files.readString(FactsMain.TYPES), TypeFacts.of(RealServer.types()));
    }

    @Test
    void resourcesAreThoseOfTheServer() throws IOException {
        assertEquals(Files.readString(FactsMain.RESOURCES), ResourceFacts.of(FactsMain.discovery()));
    }
}

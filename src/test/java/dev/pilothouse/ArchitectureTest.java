package dev.pilothouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.pilothouse.walls.PackageWords;
import dev.pilothouse.walls.Wall;
import dev.pilothouse.walls.Walls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls of the house stand; what they are, and why, is in {@link Walls}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String HOUSE = "dev.pilothouse";

    @SuppressWarnings("NullAway.Init")
    private JavaClasses house;

    @BeforeAll
    void readTheHouse() {
        house = new ClassFileImporter().importPath(Path.of("target", "classes"));
        assertFalse(house.isEmpty(), "no classes were found to check");
    }

    static List<Wall> walls() {
        return Walls.of(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("walls")
    void stands(Wall wall) {
        wall.rule().check(house);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        assertEquals(List.of(), PackageWords.missingIn(Path.of("src", "main", "java")));
    }
}

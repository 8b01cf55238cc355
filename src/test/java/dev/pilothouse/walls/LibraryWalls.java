package dev.pilothouse.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;

/** A large library has one room, so that it can be replaced, and the rest does not load it. */
final class LibraryWalls {

    private LibraryWalls() {}

    static List<Wall> of(String root) {
        return List.of(
                only("JavaFX", "javafx..", "the engine and the command line run without a toolkit", root + ".ui.."),
                only("fabric8", "io.fabric8..", "the client library is one adapter's detail", root + ".platform.kubernetes.."),
                only("JediTermFX", "com.techsenger..", "the emulator answers and acts unless a filter stands before it", root + ".ui.terminal.."),
                only("Netty", "io.netty..", "the HTTP engine is one detail of the simulated API server", root + ".platform.playground.api.."),
                only("commons-compress", "org.apache.commons.compress..", "archives of containers are not trusted, and two rooms guard them", root + ".files..", root + ".platform.kind.."),
                only(
                        "docker-java",
                        "com.github.dockerjava..",
                        "the Docker client is one adapter's detail",
                        root + ".platform.docker..",
                        root + ".platform.swarm.."));
    }

    private static Wall only(String name, String library, String reason, String... rooms) {
        return Wall.of(
                name + " only in its room",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(rooms)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library)
                        .because(reason));
    }
}

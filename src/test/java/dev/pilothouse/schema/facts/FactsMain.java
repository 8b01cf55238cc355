package dev.pilothouse.schema.facts;

import dev.pilothouse.model.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the tables of facts anew: {@code FactsMain} from the cluster of {@code PILOTHOUSE_TEST_KUBECONFIG}, and the numbers of protobuf
 * fields from a folder that holds the {@code generated.proto} files of that release, when it is given.
 */
final class FactsMain {

    static final Path TYPES = Path.of("src", "build", "schema", "types.txt");
    static final Path RESOURCES = Path.of("src", "main", "resources", "dev", "pilothouse", "schema", "resources.txt");
    static final Path PROTOBUF = RESOURCES.resolveSibling("protobuf.txt");

    private FactsMain() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, Tree> types = RealServer.types();
        Files.writeString(TYPES, TypeFacts.of(types));
        Files.writeString(RESOURCES, ResourceFacts.of(discovery()));
        if (arguments.length > 0) {
            Files.writeString(PROTOBUF, ProtobufFacts.of(types, Path.of(arguments[0])));
        }
    }

    static Map<String, Tree> discovery() {
        Map<String, Tree> discovery = new LinkedHashMap<>();
        RealServer.groupVersions().forEach(version -> discovery.put(version, RealServer.resources(version)));
        return discovery;
    }
}

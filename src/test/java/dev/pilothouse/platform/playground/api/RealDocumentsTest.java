package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Schemas;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Discovery and OpenAPI documents beside those of a real API server: no difference but those that are named here with a reason. */
@Tag("real-cluster")
class RealDocumentsTest {

    private static final BuiltInSchemas SCHEMAS = new BuiltInSchemas();
    private static final DiscoveryDocuments DISCOVERY = new DiscoveryDocuments(SCHEMAS);
    private static final OpenApiV3 OPEN_API = new OpenApiV3(SCHEMAS);

    /** Differences that stay, each with its reason. */
    private static final List<String> EXPECTED = List.of(
            // stored in a version of another release or group, which is not served: the hash is that of the served one
            "/resources/\\d+/storageVersionHash: (r2yiGXH7wu8|Bl3MtjZ/n/s|jfWCUB31mvA|weQRMT6DeYM|EJAWH5WrAYg|24m0okHrUtk|z6Bc9vgk6yE)= .*",
            // what only the paths use that lead to lists of resources and to deprecated watches
            "/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.(APIResource|APIResourceList|WatchEvent|Patch): .* \\| null",
            // only the paths that are left out use it
            "/schemas/io.k8s.apimachinery.pkg.runtime.RawExtension: .* \\| null",
            // unions are for generated clients
            "/schemas/.*/x-kubernetes-unions: .*",
            // a word that says nothing where it stands: bytes and objects are no lists; to replace is the usual
            "/schemas/.*(Status/properties/details|/request|/certificate|/caBundle)/x-kubernetes-list-type: atomic \\| null",
            "/schemas/.*PodDisruptionBudgetSpec/properties/selector/x-kubernetes-patch-strategy: replace \\| null",
            // the schema knows it, the document does not repeat it
            "/schemas/.*(claimRef|allocatedResourceStatuses)/x-kubernetes-map-type: granular \\| null",
            // a reference without words is written in the longer of two ways
            "/schemas/.*(JSONSchemaProps/properties/\\w+|IngressRule/properties/http)/(\\$ref: .* \\| null|allOf: null \\| .*)",
            // the groups of that release that are not served by default
            "/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions/x-kubernetes-group-version-kind: .*");

    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: probes.documents.pilothouse.dev}
            spec:
              group: documents.pilothouse.dev
              scope: Namespaced
              names: {plural: probes, singular: probe, kind: Probe, shortNames: [pr]}
              versions:
              - name: v1
                served: true
                storage: true
                subresources: {status: {}, scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}}
                schema:
                  openAPIV3Schema:
                    type: object
                    description: Asks whether something is there.
                    required: [spec]
                    properties:
                      spec:
                        type: object
                        required: [size]
                        properties:
                          size: {type: string, enum: [small, large], description: How big.}
                          replicas: {type: integer, format: int32, minimum: 0, maximum: 10, default: 1}
                          share: {x-kubernetes-int-or-string: true}
                          free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                          mail: {type: string, pattern: '^.+@.+$', nullable: true}
                          labels: {type: object, additionalProperties: {type: string}, maxProperties: 3}
                          ports:
                            type: array
                            x-kubernetes-list-type: map
                            x-kubernetes-list-map-keys: [port]
                            items: {type: object, required: [port], properties: {port: {type: integer}, name: {type: string}}}
                      status: {type: object, properties: {replicas: {type: integer}}}
            """;

    @BeforeAll
    static void needed() {
        RealCluster.bareApiNeeded();
    }

    private static Tree real(String path) {
        return Json.read(RealCluster.kubectl("get", "--raw", path));
    }

    static Stream<String> groupVersions() {
        return SCHEMAS.resources().stream().map(resource -> resource.kind().apiVersion()).distinct();
    }

    @Test
    void listsTheSameGroups() {
        List<Tree> builtIn = real("/apis").trees("groups").stream().filter(group -> !group.text("name").contains(".") || group.text("name").endsWith(".k8s.io")).toList();
        assertEquals(builtIn, DISCOVERY.groupList().trees("groups"));
        assertEquals(real("/api").at("versions"), DISCOVERY.coreVersions("127.0.0.1:6443").at("versions"));
        assertEquals(real("/apis/autoscaling").fields(), DISCOVERY.group("autoscaling").orElseThrow().fields());
    }

    @ParameterizedTest
    @MethodSource("groupVersions")
    void listsTheSameResources(String groupVersion) {
        int slash = groupVersion.indexOf('/');
        Tree ours = DISCOVERY.resources(slash < 0 ? "" : groupVersion.substring(0, slash), groupVersion.substring(slash + 1)).orElseThrow();
        assertEquals("", differences(real((slash < 0 ? "/api/" : "/apis/") + groupVersion), ours));
    }

    @ParameterizedTest
    @MethodSource("groupVersions")
    void describesTheSameTypes(String groupVersion) {
        String path = (groupVersion.contains("/") ? "apis/" : "api/") + groupVersion;
        Tree ours = Json.read(OPEN_API.document(path).orElseThrow());
        assertEquals("", differences(real("/openapi/v3/" + path).tree("components"), ours.tree("components")));
    }

    @Test
    void describesCustomKindsTheSame(@TempDir Path folder) throws IOException {
        String name = "probes.documents.pilothouse.dev";
        RealCluster.kubectl("apply", "-f", Files.writeString(folder.resolve("definition.yaml"), DEFINITION).toString());
        try {
            RealCluster.kubectl("wait", "--for=condition=Established", "crd/" + name, "--timeout=30s");
            Tree definition = Json.read(RealCluster.kubectl("get", "crd", name, "-o", "json"));
            Schemas schemas = new WithCustomKind(SCHEMAS, definition);
            String path = "apis/documents.pilothouse.dev/v1";
            await(path);
            assertEquals("", differences(new Tree(Map.of("schemas", real("/openapi/v3/" + path).tree("components", "schemas").fields())),
                    new Tree(Map.of("schemas", Json.read(new OpenApiV3(schemas).document(path).orElseThrow()).tree("components", "schemas").fields()))));
        } finally {
            RealCluster.kubectl("delete", "crd", name, "--wait=false");
        }
    }

    /** The server publishes a definition a moment after it is established. */
    private static void await(String path) {
        Instant end = Instant.now().plusSeconds(30);
        while (!real("/openapi/v3").has("paths", path) && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
    }

    /** Returns what differs, as lines {@code path: real | ours}. */
    private static String differences(Tree real, Tree ours) {
        return Differences.of(real.fields(), ours.fields()).stream().filter(line -> !line.contains("/description: ")).filter(line -> EXPECTED.stream().noneMatch(line::matches)).collect(Collectors.joining("\n"));
    }
}

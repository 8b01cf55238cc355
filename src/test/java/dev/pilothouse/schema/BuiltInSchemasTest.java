package dev.pilothouse.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The kinds of the release that the build describes. */
class BuiltInSchemasTest {

    private static final BuiltInSchemas SCHEMAS = new BuiltInSchemas();

    private static Schema at(String apiVersion, String kind, String... path) {
        Schema schema = SCHEMAS.schema(apiVersion, kind).orElseThrow();
        for (String step : path) {
            schema = step.equals("*") ? schema.element() : schema.field(step).orElseThrow();
        }
        return schema;
    }

    @Test
    void tellsHowAKindIsServed() {
        Resource deployments = SCHEMAS.at("apps", "v1", "deployments").orElseThrow();
        assertEquals(Kind.namespaced("apps", "v1", "Deployment", "deployments"), deployments.kind());
        assertEquals("deployment", deployments.singular());
        assertEquals(List.of("deploy"), deployments.shortNames());
        assertEquals(List.of("all"), deployments.categories());
        assertTrue(deployments.verbs().contains("deletecollection"));
        assertEquals(List.of("scale", "status"), deployments.subresources().stream().map(Resource.Subresource::name).toList());
        assertEquals("autoscaling/v1 Scale", words(deployments.subresources().getFirst().kind()));
        assertEquals("v1", deployments.storageVersion());
        assertEquals(Optional.of(deployments), SCHEMAS.of("apps/v1", "Deployment"));
        assertEquals(Optional.of(deployments), SCHEMAS.named("deployments.apps"));
    }

    @Test
    void knowsPartsOfOtherGroups() {
        Resource pods = SCHEMAS.named("pods").orElseThrow();
        Map<String, String> kinds = new HashMap<>();
        pods.subresources().forEach(part -> kinds.put(part.name(), words(part.kind())));
        assertEquals("policy/v1 Eviction", kinds.get("eviction"));
        assertEquals("v1 Binding", kinds.get("binding"));
        assertEquals(Set.of("create", "get"), pods.subresources().stream().filter(part -> part.name().equals("exec")).findFirst().orElseThrow().verbs());
        assertFalse(SCHEMAS.named("nodes").orElseThrow().kind().namespaced());
        assertEquals(Set.of("create"), SCHEMAS.at("authorization.k8s.io", "v1", "subjectaccessreviews").orElseThrow().verbs());
    }

    private static String words(Kind kind) {
        return kind.apiVersion() + " " + kind.name();
    }

    @Test
    void namesTheVersionThatIsKept() {
        assertEquals("v2", SCHEMAS.named("horizontalpodautoscalers.autoscaling").orElseThrow().kind().version());
        assertEquals("v2", SCHEMAS.at("autoscaling", "v1", "horizontalpodautoscalers").orElseThrow().storageVersion());
    }

    @Test
    void describesEachServedKind() {
        for (Resource resource : SCHEMAS.resources()) {
            Schema schema = SCHEMAS.schema(resource.kind()).orElseThrow();
            assertEquals(Schema.Shape.OBJECT, schema.shape(), resource.name());
            assertTrue(schema.fields().containsKey("metadata"), resource.name());
            assertFalse(schema.description().isEmpty(), resource.name());
        }
        assertEquals(Optional.empty(), SCHEMAS.schema("v1", "Container"));
        assertEquals(Optional.empty(), SCHEMAS.schema("example.com/v1", "Pod"));
        assertEquals(Optional.empty(), SCHEMAS.schema("apps.example.com/v1", "Deployment"));
        assertEquals(Optional.empty(), SCHEMAS.schema(Kind.namespaced("example.com", "v1", "Status", "statuses")));
        assertTrue(SCHEMAS.schema("v1", "DeleteOptions").isPresent());
        assertTrue(SCHEMAS.schema("apps/v1", "DeleteOptions").isPresent());
        assertTrue(SCHEMAS.schema("policy/v1", "Eviction").isPresent());
    }

    @Test
    void walksDownToThePortsOfAContainer() {
        Schema ports = at("apps/v1", "Deployment", "spec", "template", "spec", "containers", "*", "ports");
        assertEquals(Schema.Shape.LIST, ports.shape());
        assertEquals(Schema.ListType.MAP, ports.listType());
        assertEquals(List.of("containerPort", "protocol"), ports.listKeys());
        assertEquals(Optional.of("containerPort"), ports.mergeKey());
        assertTrue(ports.mergesByPatch());
        assertEquals("io.k8s.api.core.v1.ContainerPort", ports.element().typeName());
        assertEquals(Set.of("containerPort"), ports.element().required());
        Schema protocol = ports.element().field("protocol").orElseThrow();
        assertEquals(List.of("SCTP", "TCP", "UDP"), protocol.enumeration());
        assertEquals(Optional.of("TCP"), protocol.defaultValue());
    }

    @Test
    void tellsListsMapsAndScalarsApart() {
        assertEquals(Schema.ListType.ATOMIC, at("v1", "Pod", "spec", "containers", "*", "args").listType());
        assertEquals(Schema.ListType.SET, at("v1", "Pod", "metadata", "finalizers").listType());
        assertTrue(at("v1", "Pod", "metadata", "finalizers").mergesByPatch());
        assertEquals(Optional.empty(), at("v1", "Pod", "metadata", "finalizers").mergeKey());
        assertTrue(at("apps/v1", "Deployment", "spec", "selector").atomic());
        assertTrue(at("apps/v1", "Deployment", "spec", "strategy").retainsKeys());
        assertEquals(Schema.Shape.MAP, at("v1", "Secret", "data").shape());
        assertEquals("byte", at("v1", "Secret", "data", "*").format());
        assertEquals(Schema.Shape.QUANTITY, at("v1", "ResourceQuota", "spec", "hard", "*").shape());
        assertEquals(Schema.Shape.INT_OR_STRING, at("v1", "Service", "spec", "ports", "*", "targetPort").shape());
        assertEquals("date-time", at("v1", "Pod", "metadata", "creationTimestamp").format());
        assertEquals(Schema.Shape.ANY, at("apps/v1", "ControllerRevision", "data").shape());
        assertEquals("io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime", at("coordination.k8s.io/v1", "Lease", "spec", "renewTime").typeName());
        assertEquals("int32", at("apps/v1", "Deployment", "spec", "replicas").format());
        assertEquals(List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"),
                at("v1", "PersistentVolumeClaim", "spec", "accessModes", "*").enumeration());
    }

    @Test
    void holdsTypesThatHoldThemselves() {
        Schema schema = at("apiextensions.k8s.io/v1", "CustomResourceDefinition", "spec", "versions", "*", "schema", "openAPIV3Schema");
        Set<String> names = new HashSet<>();
        for (int depth = 0; depth < 50; depth++) {
            names.add(schema.typeName());
            schema = schema.field("not").orElseThrow();
        }
        assertEquals(1, names.size());
    }
}

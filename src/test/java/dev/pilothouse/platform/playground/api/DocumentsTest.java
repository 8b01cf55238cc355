package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.ProtobufMessage;
import dev.pilothouse.text.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documents by which clients learn what the server serves. */
class DocumentsTest {

    private static final BuiltInSchemas BUILT_IN = new BuiltInSchemas();

    private static Tree definition(String type) {
        return Json.read("""
                {"metadata":{"name":"backups.stable.example.com"},"spec":{"group":"stable.example.com","scope":"Namespaced",
                 "names":{"plural":"backups","kind":"Backup","shortNames":["bk"]},
                 "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object",
                  "properties":{"keep":{"type":"TYPE","minimum":1},"share":{"x-kubernetes-int-or-string":true}}}}}]}}""".replace("TYPE", type));
    }

    private static WithCustomKind withBackups() {
        return new WithCustomKind(BUILT_IN, definition("integer"));
    }

    @Test
    void aggregatesDiscovery() {
        DiscoveryDocuments discovery = new DiscoveryDocuments(withBackups());
        Tree core = discovery.aggregated(true).trees("items").getFirst();
        assertEquals("", core.text("metadata", "name"));
        Tree pods = named(core.trees("versions").getFirst().trees("resources"), "resource", "pods");
        assertEquals("Namespaced", pods.text("scope"));
        assertEquals("Eviction", named(pods.trees("subresources"), "subresource", "eviction").text("responseKind", "kind"));
        assertEquals("policy", named(pods.trees("subresources"), "subresource", "eviction").text("responseKind", "group"));
        List<Tree> groups = discovery.aggregated(false).trees("items");
        assertEquals("stable.example.com", groups.getLast().text("metadata", "name"));
        assertEquals(List.of("v2", "v1"),
                groups.stream().filter(group -> group.text("metadata", "name").equals("autoscaling")).findFirst().orElseThrow()
                        .trees("versions").stream().map(version -> version.text("version")).toList());
    }

    @Test
    void knowsNoGroupThatIsNotServed() {
        DiscoveryDocuments discovery = new DiscoveryDocuments(BUILT_IN);
        assertEquals(Optional.empty(), discovery.group(""));
        assertEquals(Optional.empty(), discovery.group("stable.example.com"));
        assertEquals(Optional.empty(), discovery.resources("apps", "v1beta1"));
        assertEquals(Optional.empty(), new OpenApiV3(BUILT_IN).document("apis/apps/v1beta1"));
    }

    @Test
    void tellsPatchesWhatTheyMayAsk() {
        Tree document = Json.read(new OpenApiV3(BUILT_IN).document("apis/apps/v1").orElseThrow());
        Tree patch = document.tree("paths", "/apis/apps/v1/namespaces/{namespace}/deployments/{name}", "patch");
        assertEquals(List.of("dryRun", "fieldManager", "fieldValidation", "force"),
                patch.trees("parameters").stream().map(parameter -> parameter.text("name")).toList());
        assertEquals("Deployment", patch.text("x-kubernetes-group-version-kind", "kind"));
        assertTrue(patch.has("requestBody", "content", "application/apply-patch+yaml"));
        assertFalse(document.has("paths", "/apis/apps/v1/namespaces/{namespace}/deployments/{name}", "post"));
        assertTrue(document.has("paths", "/apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale", "put"));
        assertTrue(document.has("components", "schemas", "io.k8s.api.autoscaling.v1.Scale"));
    }

    @Test
    void holdsEachTypeThatItNames() {
        OpenApiV3 openApi = new OpenApiV3(BUILT_IN);
        for (String path : openApi.index().tree("paths").fields().keySet()) {
            String text = openApi.document(path).orElseThrow();
            Set<String> named = new HashSet<>();
            Pattern.compile("#/components/schemas/([\\w.-]+)").matcher(text).results().forEach(found -> named.add(found.group(1)));
            assertEquals(Set.of(), difference(named, Json.read(text).tree("components", "schemas").fields().keySet()), path);
        }
    }

    @Test
    void describesCustomKindsUnderTheirGroup() {
        Tree document = Json.read(new OpenApiV3(withBackups()).document("apis/stable.example.com/v1").orElseThrow());
        Tree type = document.tree("components", "schemas", "com.example.stable.v1.Backup");
        assertEquals("Backup", type.trees("x-kubernetes-group-version-kind").getFirst().text("kind"));
        assertEquals(1, type.number(0, "properties", "keep", "minimum"));
        assertTrue(type.has("properties", "share", "anyOf"));
        assertTrue(type.has("properties", "metadata", "allOf"));
        assertTrue(document.has("components", "schemas", "com.example.stable.v1.BackupList", "properties", "items"));
        assertTrue(document.has("components", "schemas", "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"));
    }

    @Test
    void changesTheHashOfWhatChangedAlone() {
        WithCustomKind schemas = withBackups();
        OpenApiV3 openApi = new OpenApiV3(schemas);
        Tree before = openApi.index();
        assertEquals(before, openApi.index());
        schemas.change(definition("number"));
        Tree after = openApi.index();
        assertEquals(before.text("paths", "apis/apps/v1", "serverRelativeURL"), after.text("paths", "apis/apps/v1", "serverRelativeURL"));
        assertNotEquals(before.text("paths", "apis/stable.example.com/v1", "serverRelativeURL"),
                after.text("paths", "apis/stable.example.com/v1", "serverRelativeURL"));
    }

    @Test
    void describesEverythingInOneForOlderClients() {
        Tree document = new OpenApiV2(withBackups()).document();
        assertEquals("2.0", document.text("swagger"));
        assertEquals("int-or-string", document.text("definitions", "io.k8s.apimachinery.pkg.util.intstr.IntOrString", "format"));
        assertEquals("#/definitions/io.k8s.api.core.v1.PodSpec", document.text("definitions", "io.k8s.api.core.v1.Pod", "properties", "spec", "$ref"));
        assertFalse(document.has("definitions", "io.k8s.api.core.v1.ContainerPort", "properties", "protocol", "default"));
        assertTrue(document.has("definitions", "com.example.stable.v1.Backup"));
    }

    @Test
    void writesTheSameAsProtocolBuffers() {
        Tree document = new OpenApiV2(withBackups()).document();
        byte[] bytes = OpenApiV2Protobuf.write(document);
        Set<String> types = new HashSet<>();
        ProtobufMessage reader = new ProtobufMessage(bytes, 0, bytes.length);
        while (reader.next()) {
            if (reader.field() == 9) {
                ProtobufMessage definitions = reader.message();
                while (definitions.next()) {
                    ProtobufMessage named = definitions.message();
                    assertTrue(named.next());
                    types.add(named.text());
                }
            } else {
                reader.skip();
            }
        }
        assertEquals(document.tree("definitions").fields().keySet(), types);
    }

    private static Tree named(List<Tree> trees, String field, String name) {
        return trees.stream().filter(tree -> tree.text(field).equals(name)).findFirst().orElseThrow();
    }

    private static Set<String> difference(Set<String> named, Set<String> written) {
        Set<String> missing = new HashSet<>(named);
        missing.removeAll(written);
        return missing;
    }
}

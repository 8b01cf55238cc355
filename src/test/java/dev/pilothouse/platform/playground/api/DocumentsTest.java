package dev.pilothouse.platform.playground.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schemas;
import dev.pilothouse.text.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documents by which clients learn what the server serves. */
class DocumentsTest {

    private static final Kind BACKUP = Kind.namespaced("stable.example.com", "v1", "Backup", "backups");
    private static final BuiltInSchemas BUILT_IN = new BuiltInSchemas();

    /** The built-in kinds and one of the people's own, which holds what the given built-in kind holds. */
    private static final class WithBackups implements Schemas {
        private String likeKind = "ConfigMap";

        @Override
        public List<Resource> resources() {
            List<Resource> all = new ArrayList<>(BUILT_IN.resources());
            all.add(new Resource(BACKUP, "backup", List.of("bk"), List.of(), Set.of("get", "list", "create", "patch"), List.of(), "v1"));
            return all;
        }

        @Override
        public Optional<Resource> at(String group, String version, String plural) {
            return BUILT_IN.at(group, version, plural);
        }

        @Override
        public Optional<Resource> of(String apiVersion, String kindName) {
            return BUILT_IN.of(apiVersion, kindName);
        }

        @Override
        public Optional<Resource> named(String name) {
            return BUILT_IN.named(name);
        }

        @Override
        public Optional<Schema> schema(Kind kind) {
            return schema(kind.apiVersion(), kind.name());
        }

        @Override
        public Optional<Schema> schema(String apiVersion, String kindName) {
            boolean ours = apiVersion.equals(BACKUP.apiVersion()) && kindName.equals(BACKUP.name());
            return ours ? BUILT_IN.schema("v1", likeKind).map(Nameless::new) : BUILT_IN.schema(apiVersion, kindName);
        }
    }

    @Test
    void aggregatesDiscovery() {
        DiscoveryDocuments discovery = new DiscoveryDocuments(new WithBackups());
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
        Tree document = Json.read(new OpenApiV3(new WithBackups()).document("apis/stable.example.com/v1").orElseThrow());
        Tree type = document.tree("components", "schemas", "com.example.stable.v1.Backup");
        assertEquals("Backup", type.trees("x-kubernetes-group-version-kind").getFirst().text("kind"));
        assertTrue(type.has("properties", "binaryData"));
        assertTrue(document.has("components", "schemas", "com.example.stable.v1.BackupList", "properties", "items"));
        assertTrue(document.has("components", "schemas", "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"));
    }

    @Test
    void changesTheHashOfWhatChangedAlone() {
        WithBackups schemas = new WithBackups();
        OpenApiV3 openApi = new OpenApiV3(schemas);
        Tree before = openApi.index();
        assertEquals(before, openApi.index());
        schemas.likeKind = "Secret";
        Tree after = openApi.index();
        assertEquals(before.text("paths", "apis/apps/v1", "serverRelativeURL"), after.text("paths", "apis/apps/v1", "serverRelativeURL"));
        assertNotEquals(before.text("paths", "apis/stable.example.com/v1", "serverRelativeURL"),
                after.text("paths", "apis/stable.example.com/v1", "serverRelativeURL"));
    }

    @Test
    void describesEverythingInOneForOlderClients() {
        Tree document = new OpenApiV2(new WithBackups()).document();
        assertEquals("2.0", document.text("swagger"));
        assertEquals("int-or-string", document.text("definitions", "io.k8s.apimachinery.pkg.util.intstr.IntOrString", "format"));
        assertEquals("#/definitions/io.k8s.api.core.v1.PodSpec", document.text("definitions", "io.k8s.api.core.v1.Pod", "properties", "spec", "$ref"));
        assertFalse(document.has("definitions", "io.k8s.api.core.v1.ContainerPort", "properties", "protocol", "default"));
        assertTrue(document.has("definitions", "com.example.stable.v1.Backup"));
    }

    @Test
    void writesTheSameAsProtocolBuffers() {
        Tree document = new OpenApiV2(new WithBackups()).document();
        byte[] bytes = OpenApiV2Protobuf.write(document);
        Set<String> types = new HashSet<>();
        ProtobufReader reader = new ProtobufReader(bytes, 0, bytes.length);
        while (reader.next()) {
            if (reader.field() == 9) {
                ProtobufReader definitions = reader.message();
                while (definitions.next()) {
                    ProtobufReader named = definitions.message();
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

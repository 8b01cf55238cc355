package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.text.Edit;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes {@code roles.json} anew: the roles and bindings that a real API server makes by itself, read from the cluster of {@code PILOTHOUSE_TEST_KUBECONFIG}. */
final class BootstrapFactsMain {

    private static final Path FILE = Path.of("src", "main", "resources", "dev", "pilothouse", "playground", "roles.json");
    private static final String LABEL = "kubernetes.io/bootstrapping";
    private static final List<String> KINDS = List.of("ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding");

    private BootstrapFactsMain() {}

    public static void main(String[] arguments) throws IOException {
        List<String> objects = new ArrayList<>();
        for (String kind : KINDS) {
            String path = "/apis/rbac.authorization.k8s.io/v1/" + kind.toLowerCase(java.util.Locale.ROOT) + "s";
            Json.read(RealCluster.kubectl("get", "--raw", path)).trees("items").stream()
                    .filter(object -> object.has("metadata", "labels", LABEL))
                    .forEach(object -> objects.add(write(kind, object)));
        }
        Files.writeString(FILE, objects.stream().collect(Collectors.joining(",\n", "{\"objects\": [\n", "\n]}\n")));
    }

    private static String write(String kind, Tree object) {
        Map<String, Object> labels = Edit.without(object.tree("metadata", "labels").fields(), LABEL);
        Map<String, Object> fields = Edit.object(
                "kind", kind,
                "namespace", object.at("metadata", "namespace"),
                "name", object.text("metadata", "name"),
                "labels", labels.isEmpty() ? Optional.empty() : labels,
                "aggregationRule", object.at("aggregationRule"),
                "roleRef", object.at("roleRef"),
                "subjects", object.at("subjects"));
        String head = Json.write(new Tree(fields));
        List<Tree> rules = object.has("aggregationRule") ? List.of() : object.trees("rules");
        return rules.isEmpty()
                ? head
                : head.substring(0, head.length() - 1) + rules.stream().map(Json::write).collect(Collectors.joining(",\n  ", ", \"rules\": [\n  ", "]}"));
    }
}

package dev.pilothouse.platform.kind;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.text.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The administrator's kubeconfig of a kind cluster, as {@code kind get kubeconfig} would write it: context, cluster and user have one name. */
final class AdminKubeconfig {

    /** Where kubeadm leaves it in a control plane. */
    static final String FILE = "/etc/kubernetes/admin.conf";

    private AdminKubeconfig() {}

    /** Returns the name of a cluster's context. */
    static String context(String cluster) {
        return "kind-" + cluster;
    }

    /**
     * Makes it from the file that is in the node, which names the node's own address.
     *
     * @param server address of the API server as this computer reaches it, such as {@code https://127.0.0.1:34831}
     */
    static String of(String adminConf, String cluster, String server) {
        YamlText text = YamlText.of(adminConf);
        Tree tree = text.size() == 0 ? Tree.EMPTY : text.document(0).map(Document::tree).orElse(Tree.EMPTY);
        if (tree.trees("clusters").isEmpty() || tree.trees("users").isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.ANSWER_BROKEN, FILE));
        }
        Map<String, Object> way = new LinkedHashMap<>(tree.trees("clusters").getFirst().tree("cluster").fields());
        way.put("server", server);
        String name = context(cluster);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("apiVersion", "v1");
        file.put("kind", "Config");
        file.put("clusters", List.of(entry(name, "cluster", way)));
        file.put("contexts", List.of(entry(name, "context", fields("cluster", name, "user", name))));
        file.put("current-context", name);
        file.put("users", List.of(entry(name, "user", tree.trees("users").getFirst().tree("user").fields())));
        return Yaml.write(new Tree(file));
    }

    /** Returns the server that a kubeconfig of ours names, empty when it names none. */
    static String server(String kubeconfig) {
        YamlText text = YamlText.of(kubeconfig);
        Tree tree = text.size() == 0 ? Tree.EMPTY : text.document(0).map(Document::tree).orElse(Tree.EMPTY);
        return tree.trees("clusters").stream().findFirst().map(cluster -> cluster.text("cluster", "server")).orElse("");
    }

    private static Map<String, Object> entry(String name, String key, Map<String, Object> body) {
        return fields("name", name, key, body);
    }

    private static Map<String, Object> fields(String key, Object value, String other, Object otherValue) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(key, value);
        fields.put(other, otherValue);
        return fields;
    }
}

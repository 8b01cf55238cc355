package dev.pilothouse.guide.editor;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names in a text that a field of it may refer to: volumes for mounts, ports for probes and Services, and the other objects of the text
 * by their kind.
 */
final class NamesNearby {

    /** Which kinds the last steps of a path refer to by name. */
    private static final Map<String, Set<String>> KINDS = Map.ofEntries(
            Map.entry("configMap.name", Set.of("ConfigMap")),
            Map.entry("configMapRef.name", Set.of("ConfigMap")),
            Map.entry("configMapKeyRef.name", Set.of("ConfigMap")),
            Map.entry("secretRef.name", Set.of("Secret")),
            Map.entry("secretKeyRef.name", Set.of("Secret")),
            Map.entry("secret.secretName", Set.of("Secret")),
            Map.entry("persistentVolumeClaim.claimName", Set.of("PersistentVolumeClaim")),
            Map.entry("spec.serviceAccountName", Set.of("ServiceAccount")),
            Map.entry("spec.serviceName", Set.of("Service")),
            Map.entry("service.name", Set.of("Service")),
            Map.entry("scaleTargetRef.name", Set.of("Deployment", "StatefulSet")),
            Map.entry("roleRef.name", Set.of("Role", "ClusterRole")));

    private static final Set<String> CONTAINERS = Set.of("containers", "initContainers", "ephemeralContainers");

    private NamesNearby() {}

    /** @param line of the field in the whole text, counted from 1 */
    static List<String> of(YamlText text, int line, List<Object> path) {
        List<Document> all = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            text.document(i).ifPresent(all::add);
        }
        Tree own = text.at(line).flatMap(place -> text.document(place.document())).map(Document::tree).orElse(Tree.EMPTY);
        String last = path.size() < 2 ? "" : path.get(path.size() - 2) + "." + path.getLast();
        Stream<String> names = switch (last) {
            case "httpGet.port", "tcpSocket.port" -> ports(at(own, path.subList(0, container(path) + 1)));
            default -> path.getLast().equals("targetPort")
                    ? all.stream().flatMap(document -> pods(document.tree()).flatMap(pod -> pod.trees("containers").stream())).flatMap(NamesNearby::ports)
                    : isMount(path) ? at(own, path.subList(0, container(path) - 1)).trees("volumes").stream().map(volume -> volume.text("name"))
                            : all.stream().filter(document -> KINDS.getOrDefault(last, Set.of()).contains(document.kindName())).map(Document::name);
        };
        return List.copyOf(new LinkedHashSet<>(names.filter(name -> !name.isEmpty()).toList()));
    }

    private static boolean isMount(List<Object> path) {
        return path.size() > 3 && path.getLast().equals("name") && path.get(path.size() - 3).equals("volumeMounts") && container(path) > 0;
    }

    /** Returns the place of the container's index in the path, 0 when there is none. */
    private static int container(List<Object> path) {
        for (int i = 0; i < path.size() - 1; i++) {
            if (CONTAINERS.contains(path.get(i)) && path.get(i + 1) instanceof Integer) {
                return i + 1;
            }
        }
        return 0;
    }

    private static Stream<String> ports(Tree container) {
        return container.trees("ports").stream().flatMap(port -> Stream.of(port.text("name"), port.text("containerPort")));
    }

    private static Stream<Tree> pods(Tree object) {
        return Stream.of(object.tree("spec"), object.tree("spec", "template", "spec"), object.tree("spec", "jobTemplate", "spec", "template", "spec"));
    }

    private static Tree at(Tree root, List<Object> path) {
        Tree tree = root;
        for (int i = 0; i < path.size(); i++) {
            if (!(path.get(i) instanceof String name)) {
                return Tree.EMPTY;
            }
            if (i + 1 < path.size() && path.get(i + 1) instanceof Integer index) {
                List<Tree> items = tree.trees(name);
                tree = index < items.size() ? items.get(index) : Tree.EMPTY;
                i++;
            } else {
                tree = tree.tree(name);
            }
        }
        return tree;
    }
}

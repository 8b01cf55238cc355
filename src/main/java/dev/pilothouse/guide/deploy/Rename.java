package dev.pilothouse.guide.deploy;

import dev.pilothouse.model.Document;
import dev.pilothouse.text.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives what belongs together another name at once: the objects, the labels that carry it, and all references from one to the other.
 *
 * @param from the name until now
 */
public record Rename(String from, String to) {

    private static final String LABEL = "app.kubernetes.io/name";

    /** Labels that people use for the name; a selector and its pods must keep saying the same. */
    private static final Set<String> LABELS = Set.of(LABEL, "app.kubernetes.io/instance", "app", "k8s-app", "run");

    /** Fields that name an object of the same application, by the field that holds them. */
    private static final Set<String> REFERENCES = Set.of("serviceName", "claimName", "secretName");

    private static final Set<String> REFERRING =
            Set.of("scaleTargetRef", "service", "configMapKeyRef", "secretKeyRef", "configMapRef", "secretRef", "configMap");

    /** Returns the text with the new name wherever the old one stood as a name. */
    public YamlText in(YamlText text) {
        YamlText renamed = text;
        for (int i = 0; i < text.size(); i++) {
            Optional<Document> document = text.document(i);
            if (document.isPresent()) {
                List<List<Object>> paths = new ArrayList<>();
                find(document.get().fields(), new ArrayList<>(), paths);
                for (List<Object> path : paths) {
                    renamed = renamed.with(i, to, path.toArray());
                }
            }
        }
        return renamed;
    }

    private void find(@Nullable Object value, List<Object> path, List<List<Object>> found) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, child) -> {
                path.add(String.valueOf(name));
                if (from.equals(child) && carries(path)) {
                    found.add(List.copyOf(path));
                } else {
                    find(child, path, found);
                }
                path.removeLast();
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                path.add(i);
                find(list.get(i), path, found);
                path.removeLast();
            }
        }
    }

    private static boolean carries(List<Object> path) {
        String field = String.valueOf(path.getLast());
        if (LABELS.contains(field) || REFERENCES.contains(field)) {
            return true;
        }
        if (!field.equals("name") || path.size() < 2) {
            return false;
        }
        Object holder = path.get(path.size() - 2);
        boolean container = holder instanceof Integer && path.size() > 2 && "containers".equals(path.get(path.size() - 3));
        return path.equals(List.of("metadata", "name")) || container || REFERRING.contains(String.valueOf(holder));
    }
}

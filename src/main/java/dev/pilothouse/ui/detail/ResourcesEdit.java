package dev.pilothouse.ui.detail;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.guide.Guides;
import dev.pilothouse.metric.Advice;
import dev.pilothouse.metric.RightSizing;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Essence;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.text.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where proposed requests and limits are to be written, and the document with them filled in, for the guided edit to start with.
 *
 * @param ref a workload, or a pod that nobody made
 */
record ResourcesEdit(ResourceRef ref, String text) {

    static final String GUIDE = "resources";
    private static final int OWNERS = 2;

    /** Returns it for an object or for what made it; nothing where no guided edit fits. */
    static Optional<ResourcesEdit> of(Cluster cluster, ResourceRef ref, Document document, List<Advice> advice) {
        ResourceRef at = ref;
        Document object = document;
        for (int i = 0; i < OWNERS; i++) {
            Optional<ResourceRef> owner = owner(cluster, object);
            if (owner.isEmpty()) {
                break;
            }
            at = owner.get();
            object = cluster.get(at);
        }
        Kind kind = at.kind();
        boolean fits = Guides.find(GUIDE).filter(guide -> guide.fits(kind)).isPresent();
        return fits ? Optional.of(new ResourcesEdit(at, filled(object, advice))) : Optional.empty();
    }

    private static Optional<ResourceRef> owner(Cluster cluster, Document object) {
        return object.tree().trees("metadata", "ownerReferences").stream()
                .filter(owner -> owner.isTrue("controller"))
                .findFirst()
                .flatMap(owner -> cluster.catalog(false).kind(owner.text("apiVersion"), owner.text("kind")).map(kind -> new ResourceRef(kind, object.namespace(), owner.text("name"))));
    }

    static String filled(Document document, List<Advice> advice) {
        List<String> pod = document.kindName().equals("Pod") ? List.of("spec") : List.of("spec", "template", "spec");
        YamlText text = YamlText.of(Yaml.write(Essence.of(document)));
        for (Advice each : advice) {
            Tree spec = document.tree().tree(pod.toArray(String[]::new));
            for (String list : List.of("containers", "initContainers")) {
                List<Tree> containers = spec.trees(list);
                for (int i = 0; i < containers.size(); i++) {
                    if (containers.get(i).text("name").equals(each.container())) {
                        List<Object> resources = new ArrayList<>(pod);
                        resources.addAll(List.of(list, i, "resources"));
                        text = each.request().isPresent() ? write(text, resources, "requests", each, each.request().getAsDouble()) : text;
                        text = each.limit().isPresent() ? write(text, resources, "limits", each, each.limit().getAsDouble()) : text;
                    }
                }
            }
        }
        return text.text();
    }

    private static YamlText write(YamlText text, List<Object> resources, String which, Advice advice, double amount) {
        List<Object> path = new ArrayList<>(resources);
        path.addAll(List.of(which, advice.gauge().resource()));
        return text.with(0, RightSizing.quantity(advice.gauge(), amount), path.toArray());
    }
}

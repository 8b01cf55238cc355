package dev.pilothouse.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Deleting objects: what goes with them, what stays and misses them, and what makes them again.
 *
 * @param refs what is to be deleted
 * @param effects what would follow, the most important first
 * @param owns whether other objects go with them, so that these may be kept instead
 */
public record Removal(List<ResourceRef> refs, List<Effect> effects, boolean owns) {

    private static final int NAMES = 6;

    /** Kinds that are owned by, or point to, others of their namespace. */
    private static final List<Kind> NEIGHBOURS = List.of(
            BuiltIn.POD,
            BuiltIn.REPLICA_SET,
            BuiltIn.DEPLOYMENT,
            BuiltIn.STATEFUL_SET,
            BuiltIn.DAEMON_SET,
            BuiltIn.CONTROLLER_REVISION,
            BuiltIn.JOB,
            BuiltIn.CRON_JOB,
            BuiltIn.SERVICE,
            Kind.namespaced("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices"),
            BuiltIn.INGRESS,
            BuiltIn.AUTOSCALER);

    /**
     * Kinds to read, and where.
     *
     * @param namespace empty for all
     */
    public record Need(String namespace, List<Kind> kinds) {}

    /**
     * Returns what is to be read to know what follows.
     *
     * @param served all kinds that the cluster lists
     */
    public static List<Need> needs(Collection<ResourceRef> refs, List<Kind> served) {
        Map<String, Set<Kind>> needs = new LinkedHashMap<>();
        for (ResourceRef ref : refs) {
            if (isNamespace(ref)) {
                needs.computeIfAbsent(ref.name(), _ -> new LinkedHashSet<>()).addAll(served.stream().filter(Kind::namespaced).toList());
            } else if (!ref.namespace().isEmpty()) {
                needs.computeIfAbsent(ref.namespace(), _ -> new LinkedHashSet<>()).addAll(NEIGHBOURS);
            }
            if (ref.kind().name().equals("PersistentVolumeClaim")) {
                needs.computeIfAbsent("", _ -> new LinkedHashSet<>()).add(BuiltIn.VOLUME);
            }
            if (ref.kind().name().equals("CustomResourceDefinition")) {
                String group = ref.name().substring(ref.name().indexOf('.') + 1);
                served.stream()
                        .filter(kind -> kind.group().equals(group) && ref.name().startsWith(kind.plural() + "."))
                        .forEach(kind -> needs.computeIfAbsent("", _ -> new LinkedHashSet<>()).add(kind));
            }
        }
        return needs.entrySet().stream().map(need -> new Need(need.getKey(), List.copyOf(need.getValue()))).toList();
    }

    /**
     * Works out what follows.
     *
     * @param live the objects as they are
     * @param around what was found of {@link #needs}; other documents do no harm
     */
    public static Removal of(List<ResourceRef> refs, List<Document> live, List<Document> around) {
        Set<String> gone = live.stream().map(Document::uid).collect(Collectors.toCollection(HashSet::new));
        List<Document> along = owned(gone, around);
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < refs.size() && i < live.size(); i++) {
            effects.addAll(lost(refs.get(i), live.get(i).tree(), around));
        }
        List<Document> staying = around.stream().filter(document -> !gone.contains(document.uid())).toList();
        effects.addAll(new Bereaved(live, staying).effects());
        live.forEach(document -> effects.addAll(madeAgain(document.tree())));
        if (!along.isEmpty()) {
            effects.add(Effect.note("guide.delete.goes", counted(along)));
        }
        effects.sort(Comparator.comparing(Effect::weight).reversed());
        return new Removal(List.copyOf(refs), List.copyOf(effects), !along.isEmpty());
    }

    /** Returns what the garbage collector removes after those of the given uids, whose uids it adds to the set. */
    private static List<Document> owned(Set<String> gone, List<Document> around) {
        List<Document> owned = new ArrayList<>();
        int before;
        do {
            before = owned.size();
            for (Document document : around) {
                List<Tree> owners = document.tree().trees("metadata", "ownerReferences");
                if (!owners.isEmpty() && !gone.contains(document.uid()) && owners.stream().allMatch(owner -> gone.contains(owner.text("uid")))) {
                    gone.add(document.uid());
                    owned.add(document);
                }
            }
        } while (owned.size() > before);
        return owned;
    }

    /** What cannot be had again. */
    private static List<Effect> lost(ResourceRef ref, Tree object, List<Document> around) {
        List<Effect> effects = new ArrayList<>();
        switch (ref.kind().name()) {
            case "Namespace" -> {
                List<Document> inside = around.stream().filter(document -> document.namespace().equals(ref.name())).toList();
                effects.add(
                        inside.isEmpty()
                                ? Effect.note("guide.delete.namespace-empty", ref.name())
                                : Effect.warning("guide.delete.namespace", ref.name(), counted(inside)));
            }
            case "CustomResourceDefinition" -> {
                List<Document> objects = around.stream()
                        .filter(document -> document.kindName().equals(object.text("spec", "names", "kind"))
                                && document.apiVersion().startsWith(object.text("spec", "group") + "/"))
                        .toList();
                if (!objects.isEmpty()) {
                    effects.add(Effect.warning("guide.delete.definition", counted(objects)));
                }
            }
            case "PersistentVolumeClaim" -> around.stream()
                    .filter(document -> document.kindName().equals("PersistentVolume")
                            && document.name().equals(object.text("spec", "volumeName"))
                            && document.tree().text("spec", "persistentVolumeReclaimPolicy").equals("Delete"))
                    .forEach(volume -> effects.add(Effect.warning("guide.delete.data", ref.name(), volume.name())));
            case "StatefulSet" -> {
                if (!object.trees("spec", "volumeClaimTemplates").isEmpty()) {
                    boolean goes = object.text("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted").equals("Delete");
                    effects.add(goes ? Effect.warning("guide.delete.claims-go", ref.name()) : Effect.note("guide.delete.claims-stay", ref.name()));
                }
            }
            default -> {}
        }
        List<String> finalizers = object.list("metadata", "finalizers").stream().map(String::valueOf).toList();
        if (!finalizers.isEmpty()) {
            effects.add(Effect.note("guide.delete.finalizers", ref.name(), String.join(", ", finalizers)));
        }
        return effects;
    }

    private static List<Effect> madeAgain(Tree object) {
        return object.trees("metadata", "ownerReferences").stream()
                .filter(owner -> owner.isTrue("controller"))
                .map(owner -> Effect.note(
                        "guide.delete.made-again", owner.text("kind") + " " + owner.text("name"), object.text("metadata", "name")))
                .toList();
    }

    /** Returns {@code 3 Pod, 1 ReplicaSet}, the most first. */
    private static String counted(List<Document> documents) {
        Map<String, Long> counts = documents.stream().collect(Collectors.groupingBy(Document::kindName, TreeMap::new, Collectors.counting()));
        List<String> parts = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(count -> count.getValue() + " × " + count.getKey())
                .toList();
        return Names.first(NAMES, parts);
    }

    private static boolean isNamespace(ResourceRef ref) {
        return ref.kind().group().isEmpty() && ref.kind().name().equals("Namespace");
    }

    /**
     * Makes the draft after which they are gone.
     *
     * @param keepOwned whether what they own stays, without owner
     */
    public Draft draft(boolean keepOwned) {
        return Draft.removal(refs, keepOwned);
    }
}

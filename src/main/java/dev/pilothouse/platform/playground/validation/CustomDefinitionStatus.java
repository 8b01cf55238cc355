package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The status of a CustomResourceDefinition: which names it has got, whether its kind is served, in which versions objects are kept.
 *
 * <p>Conditions {@code NamesAccepted} and {@code Established} as the API reference describes them. A name that another definition of the
 * group has got first is not given twice.
 */
public final class CustomDefinitionStatus {

    private final Tree requested;
    private final Map<String, Object> names;
    private final List<String> reasons = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    private CustomDefinitionStatus(Document definition) {
        this.requested = definition.tree().tree("spec", "names");
        this.names = new LinkedHashMap<>(definition.tree().tree("status", "acceptedNames").fields());
    }

    /**
     * Returns the status that the definition should have; equal to the one it has when there is nothing to do.
     *
     * @param others the other definitions of the cluster, with the names that they have got
     */
    public static Map<String, Object> of(Document definition, List<Document> others, Instant now) {
        CustomDefinitionStatus work = new CustomDefinitionStatus(definition);
        work.takeNames(others.stream().filter(other -> sameGroup(definition, other)).toList());
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("conditions", work.conditions(definition, now));
        status.put("acceptedNames", work.names);
        status.put("storedVersions", storedVersions(definition));
        return status;
    }

    private static boolean sameGroup(Document one, Document other) {
        return !one.name().equals(other.name()) && one.tree().text("spec", "group").equals(other.tree().text("spec", "group"));
    }

    private void takeNames(List<Document> others) {
        Set<String> resources = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        for (Document other : others) {
            Tree accepted = other.tree().tree("status", "acceptedNames");
            resources.add(accepted.text("plural"));
            resources.add(accepted.text("singular"));
            accepted.list("shortNames").forEach(name -> resources.add(String.valueOf(name)));
            kinds.add(accepted.text("kind"));
            kinds.add(accepted.text("listKind"));
        }
        takeName("plural", "PluralConflict", resources);
        takeName("singular", "SingularConflict", resources);
        takeShortNames(resources);
        takeName("kind", "KindConflict", kinds);
        takeName("listKind", "ListKindConflict", kinds);
        put("categories", requested.list("categories"));
    }

    private void takeName(String word, String conflict, Set<String> used) {
        String name = requested.text(word);
        if (!name.equals(names.get(word)) && used.contains(name)) {
            refuse(conflict, name);
        } else if (!name.isEmpty()) {
            names.put(word, name);
        }
    }

    private void takeShortNames(Set<String> used) {
        List<?> mine = names.get("shortNames") instanceof List<?> list ? list : List.of();
        List<String> taken = requested.list("shortNames").stream()
                .filter(name -> !mine.contains(name))
                .map(String::valueOf)
                .filter(used::contains)
                .toList();
        taken.forEach(name -> refuse("ShortNamesConflict", name));
        if (taken.isEmpty()) {
            put("shortNames", requested.list("shortNames"));
        }
    }

    private void refuse(String reason, String name) {
        reasons.add(reason);
        messages.add("\"" + name + "\" is already in use");
    }

    private void put(String word, List<?> list) {
        if (list.isEmpty()) {
            names.remove(word);
        } else {
            names.put(word, list);
        }
    }

    private List<Object> conditions(Document definition, Instant now) {
        boolean accepted = reasons.isEmpty();
        List<Tree> old = definition.tree().trees("status", "conditions");
        List<Object> conditions = new ArrayList<>();
        conditions.add(condition(
                old, "NamesAccepted", accepted, accepted ? "NoConflicts" : reasons.getLast(), accepted ? "no conflicts found" : messages.getLast(), now));
        boolean wasEstablished = old.stream().anyMatch(it -> it.text("type").equals("Established") && it.text("status").equals("True"));
        boolean established = accepted || wasEstablished;
        conditions.add(condition(
                old,
                "Established",
                established,
                established ? "InitialNamesAccepted" : "NotAccepted",
                established ? "the initial names have been accepted" : "not all names are accepted",
                now));
        old.stream()
                .filter(it -> !it.text("type").equals("NamesAccepted") && !it.text("type").equals("Established"))
                .forEach(it -> conditions.add(it.fields()));
        return conditions;
    }

    private static Map<String, Object> condition(List<Tree> old, String type, boolean status, String reason, String message, Instant now) {
        String word = status ? "True" : "False";
        String since = old.stream()
                .filter(it -> it.text("type").equals(type) && it.text("status").equals(word))
                .map(it -> it.text("lastTransitionTime"))
                .findFirst()
                .orElse(Timestamps.write(now));
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("type", type);
        condition.put("status", word);
        condition.put("lastTransitionTime", since);
        condition.put("reason", reason);
        condition.put("message", message);
        return condition;
    }

    /** Returns the versions in which objects may be kept: those that there were, and the present one. */
    public static List<Object> storedVersions(Document definition) {
        List<Object> stored = new ArrayList<>(definition.tree().list("status", "storedVersions"));
        for (Tree version : definition.tree().trees("spec", "versions")) {
            Object name = version.text("name");
            if (version.isTrue("storage") && !stored.contains(name)) {
                stored.add(name);
            }
        }
        return stored;
    }
}

package dev.pilothouse.schema.facts;

import dev.pilothouse.model.Tree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns discovery into the lines of {@code resources.txt}: under which names kinds are served, and what may be done with them. */
final class ResourceFacts {

    private static final String ALL = "create,delete,deletecollection,get,list,patch,update,watch";

    private ResourceFacts() {}

    /** @param discovery {@code APIResourceList} by group-version, in the order of discovery */
    static String of(Map<String, Tree> discovery) {
        StringBuilder text = new StringBuilder();
        discovery.forEach((groupVersion, list) -> {
            text.append(text.isEmpty() ? "" : "\n").append(groupVersion).append('\n');
            Map<String, Map<String, Tree>> resources = new TreeMap<>();
            for (Tree entry : list.trees("resources")) {
                String[] steps = entry.text("name").split("/", 2);
                resources.computeIfAbsent(steps[0], name -> new LinkedHashMap<>()).put(steps.length > 1 ? steps[1] : "", entry);
            }
            resources.forEach((name, entries) -> {
                text.append("  ").append(name).append(resource(groupVersion, entries.remove(""), discovery)).append('\n');
                entries.forEach((part, entry) -> text.append("    ").append(part).append(part(groupVersion, entry)).append('\n'));
            });
        });
        return text.toString();
    }

    private static String resource(String groupVersion, Tree entry, Map<String, Tree> discovery) {
        String kind = entry.text("kind");
        String verbs = joined(entry.list("verbs"));
        if (!entry.text("singularName").equals(kind.toLowerCase(Locale.ROOT))) {
            throw new IllegalStateException("an unusual singular: " + entry);
        }
        return " " + kind
                + (entry.isTrue("namespaced") ? "" : " cluster")
                + (verbs.equals(ALL) ? "" : " verbs=" + verbs)
                + (entry.has("shortNames") ? " short=" + joined(entry.list("shortNames")) : "")
                + (entry.has("categories") ? " in=" + joined(entry.list("categories")) : "")
                + stored(groupVersion, entry, discovery);
    }

    private static String part(String groupVersion, Tree entry) {
        String owner = entry.has("version") ? (entry.has("group") ? entry.text("group") + "/" : "") + entry.text("version") : groupVersion;
        return " " + (owner.equals(groupVersion) ? "" : owner + "/") + entry.text("kind") + " verbs=" + joined(entry.list("verbs"));
    }

    /** The server tells the stored version by a hash alone; here it is the other version of the group that gives it, if one is served. */
    private static String stored(String groupVersion, Tree entry, Map<String, Tree> discovery) {
        String group = groupVersion.substring(0, groupVersion.lastIndexOf('/') + 1);
        return discovery.keySet().stream()
                .filter(other -> !other.equals(groupVersion) && other.startsWith(group) && !group.isEmpty())
                .filter(other -> hash(other, entry.text("kind")).equals(entry.text("storageVersionHash")))
                .map(other -> " stored=" + other.substring(group.length()))
                .findFirst()
                .orElse("");
    }

    private static String hash(String groupVersion, String kind) {
        try {
            String text = (groupVersion.contains("/") ? "" : "/") + groupVersion + "/" + kind;
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String joined(List<?> words) {
        return words.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}

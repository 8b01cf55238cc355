package dev.pilothouse.platform.docker;

import dev.pilothouse.kinds.ContainerState;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What an engine says of its things, as objects of the house: with metadata, what can be changed in {@code spec}, and the engine's own words
 * in {@code status}. Fields in lower case within those words are worked out here: {@code usedBy}, {@code tags}, {@code usage}.
 */
final class EngineForms {

    private static final String STATUS = "status";
    private static final String NEVER = "0001-01-01T00:00:00Z";
    private static final String NO_NAME = "<none>:<none>";

    private EngineForms() {}

    /** Returns the containers of a list. */
    static List<Tree> containers(List<Tree> listed) {
        return listed.stream().map(EngineForms::container).toList();
    }

    private static Tree container(Tree listed) {
        Map<String, Object> settled = new LinkedHashMap<>(listed.fields());
        settled.put("Status", ContainerState.of(listed).toString());
        String created = moment(listed.number(0, "Created"));
        Map<String, Object> metadata = metadata(containerName(listed), listed.text("Id"), version(settled), created, listed.texts("Labels"));
        return object(EngineKinds.CONTAINER, metadata, Map.of(), listed.fields());
    }

    /** Returns the images of a list; containers tell who uses them. */
    static List<Tree> images(List<Tree> listed, List<Tree> containers) {
        return listed.stream().map(image -> image(image, users(containers, container -> container.text("ImageID").equals(image.text("Id"))))).toList();
    }

    /** Returns an image that was asked for alone in the form in which lists have it. */
    static Tree listedImage(Tree inspected) {
        Map<String, Object> listed = new LinkedHashMap<>();
        for (String same : new String[] {"Id", "RepoTags", "Size"}) {
            inspected.at(same).ifPresent(value -> listed.put(same, value));
        }
        String created = moment(inspected.text("Created"));
        listed.put("Created", created.isEmpty() ? 0L : Instant.parse(created).getEpochSecond());
        inspected.at("Config", "Labels").ifPresent(labels -> listed.put("Labels", labels));
        return new Tree(listed);
    }

    private static Tree image(Tree listed, List<String> usedBy) {
        Map<String, Object> status = new LinkedHashMap<>(listed.fields());
        status.put("tags", tags(listed));
        status.put("usedBy", usedBy);
        Map<String, Object> metadata =
                metadata(imageName(listed), listed.text("Id"), version(status), moment(listed.number(0, "Created")), listed.texts("Labels"));
        return object(EngineKinds.IMAGE, metadata, Map.of(), status);
    }

    /** Returns the networks of a list. */
    static List<Tree> networks(List<Tree> listed, List<Tree> containers) {
        return listed.stream()
                .map(network -> {
                    String name = network.text("Name");
                    boolean alone = listed.stream().filter(other -> other.text("Name").equals(name)).count() == 1;
                    return network(network, alone ? name : network.text("Id"), networkUsers(network, containers));
                })
                .toList();
    }

    private static Tree network(Tree listed, String name, List<String> usedBy) {
        Map<String, Object> status = new LinkedHashMap<>(listed.fields());
        status.put("usedBy", usedBy);
        Map<String, Object> metadata = metadata(name, listed.text("Id"), version(status), moment(listed.text("Created")), listed.texts("Labels"));
        return object(EngineKinds.NETWORK, metadata, Map.of(), status);
    }

    private static List<String> networkUsers(Tree network, List<Tree> containers) {
        return users(containers, container -> container.tree("NetworkSettings", "Networks").fields().containsKey(network.text("Name")));
    }

    /** Returns the volumes of a list. */
    static List<Tree> volumes(List<Tree> listed, List<Tree> containers) {
        return listed.stream().map(volume -> volume(volume, volumeUsers(volume, containers))).toList();
    }

    /** A volume has no identity but its name and the moment in which it was made. */
    private static Tree volume(Tree listed, List<String> usedBy) {
        Map<String, Object> status = new LinkedHashMap<>(listed.fields());
        status.put("usedBy", usedBy);
        String created = moment(listed.text("CreatedAt"));
        Map<String, Object> metadata =
                metadata(listed.text("Name"), listed.text("Name") + "@" + created, version(status), created, listed.texts("Labels"));
        return object(EngineKinds.VOLUME, metadata, Map.of(), status);
    }

    private static List<String> volumeUsers(Tree volume, List<Tree> containers) {
        return users(containers, container -> container.trees("Mounts").stream()
                .anyMatch(mount -> mount.text("Type").equals("volume") && mount.text("Name").equals(volume.text("Name"))));
    }

    private static List<String> users(List<Tree> containers, Predicate<Tree> uses) {
        return List.copyOf(new TreeSet<>(containers.stream().filter(uses).map(EngineForms::containerName).toList()));
    }

    /** Returns the document of a listed object: what can be changed, and what the engine says in full. */
    static Document document(Kind kind, Tree object, Tree inspected) {
        Map<String, Object> status = new LinkedHashMap<>(inspected.fields());
        for (String worked : new String[] {"tags", "usedBy"}) {
            object.at(STATUS, worked).ifPresent(value -> status.put(worked, value));
        }
        Map<String, Object> spec = kind.equals(EngineKinds.CONTAINER) ? containerSpec(inspected) : Map.of();
        return new Document(object(kind, object.tree("metadata").fields(), spec, status));
    }

    /** What can be changed of a container: whether it runs, since when, and what happens when it ends. */
    private static Map<String, Object> containerSpec(Tree inspected) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("state", ContainerState.of(inspected).wanted());
        String started = inspected.text("State", "StartedAt");
        if (!started.isEmpty() && !started.equals(NEVER)) {
            spec.put("startedAt", started);
        }
        Tree policy = inspected.tree("HostConfig", "RestartPolicy");
        String name = policy.text("Name");
        Map<String, Object> restart = new LinkedHashMap<>();
        restart.put("name", name.isEmpty() ? "no" : name);
        restart.put("maximumRetryCount", policy.number(0, "MaximumRetryCount"));
        spec.put("restartPolicy", restart);
        return spec;
    }

    /** Returns an object that stands for something of which an engine has only one. */
    static Document only(Kind kind, String name, Map<String, Object> status) {
        return new Document(object(kind, metadata(name, name, version(status), "", Map.of()), Map.of(), status));
    }

    /** Names within names are those of legacy links. */
    static String containerName(Tree listed) {
        return listed.list("Names").stream()
                .map(String::valueOf)
                .map(name -> name.startsWith("/") ? name.substring(1) : name)
                .filter(name -> name.indexOf('/') < 0)
                .findFirst()
                .orElseGet(() -> shortId(listed.text("Id")));
    }

    private static String imageName(Tree listed) {
        List<String> tags = tags(listed);
        return tags.isEmpty() ? shortId(listed.text("Id")) : tags.getFirst();
    }

    private static List<String> tags(Tree listed) {
        return listed.list("RepoTags").stream().map(String::valueOf).filter(tag -> !tag.equals(NO_NAME)).toList();
    }

    static String shortId(String id) {
        String digits = id.substring(id.indexOf(':') + 1);
        return digits.length() > 12 ? digits.substring(0, 12) : digits;
    }

    private static Tree object(Kind kind, Map<String, Object> metadata, Map<String, Object> spec, Map<String, Object> status) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiVersion", kind.apiVersion());
        fields.put("kind", kind.name());
        fields.put("metadata", metadata);
        if (!spec.isEmpty()) {
            fields.put("spec", spec);
        }
        fields.put(STATUS, status);
        return new Tree(fields);
    }

    private static Map<String, Object> metadata(String name, String uid, String version, String created, Map<String, String> labels) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("uid", uid);
        metadata.put("resourceVersion", version);
        if (!created.isEmpty()) {
            metadata.put("creationTimestamp", created);
        }
        if (!labels.isEmpty()) {
            metadata.put("labels", new LinkedHashMap<String, Object>(labels));
        }
        return metadata;
    }

    /** Engines count no versions: equal words are the same version. */
    private static String version(Map<String, Object> status) {
        long hash = 1;
        String text = Json.write(new Tree(status));
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return Long.toHexString(hash);
    }

    private static String moment(long epochSecond) {
        return epochSecond <= 0 ? "" : Instant.ofEpochSecond(epochSecond).toString();
    }

    private static String moment(String text) {
        try {
            return text.isEmpty() || text.equals(NEVER) ? "" : Instant.ofEpochSecond(OffsetDateTime.parse(text).toEpochSecond()).toString();
        } catch (DateTimeException e) {
            return "";
        }
    }

    /** Returns the objects with their sizes, as far as the engine told them. */
    static List<Tree> sized(List<Tree> volumes, Map<String, Tree> usage) {
        List<Tree> sized = new ArrayList<>();
        for (Tree volume : volumes) {
            Tree known = usage.get(volume.text("metadata", "name"));
            sized.add(known == null ? volume : with(volume, "UsageData", known.fields()));
        }
        return sized;
    }

    /** Returns the object with one more field in its status, and another version. */
    static Tree with(Tree object, String field, Map<String, Object> value) {
        Map<String, Object> status = new LinkedHashMap<>(object.tree(STATUS).fields());
        status.put(field, value);
        Map<String, Object> metadata = new LinkedHashMap<>(object.tree("metadata").fields());
        metadata.put("resourceVersion", object.text("metadata", "resourceVersion") + "-" + version(value));
        Map<String, Object> fields = new LinkedHashMap<>(object.fields());
        fields.put("metadata", metadata);
        fields.put(STATUS, status);
        return new Tree(fields);
    }
}

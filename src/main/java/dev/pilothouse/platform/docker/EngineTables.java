package dev.pilothouse.platform.docker;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the things of an engine as objects. What uses an image, network or volume is asked of its containers. */
final class EngineTables {

    /** Name of the only object of its kind. */
    static final String BUILD_CACHE = "build-cache";

    static final String DISK_USE = "disk";

    /** To add up what is on a disk may take an engine long. */
    private static final Duration DISK_LIMIT = Duration.ofMinutes(5);

    private final DockerEngine engine;

    EngineTables(DockerEngine engine) {
        this.engine = engine;
    }

    /** Returns all objects of a kind that is listed. */
    List<Tree> objects(Kind kind) {
        return switch (kind.name()) {
            case "Container" -> EngineForms.containers(containers());
            case "Image" -> EngineForms.images(engine.list("/images/json"), containers());
            case "Network" -> EngineForms.networks(engine.list("/networks"), containers());
            case "Volume" -> EngineForms.volumes(engine.get("/volumes").trees("Volumes"), containers());
            case "BuildCache" -> List.of(buildCache().tree());
            default -> throw new ProblemException(Problem.of(ProblemCode.KIND_UNKNOWN, kind.name()));
        };
    }

    private List<Tree> containers() {
        return engine.trees(EngineCall.get("/containers/json").with("all", true));
    }

    /** Returns the whole object of that name; an image answers to each of its tags, and everything to its id. */
    Document document(ResourceRef ref) {
        return switch (ref.kind().name()) {
            case "BuildCache" -> buildCache();
            case "DiskUse" -> diskUse();
            case "Engine" -> engineItself(ref.name());
            default -> named(ref);
        };
    }

    /** Asks for that one object and those that use it, so that it costs the same however many there are. */
    private Document named(ResourceRef ref) {
        String name = EngineCall.segment(ref.name());
        Tree inspected;
        try {
            inspected = engine.get(switch (ref.kind().name()) {
                case "Container" -> "/containers/" + name + "/json";
                case "Image" -> "/images/" + name + "/json";
                case "Network" -> "/networks/" + name;
                default -> "/volumes/" + name;
            });
        } catch (ProblemException e) {
            throw e.problem().code() == ProblemCode.ENGINE_HAS_NO ? notFound(ref) : e;
        }
        return EngineForms.document(ref.kind(), listed(ref, inspected), inspected);
    }

    /** Returns the object as a list has it. */
    private Tree listed(ResourceRef ref, Tree inspected) {
        List<Tree> one = List.of(inspected);
        return switch (ref.kind().name()) {
            case "Container" -> EngineForms.containers(containers("id", inspected.text("Id"))).stream().findFirst().orElseThrow(() -> notFound(ref));
            case "Image" -> EngineForms.images(List.of(EngineForms.listedImage(inspected)), containers("ancestor", inspected.text("Id"))).getFirst();
            case "Network" -> EngineForms.networks(one, containers("network", inspected.text("Id"))).getFirst();
            default -> EngineForms.volumes(one, containers("volume", inspected.text("Name"))).getFirst();
        };
    }

    private List<Tree> containers(String filter, String value) {
        return engine.containers().list(true, Map.of(filter, List.of(value)));
    }

    /** Returns the whole of a listed object. */
    Document document(Kind kind, Tree object) {
        String id = EngineCall.segment(object.text("metadata", "uid"));
        String path = switch (kind.name()) {
            case "Container" -> "/containers/" + id + "/json";
            case "Image" -> "/images/" + id + "/json";
            case "Network" -> "/networks/" + id;
            default -> "/volumes/" + EngineCall.segment(object.text("metadata", "name"));
        };
        try {
            return EngineForms.document(kind, object, engine.get(path));
        } catch (ProblemException e) {
            throw e.problem().code() == ProblemCode.ENGINE_HAS_NO
                    ? notFound(new ResourceRef(kind, "", object.text("metadata", "name")))
                    : e;
        }
    }

    private Document engineItself(String name) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("version", engine.version().fields());
        status.put("info", engine.info().fields());
        return EngineForms.only(EngineKinds.ENGINE, name, status);
    }

    /** Returns what is on the disk as objects, with the networks, so that all that could be removed is in one. */
    private Document diskUse() {
        Tree disk = disk(DISK_LIMIT);
        List<Tree> containers = disk.trees("Containers");
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("layers", disk.number(0, "LayersSize"));
        status.put("containers", fields(EngineForms.containers(containers)));
        status.put("images", fields(EngineForms.images(disk.trees("Images"), containers)));
        status.put("networks", fields(EngineForms.networks(engine.list("/networks"), containers)));
        status.put("volumes", fields(EngineForms.volumes(disk.trees("Volumes"), containers)));
        status.put("buildCache", cached(disk));
        return EngineForms.only(EngineKinds.DISK_USE, DISK_USE, status);
    }

    private static List<Map<String, Object>> fields(List<Tree> objects) {
        return objects.stream().map(Tree::fields).toList();
    }

    /** Asks the engine to add up what is on its disk. */
    Tree disk(Duration limit) {
        return engine.tree(EngineCall.get("/system/df").within(limit));
    }

    /** Returns the volumes with their sizes; older engines add up everything for it. */
    List<Tree> volumesOnDisk(Duration limit) {
        return engine.tree(EngineCall.get("/system/df").with("type", "volume").within(limit)).trees("Volumes");
    }

    private Document buildCache() {
        return EngineForms.only(EngineKinds.BUILD_CACHE, BUILD_CACHE, cached(disk(DISK_LIMIT)));
    }

    private static Map<String, Object> cached(Tree disk) {
        List<Tree> entries = disk.trees("BuildCache");
        Map<String, Object> cached = new LinkedHashMap<>();
        cached.put("entries", (long) entries.size());
        cached.put("size", sum(entries));
        cached.put("reclaimable", sum(entries.stream().filter(entry -> !entry.isTrue("InUse")).toList()));
        return cached;
    }

    /** What is shared with images is counted there. */
    private static long sum(List<Tree> entries) {
        return entries.stream().filter(entry -> !entry.isTrue("Shared")).mapToLong(entry -> entry.number(0, "Size")).sum();
    }

    static ProblemException notFound(ResourceRef ref) {
        return new ProblemException(Problem.of(ProblemCode.NOT_FOUND, ref.toString()));
    }
}

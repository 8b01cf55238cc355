package dev.pilothouse.platform.docker;

import dev.pilothouse.kinds.EngineKinds;
import dev.pilothouse.model.Document;
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

    /** Returns the listed object of that name. */
    Tree object(ResourceRef ref) {
        return objects(ref.kind()).stream()
                .filter(object -> object.text("metadata", "name").equals(ref.name()) || isNamed(object, ref))
                .findFirst()
                .orElseThrow(() -> notFound(ref));
    }

    /** An image answers to each of its tags, and everything to the beginning of its id. */
    private static boolean isNamed(Tree object, ResourceRef ref) {
        String id = object.text("metadata", "uid");
        boolean byId = ref.name().length() >= 12 && id.substring(id.indexOf(':') + 1).startsWith(ref.name());
        return (byId && !ref.kind().equals(EngineKinds.VOLUME)) || object.list("status", "tags").contains(ref.name());
    }

    /** Returns the whole object of that name. */
    Document document(ResourceRef ref) {
        return switch (ref.kind().name()) {
            case "BuildCache" -> buildCache();
            case "DiskUse" -> diskUse();
            case "Engine" -> engineItself(ref.name());
            default -> document(ref.kind(), object(ref));
        };
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

    /** Returns what is on the disk, with the networks, so that all that could be removed is in one object. */
    private Document diskUse() {
        Map<String, Object> status = new LinkedHashMap<>(disk(DISK_LIMIT).fields());
        status.put("Networks", EngineForms.networks(engine.list("/networks"), containers()).stream().map(Tree::fields).toList());
        return EngineForms.only(EngineKinds.DISK_USE, DISK_USE, status);
    }

    /** Asks the engine to add up what is on its disk. */
    Tree disk(Duration limit) {
        return engine.tree(EngineCall.get("/system/df").within(limit));
    }

    private Document buildCache() {
        List<Tree> entries = disk(DISK_LIMIT).trees("BuildCache");
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("entries", (long) entries.size());
        status.put("size", sum(entries));
        status.put("reclaimable", sum(entries.stream().filter(entry -> !entry.isTrue("InUse")).toList()));
        return EngineForms.only(EngineKinds.BUILD_CACHE, BUILD_CACHE, status);
    }

    /** What is shared with images is counted there. */
    private static long sum(List<Tree> entries) {
        return entries.stream().filter(entry -> !entry.isTrue("Shared")).mapToLong(entry -> entry.number(0, "Size")).sum();
    }

    static ProblemException notFound(ResourceRef ref) {
        return new ProblemException(Problem.of(ProblemCode.NOT_FOUND, ref.toString()));
    }
}

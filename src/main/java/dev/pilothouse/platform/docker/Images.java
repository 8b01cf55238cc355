package dev.pilothouse.platform.docker;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done with the images of an engine. An image is named as people name it, or by its id. */
public final class Images {

    private static final String PLATFORMS_SINCE = "1.48";
    private static final Duration REMOVAL = Duration.ofMinutes(2);
    private static final String LOADED = "Loaded image";

    private final DockerEngine engine;

    Images(DockerEngine engine) {
        this.engine = engine;
    }

    /** Lists images as {@code docker images} does. */
    public List<Tree> list(Map<String, List<String>> filters) {
        return engine.trees(EngineCall.get("/images/json").filtered(filters));
    }

    /** Returns all that the engine knows of one, empty where it has none of that name. */
    public Optional<Tree> find(String image) {
        try {
            return Optional.of(engine.get("/images/" + EngineCall.segment(image) + "/json"));
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.ENGINE_HAS_NO) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Fetches an image from its registry, as anybody may. An interrupt of the calling thread ends it.
     *
     * @param platform such as {@code linux/arm64}, empty for the engine's own
     * @throws ProblemException {@code IMAGE_NOT_PULLED} with the engine's words
     */
    public void pull(String image, String platform, Pull.Listener listener) {
        new Pull(image, listener).run(engine, platform);
    }

    /**
     * Writes images as an archive, which {@link #load} reads.
     *
     * @param platform of images that have several, such as {@code linux/amd64}; empty for all. Engines before API 1.48 have one only
     */
    public void save(List<String> images, String platform, OutputStream archive) {
        EngineCall call = EngineCall.get("/images/get").within(EngineCall.STANDSTILL);
        for (String image : images) {
            call = call.with("names", image);
        }
        engine.stream(call.with("platform", platform(platform)), Optional.empty(), answer -> answer.body().transferTo(archive));
    }

    /**
     * Reads images from an archive and returns their names, or ids where they have no name.
     *
     * @throws ProblemException {@code IMAGE_NOT_LOADED} when the archive is none
     */
    public List<String> load(InputStream archive) {
        EngineCall call = EngineCall.post("/images/load").with("quiet", true).within(EngineCall.STANDSTILL);
        return engine.stream(call, Optional.of(archive), answer -> {
            List<String> names = new ArrayList<>();
            JsonLines.read(answer.body(), line -> {
                String error = line.text("error");
                if (!error.isEmpty()) {
                    throw new ProblemException(Problem.of(ProblemCode.IMAGE_NOT_LOADED).withDetail(error.strip()));
                }
                String said = line.text("stream").strip();
                if (said.startsWith(LOADED)) {
                    names.add(said.substring(said.indexOf(": ") + 2));
                }
            });
            return names;
        });
    }

    /** Gives an image one more name. */
    public void tag(String image, String repository, String tag) {
        engine.run(EngineCall.post("/images/" + EngineCall.segment(image) + "/tag").with("repo", repository).with("tag", tag));
    }

    /** Takes a name from an image, and removes the image with its last one. */
    public void remove(String image, boolean force) {
        engine.run(EngineCall.delete("/images/" + EngineCall.segment(image)).with("force", force).within(REMOVAL));
    }

    /** Returns a platform as the API takes it, empty where the engine knows no platforms. */
    private String platform(String platform) {
        String[] parts = platform.split("/", 3);
        if (parts.length < 2 || !engine.greeting().speaks(PLATFORMS_SINCE)) {
            return "";
        }
        Map<String, Object> fields = new java.util.LinkedHashMap<>(Map.of("os", parts[0], "architecture", parts[1]));
        if (parts.length == 3) {
            fields.put("variant", parts[2]);
        }
        return Json.write(new Tree(fields));
    }
}

package dev.pilothouse.platform.docker;

import dev.pilothouse.model.ImageName;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fetching of one image, layer by layer. */
public final class Pull {

    private static final long UNKNOWN = -1;

    private final String image;
    private final Listener listener;
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    /** Who is told how far it is. */
    @FunctionalInterface
    public interface Listener {

        Listener NOBODY = (_, _) -> {};

        /**
         * More has arrived.
         *
         * @param bytes that have arrived
         * @param total that are to come in all, 0 while it is not known of every layer
         */
        void pulled(long bytes, long total);
    }

    private record Layer(long bytes, long total) {}

    Pull(String image, Listener listener) {
        this.image = image;
        this.listener = listener;
    }

    void run(DockerEngine engine, String platform) {
        EngineCall call = EngineCall.post("/images/create")
                .with("fromImage", repository())
                .with("tag", version())
                .with("platform", platform)
                .within(EngineCall.STANDSTILL);
        try {
            engine.stream(call, Optional.empty(), answer -> {
                JsonLines.read(answer.body(), this::heard);
                return image;
            });
        } catch (ProblemException e) {
            throw switch (e.problem().code()) {
                case ENGINE_HAS_NO, ENGINE_REFUSED -> failed(e.problem().detail());
                default -> e;
            };
        }
    }

    /** Returns the name without tag and digest. */
    String repository() {
        String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }

    /** Returns the digest, else the tag, else the usual tag: without any an engine fetches all there are. */
    String version() {
        return ImageName.of(image).reference();
    }

    void heard(Tree line) {
        String error = line.text("error");
        if (!error.isEmpty()) {
            throw failed(error);
        }
        String id = line.text("id");
        if (id.isEmpty() || id.equals(version())) {
            return;
        }
        Layer before = layers.getOrDefault(id, new Layer(0, UNKNOWN));
        Layer after = layer(before, line);
        if (!after.equals(before) || !layers.containsKey(id)) {
            layers.put(id, after);
            tell();
        }
    }

    private static Layer layer(Layer before, Tree line) {
        return switch (line.text("status")) {
            case "Downloading" ->
                new Layer(line.number(0, "progressDetail", "current"), line.number(UNKNOWN, "progressDetail", "total"));
            case "Already exists" -> new Layer(0, 0);
            case "Download complete", "Extracting", "Pull complete", "Verifying Checksum" ->
                before.total() == UNKNOWN ? new Layer(before.bytes(), before.bytes()) : new Layer(before.total(), before.total());
            default -> before;
        };
    }

    private void tell() {
        long bytes = layers.values().stream().mapToLong(Layer::bytes).sum();
        boolean known = layers.values().stream().noneMatch(layer -> layer.total() == UNKNOWN);
        listener.pulled(bytes, known ? layers.values().stream().mapToLong(Layer::total).sum() : 0);
    }

    private ProblemException failed(String words) {
        return new ProblemException(Problem.of(ProblemCode.IMAGE_NOT_PULLED, image).withDetail(words.strip()));
    }
}

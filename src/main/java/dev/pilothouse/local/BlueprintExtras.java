package dev.pilothouse.local;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.YamlText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@link Blueprint} says that kind has no field for: a document of our own behind kind's, with {@code kind: Blueprint}.
 *
 * <p>It is there only while it says something. One of a later version is left as it is and refused as a whole, since half of a wish is another wish.
 */
public record BlueprintExtras(Blueprint blueprint) {

    static final String GROUP = "pilothouse.dev/";
    static final String API_VERSION = GROUP + "v1alpha1";
    static final String KIND = "Blueprint";

    /** Ports of this computer on which a local registry is reached unless another is chosen. */
    public static final int DEFAULT_REGISTRY_PORT = 5001;

    static final String IMAGE = "image";
    static final String REGISTRY = "registry";
    static final String ADD_ONS = "addOns";
    static final String RETAIN = "retain";
    static final String WAIT = "wait";

    /** None of them is a field of kind's. */
    static final Set<String> FIELDS = Set.of(IMAGE, REGISTRY, ADD_ONS, RETAIN, WAIT);

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h)");

    static boolean is(Document document) {
        return document.apiVersion().startsWith(GROUP);
    }

    /** Returns which document it is; -1 when there is none. */
    int document() {
        YamlText text = blueprint.text();
        for (int i = 0; i < text.size(); i++) {
            if (text.document(i).filter(BlueprintExtras::is).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    Tree tree() {
        int document = document();
        return document < 0 ? Tree.EMPTY : blueprint.text().document(document).map(Document::tree).orElse(Tree.EMPTY);
    }

    /** Returns why it cannot be understood: it is of a version, or of a kind, that this program does not know. */
    Optional<Problem> problem() {
        Tree tree = tree();
        boolean known = tree.fields().isEmpty() || (tree.text("apiVersion").equals(API_VERSION) && tree.text("kind").equals(KIND));
        return known ? Optional.empty() : Optional.of(Problem.of(ProblemCode.BLUEPRINT_VERSION, tree.text("apiVersion"), tree.text("kind"), API_VERSION));
    }

    private Blueprint with(Object value, Object... path) {
        if (document() < 0) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("apiVersion", API_VERSION);
            fields.put("kind", KIND);
            Blueprint whole = blueprint.document() < 0 ? blueprint.with(Blueprint.KIND, "kind") : blueprint;
            return new Blueprint(whole.text().plus(Document.of(fields))).extras().with(value, path);
        }
        return new Blueprint(blueprint.text().with(document(), value, path));
    }

    private Blueprint without(Object... path) {
        int document = document();
        if (document < 0) {
            return blueprint;
        }
        YamlText left = blueprint.text().without(document, path);
        boolean empty = left.document(document).filter(it -> it.fields().size() > 2).isEmpty() && !left.equals(blueprint.text());
        return new Blueprint(empty ? left.minus(document) : left);
    }

    /** Returns the image of all nodes that name none of their own; empty for the default of the installed kind. */
    public String image() {
        return tree().text(IMAGE);
    }

    public Blueprint withImage(String image) {
        return image.isEmpty() ? without(IMAGE) : with(image, IMAGE);
    }

    /** Returns the port of this computer on which a registry beside the cluster is to be reached; empty when there is to be none. */
    public OptionalInt registryPort() {
        return tree().has(REGISTRY) ? OptionalInt.of(Math.clamp(tree().number(DEFAULT_REGISTRY_PORT, REGISTRY, "port"), 0, 1 << 20)) : OptionalInt.empty();
    }

    public Blueprint withRegistry(int port) {
        return with(port, REGISTRY, "port");
    }

    public Blueprint withoutRegistry() {
        return without(REGISTRY);
    }

    /** Returns the names of the add-ons that are put in once the cluster is ready, in their order. */
    public List<String> addOns() {
        return Blueprint.texts(tree().list(ADD_ONS));
    }

    public Blueprint withAddOns(List<String> names) {
        return names.isEmpty() ? without(ADD_ONS) : with(names, ADD_ONS);
    }

    /** Tells whether the nodes of a failed creation stay for a look, as kind's {@code --retain}. */
    public boolean retain() {
        return tree().isTrue(RETAIN);
    }

    public Blueprint withRetain(boolean retain) {
        return retain ? with(true, RETAIN) : without(RETAIN);
    }

    /** Returns how long kind waits for the control planes to be ready, as its {@code --wait}; empty for as long as this program thinks right. */
    public Optional<Duration> waitTime() {
        Matcher match = DURATION.matcher(tree().text(WAIT));
        if (!match.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(match.group(1));
        return Optional.of(switch (match.group(2)) {
            case "h" -> Duration.ofHours(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofSeconds(count);
        });
    }

    public Blueprint withWaitTime(Duration time) {
        return with(time.toSeconds() + "s", WAIT);
    }

    public Blueprint withoutWaitTime() {
        return without(WAIT);
    }
}

package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.MergePatch;
import dev.pilothouse.text.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Objects that are written to a real server and to the rules: {@code corpus/*.yaml} beside this class's resources.
 *
 * <p>Each document of such a file names a base object and, under {@code create} and {@code update}, merge patches of it by the case's name.
 * What the real server answers to each stands in the {@code .json} file of the same name.
 */
final class Corpus {

    static final Path FOLDER = Path.of("src/test/resources/dev/pilothouse/platform/playground/validation/corpus");

    /** One object to write, {@code create}, {@code update} or the name of a subresource to update; the patch applies to the base, or for an update to what stands in the cluster. */
    record Case(Family family, String verb, String name, Tree patch) {

        String key() {
            return family.name() + " / " + verb + " / " + name;
        }

        Map<String, Object> object(Map<String, Object> base) {
            return MergePatch.apply(new Tree(base), patch).fields();
        }
    }

    /** A base object and its cases. */
    record Family(String file, Kind kind, Map<String, Object> base, List<Case> cases) {

        String name() {
            return kind.name() + (kind.version().equals("v1") ? "" : " " + kind.version());
        }

        String keyOfBefore() {
            return name() + " " + Document.of(base).name() + " / before";
        }
    }

    private Corpus() {}

    static List<Family> families() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().flatMap(Corpus::families).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Family> families(Path file) {
        String name = file.getFileName().toString().replace(".yaml", "");
        return documents(file).stream().map(part -> family(name, part.document().orElseThrow(() -> new IllegalStateException(file + ": " + part.problem())).tree()));
    }

    private static Family family(String file, Tree tree) {
        Tree base = tree.tree("base");
        String apiVersion = base.text("apiVersion");
        int slash = apiVersion.indexOf('/');
        Kind kind = new Kind(
                slash < 0 ? "" : apiVersion.substring(0, slash), apiVersion.substring(slash + 1), base.text("kind"), tree.text("plural"), !tree.isTrue("clusterWide"));
        List<Case> cases = new ArrayList<>();
        Family family = new Family(file, kind, base.fields(), cases);
        for (String verb : List.of("create", "update", "ephemeralcontainers", "resize")) {
            tree.tree(verb).fields().keySet().forEach(name -> cases.add(new Case(family, verb, name, tree.tree(verb, name))));
        }
        return family;
    }

    /** Returns what the real server answered, by key. */
    static Map<String, Tree> recorded() {
        Map<String, Tree> recorded = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
                Tree tree = Json.read(read(file));
                tree.fields().keySet().forEach(key -> recorded.put(key, tree.tree(key)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return recorded;
    }

    /** Returns the cases whose message differs on purpose, with the reason. */
    static Map<String, String> differences() {
        return documents(FOLDER.resolve("differences")).getFirst().document().orElseThrow().tree().texts("differences");
    }

    private static List<Yaml.Part> documents(Path file) {
        String title = "apiVersion: playground/v1\nkind: Corpus\nmetadata: {name: corpus}\n";
        return Yaml.read(title + read(file).replace("\n---\n", "\n---\n" + title));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

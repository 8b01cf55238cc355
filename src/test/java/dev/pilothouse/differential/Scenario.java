package dev.pilothouse.differential;

import dev.pilothouse.model.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Commands that build on each other, in a namespace of their own.
 *
 * @param needsContainers whether programs must really run; else the answers are those of a bare API with pretended nodes
 * @param files what lies in the folder in which the commands run, by name
 * @param after commands that clear away what is outside of the namespace; their answers do not matter
 */
record Scenario(String name, boolean needsContainers, Map<String, String> files, List<Step> steps, List<Step> after) {

    static final Path FOLDER = Path.of("src", "test", "resources", "differential", "scenarios");

    static List<Scenario> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().map(Scenario::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scenario read(Path file) {
        Tree tree = YamlFile.read(file);
        String name = file.getFileName().toString().replace(".yaml", "");
        return new Scenario(name, tree.text("needs").equals("containers"), tree.texts("files"), steps(tree, "steps"), steps(tree, "after"));
    }

    private static List<Step> steps(Tree tree, String field) {
        return tree.list(field).stream().map(step -> Step.of(step)).toList();
    }

    String namespace() {
        return "diff-" + name;
    }
}

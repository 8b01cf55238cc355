package dev.pilothouse.kinds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kubectl on the path, against the cluster that {@code PILOTHOUSE_TEST_KUBECONFIG} names. */
final class Kubectl {

    /** A table as kubectl prints it, without the column NAMESPACE's title. */
    record Table(List<String> titles, List<List<String>> lines) {}

    private static final Pattern TITLE = Pattern.compile("\\S+(?: \\S+)*");

    private Kubectl() {}

    static void assumed() {
        assumeTrue(kubeconfig().isPresent(), "PILOTHOUSE_TEST_KUBECONFIG names no cluster");
    }

    private static Optional<String> kubeconfig() {
        return Optional.ofNullable(System.getenv("PILOTHOUSE_TEST_KUBECONFIG")).filter(path -> !path.isBlank());
    }

    static String run(String... arguments) {
        try {
            Path out = Files.createTempFile("kubectl", ".out");
            Path err = Files.createTempFile("kubectl", ".err");
            List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig().orElseThrow()));
            command.addAll(List.of(arguments));
            int code = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
            String text = Files.readString(out, StandardCharsets.UTF_8);
            assertEquals(0, code, () -> command + "\n" + read(err));
            Files.delete(out);
            Files.delete(err);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Runs with a file of the objects as the last argument. */
    static void runOn(Tree objects, String... arguments) {
        try {
            Path file = Files.createTempFile("objects", ".json");
            Files.writeString(file, Json.write(objects));
            List<String> all = new ArrayList<>(List.of(arguments));
            all.add(file.toString());
            run(all.toArray(String[]::new));
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Tree raw(String path) {
        return Json.read(run("get", "--raw", path));
    }

    static List<Tree> items(String path) {
        return raw(path).trees("items");
    }

    /** Returns the kinds that can be listed, each group in its preferred version. */
    static List<Kind> listedKinds() {
        List<Kind> kinds = new ArrayList<>(listed("", "v1", "/api/v1"));
        for (Tree group : raw("/apis").trees("groups")) {
            String version = group.text("preferredVersion", "version");
            if (!group.text("name").equals("absent.example.com")) {
                kinds.addAll(listed(group.text("name"), version, "/apis/" + group.text("name") + "/" + version));
            }
        }
        return kinds;
    }

    private static List<Kind> listed(String group, String version, String path) {
        return raw(path).trees("resources").stream()
                .filter(resource -> resource.list("verbs").contains("list"))
                .map(resource ->
                        new Kind(group, version, resource.text("kind"), resource.text("name"), resource.isTrue("namespaced")))
                .toList();
    }

    static List<Tree> list(Kind kind) {
        String base = kind.group().isEmpty() ? "/api/" : "/apis/";
        return items(base + kind.apiVersion() + "/" + kind.plural());
    }

    /** Returns the table of all objects of a kind; each line begins with the namespace where the kind has one. */
    static Table table(Kind kind, boolean wide) {
        String name = kind.group().isEmpty() ? kind.plural() : kind.plural() + "." + kind.version() + "." + kind.group();
        List<String> arguments = new ArrayList<>(List.of("get", name, "-A"));
        if (wide) {
            arguments.addAll(List.of("-o", "wide"));
        }
        List<String> lines = run(arguments.toArray(String[]::new)).lines().toList();
        if (lines.isEmpty()) {
            return new Table(List.of(), List.of());
        }
        List<String> titles = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        Matcher title = TITLE.matcher(lines.getFirst());
        while (title.find()) {
            titles.add(title.group());
            starts.add(title.start());
        }
        if (kind.namespaced()) {
            titles.removeFirst();
        }
        return new Table(titles, lines.stream().skip(1).map(line -> cut(line, starts)).toList());
    }

    private static List<String> cut(String line, List<Integer> starts) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int from = Math.min(starts.get(i), line.length());
            int to = i + 1 < starts.size() ? Math.min(starts.get(i + 1), line.length()) : line.length();
            cells.add(line.substring(from, to).strip());
        }
        return cells;
    }
}

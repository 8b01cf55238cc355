package dev.pilothouse.guide.compose;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.YamlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a Compose file while it is read: where things stand in it, and what is to be said about them. */
final class ComposeSource {

    private final YamlText text;
    private final Compose.Around around;
    private final List<Placed<Problem>> problems = new ArrayList<>();
    private final Set<Leftover> leftovers = new LinkedHashSet<>();

    ComposeSource(YamlText text, Compose.Around around) {
        this.text = text;
        this.around = around;
        text.problem().ifPresent(problem -> problems.add(new Placed<>(0, problem)));
    }

    private record Placed<T>(int line, T it) {}

    /** Returns the whole file; an empty one when it could not be read. */
    Node root() {
        for (int i = 0; i < text.size(); i++) {
            Optional<Tree> tree = text.document(i).map(Document::tree);
            if (tree.isPresent()) {
                return new Node(this, List.of(i), tree.get().fields());
            }
        }
        return new Node(this, List.of(0), null);
    }

    /** Returns the line of the innermost part of a path that is written down; what an alias brings in stands where it is used. */
    int line(List<Object> path) {
        for (int length = text.size() == 0 ? 0 : path.size(); length > 0; length--) {
            Object[] steps = path.subList(1, length).toArray();
            Optional<YamlText.Lines> lines = text.lines((int) path.getFirst(), steps);
            if (lines.isPresent()) {
                return lines.get().first();
            }
        }
        return 1;
    }

    /** Returns the word that stands in the text where the reader found a truth value, unless it is {@code true} or {@code false}. */
    Optional<String> word(List<Object> path) {
        if (!(path.getLast() instanceof String name)) {
            return Optional.empty();
        }
        String line = text.text().lines().skip(line(path) - 1L).findFirst().orElse("");
        Matcher matcher = Pattern.compile("(?<![\\w.-])[\"']?" + Pattern.quote(name) + "[\"']?\\s*:\\s*(yes|no|on|off|y|n)\\b", Pattern.CASE_INSENSITIVE)
                .matcher(line);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static String field(List<Object> path) {
        StringBuilder name = new StringBuilder();
        for (Object step : path.subList(1, path.size())) {
            if (step instanceof Integer index) {
                name.append('[').append(index).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(step);
            }
        }
        return name.toString();
    }

    void problem(ProblemCode code, List<Object> path, String... args) {
        int line = line(path);
        List<String> all = new ArrayList<>(List.of(Integer.toString(line), field(path)));
        all.addAll(List.of(args));
        problems.add(new Placed<>(line, new Problem(code, all, "")));
    }

    void left(String reason, List<Object> path, String... args) {
        leftovers.add(new Leftover(line(path), field(path), reason, List.of(args)));
    }

    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Placed::line))
                .map(Placed::it)
                .distinct()
                .toList();
    }

    List<Leftover> leftovers() {
        return leftovers.stream().sorted(Comparator.comparingInt(Leftover::line)).collect(Collectors.toList());
    }

    Optional<String> file(String name) {
        return around.files().apply(name);
    }

    Function<String, Optional<String>> variables() {
        return around.variables();
    }
}

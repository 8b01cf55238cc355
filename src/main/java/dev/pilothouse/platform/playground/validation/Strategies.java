package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The strategies of the built-in kinds, from {@code playground/strategies.yaml}. */
public final class Strategies {

    private static final Map<String, Strategy> ALL = read();

    private Strategies() {}

    /** Returns how objects of the kind are treated; for custom kinds see {@link Strategy#custom}. */
    public static Strategy of(Kind kind) {
        return of(Rules.key(kind));
    }

    static boolean know(Kind kind) {
        return ALL.containsKey(Rules.key(kind));
    }

    private static Strategy of(String kind) {
        Strategy known = ALL.get(kind);
        return known != null ? known : new Strategy(kind, Optional.empty(), false, Optional.empty(), true, false);
    }

    private static Map<String, Strategy> read() {
        Map<String, Strategy> all = new LinkedHashMap<>();
        Tables.read("strategies.yaml").forEach((kind, line) -> {
            Tree tree = new Tree(Defaults.fields(line));
            Optional<List<String>> generation = tree.has("generation")
                    ? Optional.of(tree.list("generation").stream().map(String::valueOf).toList())
                    : Optional.empty();
            Optional<Map<String, Object>> status = tree.at("status").map(Defaults::fields);
            all.put(kind, new Strategy(kind, status, tree.isTrue("keepsStatus"), generation, !tree.isTrue("versionNeeded"), tree.isTrue("createsOnPut")));
        });
        return Map.copyOf(all);
    }
}

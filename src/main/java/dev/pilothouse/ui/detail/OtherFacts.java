package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Tree;
import java.util.List;

/** What an object of any other kind has to say: the plain fields of its specification and status, by their own names. */
final class OtherFacts {

    private static final int MOST = 12;
    private static final int LONGEST = 200;

    private OtherFacts() {}

    static void add(Tree object, List<Block.Fact> facts) {
        add("spec", object, facts);
        add("status", object, facts);
    }

    private static void add(String part, Tree object, List<Block.Fact> facts) {
        object.texts(part).entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .limit(MOST)
                .forEach(entry -> facts.add(Block.code(
                        entry.getKey(), entry.getValue().substring(0, Math.min(LONGEST, entry.getValue().length())))));
    }
}

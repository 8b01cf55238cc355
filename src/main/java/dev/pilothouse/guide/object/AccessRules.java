package dev.pilothouse.guide.object;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Lens;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules of a Role in words, and which of them allow more than they seem to. */
final class AccessRules {

    private static final String CORE = "core";
    private static final Set<String> READING = Set.of("get", "list", "watch", "*");
    /** Verbs that let somebody give themselves more ({@code kubernetes.io/docs/concepts/security/rbac-good-practices}). */
    private static final Set<String> GROWING = Set.of("escalate", "bind", "impersonate");
    private static final Set<String> ENTERING = Set.of("pods/exec", "pods/attach", "pods/portforward");

    private AccessRules() {}

    /** The core group has no name; here it is called {@code core}. */
    static Lens groups(Spot spot) {
        return new Lens() {
            @Override
            public Optional<Object> read(Sheet sheet) {
                return sheet.at(spot).map(_ -> String.join(", ", sheet.texts(spot).stream().map(group -> group.isEmpty() ? CORE : group).toList()));
            }

            @Override
            public Sheet write(Sheet sheet, @Nullable Object value) {
                List<String> groups = Arrays.stream(String.valueOf(value == null ? "" : value).split(",", -1))
                        .map(String::strip)
                        .filter(group -> !group.isEmpty())
                        .map(group -> group.equals(CORE) ? "" : group)
                        .toList();
                return groups.isEmpty() ? sheet.without(spot) : sheet.with(spot, groups);
            }
        };
    }

    static List<Remark> remarks(Sheet sheet, Spot rules) {
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < sheet.size(rules); i++) {
            Spot rule = rules.then(i);
            List<String> resources = sheet.texts(rule.then("resources"));
            List<String> verbs = sheet.texts(rule.then("verbs"));
            if (resources.contains("*") || sheet.texts(rule.then("apiGroups")).contains("*")) {
                remarks.add(Remark.at(rule.then("resources"), Effect.warning("guide.access.everything")));
            }
            if (verbs.contains("*")) {
                remarks.add(Remark.at(rule.then("verbs"), Effect.warning("guide.access.anything")));
            }
            verbs.stream().filter(GROWING::contains).forEach(verb ->
                    remarks.add(Remark.at(rule.then("verbs"), Effect.warning("guide.access.grows", verb))));
            if (resources.contains("secrets") && verbs.stream().anyMatch(READING::contains)) {
                remarks.add(Remark.at(rule.then("resources"), Effect.warning("guide.access.secrets")));
            }
            resources.stream().filter(ENTERING::contains).forEach(resource ->
                    remarks.add(Remark.at(rule.then("resources"), Effect.warning("guide.access.enters", resource))));
        }
        return remarks;
    }

    static List<Effect> words(Tree role, String namespace) {
        List<Effect> words = new ArrayList<>();
        for (Tree rule : role.trees("rules")) {
            String verbs = list(rule, "verbs");
            String names = list(rule, "resourceNames");
            words.add(names.isEmpty()
                    ? Effect.note("guide.access.may", verbs, list(rule, "resources"), namespace)
                    : Effect.note("guide.access.may-named", verbs, list(rule, "resources"), names, namespace));
        }
        return words.isEmpty() ? List.of(Effect.note("guide.access.may-nothing")) : words;
    }

    private static String list(Tree rule, String field) {
        return String.join(", ", rule.list(field).stream().map(String::valueOf).toList());
    }
}

package dev.pilothouse.cli;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which objects a command is about, as kubectl takes them: {@code KIND/NAME …} or {@code KIND NAME …}. */
final class Targets {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Parameters(arity = "1..*", paramLabel = "KIND/NAME", descriptionKey = "cli.param.targets")
    private List<String> words = new ArrayList<>();

    /** Returns the objects, at least one. */
    List<ResourceRef> refs(Session session, Terminal terminal) {
        return refs(session, terminal, words);
    }

    /** Returns the objects before the first word that sets or takes away a value. */
    List<ResourceRef> refsBeforeValues(Session session, Terminal terminal) {
        return refs(session, terminal, words.stream().takeWhile(word -> !isValue(word)).toList());
    }

    /** Returns the words from the first one on that sets ({@code KEY=VALUE}) or takes away ({@code KEY-}) a value. */
    List<String> values() {
        return words.stream().dropWhile(word -> !isValue(word)).toList();
    }

    private static boolean isValue(String word) {
        return word.indexOf('=') >= 0 || word.endsWith("-");
    }

    private List<ResourceRef> refs(Session session, Terminal terminal, List<String> names) {
        if (!names.isEmpty() && names.stream().allMatch(name -> name.indexOf('/') > 0)) {
            return names.stream().map(name -> Work.ref(session, name, namespace)).toList();
        }
        if (names.size() < 2 || names.stream().anyMatch(name -> name.indexOf('/') >= 0)) {
            throw usage(terminal, "cli.targets.usage");
        }
        Kind kind = Work.kind(session, names.getFirst());
        return names.stream().skip(1).map(name -> new ResourceRef(kind, namespace.of(kind, session.context()), name)).toList();
    }

    /** Says that the command line was written wrongly. */
    ParameterException usage(Terminal terminal, String key) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), terminal.words().say(key));
    }
}

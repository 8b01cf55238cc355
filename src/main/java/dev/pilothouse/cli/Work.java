package dev.pilothouse.cli;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.Sessions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all commands share: finding the context, its session, and the kind that a word names. */
final class Work {

    private final Sessions sessions;
    private final Terminal terminal;
    private final ContextOption context;

    Work(Sessions sessions, Terminal terminal, ContextOption context) {
        this.context = context;
        this.sessions = sessions;
        this.terminal = terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    Sessions sessions() {
        return sessions;
    }

    /** Opens the named context, or the current one. */
    Session open() {
        return open(contextName(context.context));
    }

    /** Opens the named context, or the container engine at the standard place. */
    Session openEngine() {
        return context.context == null ? sessions.open("docker") : open();
    }

    /** Opens the context of that name, whatever the command line names elsewhere. */
    Session open(String contextName) {
        if (context.trustPlugin) {
            trustPlugin(sessions.sourceOf(contextName), contextName);
        }
        return sessions.open(contextName);
    }

    private void trustPlugin(ClusterSource source, String name) {
        source.plugin(name).ifPresent(plugin -> {
            terminal.remark("cli.trusted", String.join(" ", plugin.commandLine()), plugin.path());
            source.trust(plugin);
        });
    }

    private String contextName(@Nullable String asked) {
        if (asked != null) {
            return asked;
        }
        return sessions.contexts().stream()
                .filter(Context::current)
                .map(Context::name)
                .findFirst()
                .orElseThrow(() -> new ProblemException(noContext()));
    }

    /** A file that cannot be read is the likelier reason than a choice that nobody made. */
    private Problem noContext() {
        return sessions.sources().stream()
                .flatMap(source -> source.listing().findings().stream())
                .filter(finding ->
                        finding.severity() == Finding.Severity.ERROR || finding.problem().code() == ProblemCode.KUBECONFIG_NONE)
                .findFirst()
                .map(Finding::problem)
                .orElse(Problem.of(ProblemCode.CONTEXT_NONE));
    }

    /** Returns the kind that a word names in that cluster; of several the one of the core or first discovered group, as kubectl does. */
    static Kind kind(Session session, String word) {
        List<Catalog.Offer> named = session.cluster().catalog(false).named(word);
        if (named.isEmpty()) {
            named = session.cluster().catalog(true).named(word);
        }
        return named.stream()
                .findFirst()
                .map(Catalog.Offer::kind)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.KIND_UNKNOWN, word)));
    }

    /** Returns the kinds that words with commas between them name; a category such as {@code all} names several. */
    static List<Kind> kinds(Session session, String words) {
        return Stream.of(words.split(","))
                .flatMap(word -> {
                    List<Kind> category = session.cluster().catalog(false).category(word);
                    return category.isEmpty() ? Stream.of(kind(session, word)) : category.stream();
                })
                .distinct()
                .toList();
    }

    /** Reads {@code KIND/NAME}. */
    static ResourceRef ref(Session session, String kindAndName, NamespaceOption namespace) {
        int slash = kindAndName.indexOf('/');
        Kind kind = kind(session, kindAndName.substring(0, slash));
        return new ResourceRef(kind, namespace.of(kind, session.context()), kindAndName.substring(slash + 1));
    }
}

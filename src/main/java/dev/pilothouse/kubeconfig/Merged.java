package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Finding.Severity;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All kubeconfig files as one, by the rules of client-go: of entries with the same name the first counts as a whole, and the
 * current context is that of the first file that sets one.
 *
 * @param contexts by name, in the order of the files
 * @param currentContext empty when no file sets one
 * @param shadowed entries that do not count because an earlier one has their name
 * @param findings about whole files
 */
record Merged(
        Map<String, Entry.Context> contexts,
        Map<String, Entry.Cluster> clusters,
        Map<String, Entry.User> users,
        String currentContext,
        List<Shadowed> shadowed,
        List<Finding> findings) {

    /** An entry that does not count, with the entry that counts instead. */
    record Shadowed(Section section, Entry entry, Entry first) {

        Finding finding() {
            boolean sameFile = entry.origin().file().equals(first.origin().file());
            return new Finding(
                    sameFile ? Severity.WARNING : Severity.NOTE,
                    Problem.of(
                            ProblemCode.KUBECONFIG_DUPLICATE,
                            entry.origin().file().toString(),
                            Integer.toString(entry.origin().line()),
                            section.key(),
                            entry.name(),
                            first.origin().file().toString()),
                    entry.origin().place());
        }
    }

    /** The lists of entries in a file. */
    enum Section {
        CLUSTERS("clusters"),
        USERS("users"),
        CONTEXTS("contexts");

        private final String key;

        Section(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** Merges files in the order of their precedence. */
    static Merged of(List<KubeconfigFile> files) {
        List<Shadowed> shadowed = new ArrayList<>();
        var clusters = firsts(Section.CLUSTERS, files.stream().flatMap(file -> file.clusters().stream()).toList(), shadowed);
        var users = firsts(Section.USERS, files.stream().flatMap(file -> file.users().stream()).toList(), shadowed);
        var contexts = firsts(Section.CONTEXTS, files.stream().flatMap(file -> file.contexts().stream()).toList(), shadowed);
        String current = files.stream()
                .map(KubeconfigFile::currentContext)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
        List<Finding> findings = files.stream().flatMap(file -> file.findings().stream()).toList();
        return new Merged(contexts, clusters, users, current, shadowed, findings);
    }

    /** Reads the files and merges them; a listed file that is not there is left out. */
    static Merged read(List<Path> paths) {
        List<KubeconfigFile> files = paths.stream().flatMap(path -> KubeconfigReader.read(path).stream()).toList();
        Merged merged = of(files);
        return files.isEmpty() ? merged.withNothingFound(paths) : merged;
    }

    /** @throws ProblemException with {@code CONTEXT_UNKNOWN} */
    Entry.Context context(String name) {
        return Optional.ofNullable(contexts.get(name))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.CONTEXT_UNKNOWN, name, String.join(", ", contexts.keySet()))));
    }

    private Merged withNothingFound(List<Path> paths) {
        String looked = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
        Finding none = new Finding(Severity.NOTE, Problem.of(ProblemCode.KUBECONFIG_NONE, looked), "");
        return new Merged(contexts, clusters, users, currentContext, shadowed, List.of(none));
    }

    private static <E extends Entry> Map<String, E> firsts(Section section, List<E> entries, List<Shadowed> shadowed) {
        Map<String, E> firsts = new LinkedHashMap<>();
        for (E entry : entries) {
            E first = firsts.putIfAbsent(entry.name(), entry);
            if (first != null) {
                shadowed.add(new Shadowed(section, entry, first));
            }
        }
        return firsts;
    }
}

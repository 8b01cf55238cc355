package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.AtomicFile;
import dev.pilothouse.text.YamlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Brings the entries of one kubeconfig into a file that holds others, and takes them away again. Everything else in the file stays as it was
 * written: comments, order, encoding. The file is replaced as a whole, under the lock that kubectl takes.
 *
 * <p>All throw {@link ProblemException} with {@code KUBECONFIG_LOCKED} or {@code KUBECONFIG_NOT_WRITTEN}, and nothing is changed then.
 */
public final class ContextImport {

    private static final String CURRENT = "current-context";
    private static final String NAME = "name";

    /** Lists of a kubeconfig, with the key of an entry's body. */
    private static final Map<String, String> BODIES = sections();

    private final Path file;

    /**
     * @param file made when it is not there, for its owner alone
     */
    public ContextImport(Path file) {
        this.file = file;
    }

    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("clusters", "cluster");
        sections.put("users", "user");
        sections.put("contexts", "context");
        return sections;
    }

    /**
     * Adds all entries of a kubeconfig; one of the same name is replaced where it stands.
     *
     * @param use whether its current context becomes the current one of the file, which is left alone otherwise
     */
    public void add(String kubeconfig, boolean use) {
        Tree added = tree(YamlText.of(kubeconfig));
        change(text -> {
            YamlText result = text.size() == 0 ? text.with(0, "v1", "apiVersion").with(0, "Config", "kind") : text;
            for (Map.Entry<String, String> section : BODIES.entrySet()) {
                for (Tree entry : added.trees(section.getKey())) {
                    result = put(result, section.getKey(), section.getValue(), entry);
                }
            }
            return use ? result.with(0, added.text(CURRENT), CURRENT) : result;
        });
    }

    private static YamlText put(YamlText text, String section, String body, Tree entry) {
        int index = index(text, section, entry.text(NAME));
        return index < 0
                ? text.with(0, entry.fields(), section, tree(text).list(section).size())
                : text.with(0, entry.tree(body).fields(), section, index, body);
    }

    private static int index(YamlText text, String section, String name) {
        List<?> entries = tree(text).list(section);
        for (int i = 0; i < entries.size(); i++) {
            if (new Tree(Map.of("it", entries.get(i))).text("it", NAME).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Tells whether the file has a context of that name which leads to that server. */
    public boolean has(String context, String server) {
        return Files.exists(file) && servers(Merged.read(List.of(file)), context).filter(server::equals).isPresent();
    }

    private static Optional<String> servers(Merged merged, String context) {
        return Optional.ofNullable(merged.contexts().get(context))
                .flatMap(entry -> Optional.ofNullable(merged.clusters().get(entry.cluster())))
                .map(Entry.Cluster::server);
    }

    /** Takes a context away, with its cluster and user where no other context uses them; where it was the current one, none is afterwards. */
    public void remove(String context) {
        Merged merged = Merged.read(List.of(file));
        Entry.Context gone = merged.contexts().get(context);
        if (gone == null) {
            return;
        }
        List<Entry.Context> others = merged.contexts().values().stream().filter(other -> !other.name().equals(context)).toList();
        change(text -> {
            YamlText result = without(text, "contexts", context);
            if (others.stream().noneMatch(other -> other.cluster().equals(gone.cluster()))) {
                result = without(result, "clusters", gone.cluster());
            }
            if (others.stream().noneMatch(other -> other.user().equals(gone.user()))) {
                result = without(result, "users", gone.user());
            }
            return tree(result).text(CURRENT).equals(context) ? result.without(0, CURRENT) : result;
        });
    }

    private static YamlText without(YamlText text, String section, String name) {
        int index = index(text, section, name);
        return index < 0 ? text : text.without(0, section, index);
    }

    private void change(UnaryOperator<YamlText> edit) {
        try {
            Files.createDirectories(Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file));
            Path real = Files.exists(file) ? file.toRealPath() : file;
            try (FileLock _ = FileLock.take(file)) {
                TextFile old = TextFile.read(real).orElse(new TextFile("", "", StandardCharsets.UTF_8));
                YamlText text = YamlText.of(old.text());
                if (text.size() > 1 || text.problem().isPresent()) {
                    throw new ProblemException(text.problem().map(problem -> problem(problem.detail())).orElseGet(() -> problem("several documents")));
                }
                String edited = edit.apply(text).text();
                if (!edited.equals(old.text())) {
                    AtomicFile.replace(real, old.encode(edited));
                }
            }
        } catch (IOException e) {
            throw new ProblemException(problem(TextFile.reason(e)), e);
        }
    }

    private static Tree tree(YamlText text) {
        return text.size() == 0 ? Tree.EMPTY : text.document(0).map(Document::tree).orElse(Tree.EMPTY);
    }

    private Problem problem(String detail) {
        return Problem.of(ProblemCode.KUBECONFIG_NOT_WRITTEN, file.toString()).withDetail(detail);
    }
}

package dev.pilothouse.cli;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints objects of a kind: as a table, as documents, or by name. */
@Command(name = "get", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.get.description}", mixinStandardHelpOptions = true)
final class GetCommand implements Callable<Integer> {

    /** As the server keeps them, where the slash between namespace and name sorts after hyphen and dot. */
    private static final Comparator<Row> SERVER_ORDER = Comparator.comparing(row -> row.namespace() + "/" + row.name());

    private final Work work;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Parameters(index = "0", paramLabel = "KIND", descriptionKey = "cli.get.kinds")
    private String kindWord = "";

    @Parameters(index = "1..*", paramLabel = "NAME", arity = "0..*", descriptionKey = "cli.param.names")
    private List<String> names = new ArrayList<>();

    @Option(names = {"-A", "--all-namespaces"}, descriptionKey = "cli.option.all-namespaces")
    private boolean allNamespaces;

    @Option(names = {"-l", "--selector"}, paramLabel = "SELECTOR", defaultValue = "", descriptionKey = "cli.option.selector")
    private String labelSelector = "";

    @Option(names = "--field-selector", paramLabel = "SELECTOR", defaultValue = "", descriptionKey = "cli.option.field-selector")
    private String fieldSelector = "";

    @Option(names = "--contexts", split = ",", paramLabel = "CONTEXT", descriptionKey = "cli.get.contexts")
    private List<String> contexts = new ArrayList<>();

    @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "30s", descriptionKey = "cli.get.timeout")
    private Duration time = Duration.ZERO;

    @Option(names = {"-o", "--output"}, defaultValue = "table", descriptionKey = "cli.option.output")
    private Output output = Output.table;

    @Spec
    private @Nullable CommandSpec spec;

    GetCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        if (!contexts.isEmpty()) {
            return across();
        }
        Session session = work.open();
        int slash = kindWord.indexOf('/');
        List<Kind> kinds = Work.kinds(session, slash < 0 ? kindWord : kindWord.substring(0, slash));
        if (slash >= 0) {
            names.addFirst(kindWord.substring(slash + 1));
        }
        switch (output) {
            case table, wide -> tables(session, kinds);
            case name -> kinds.forEach(kind -> rows(session, kind).forEach(row -> work.terminal().line(typedName(row.ref()))));
            case json, yaml -> documents(session, kinds);
        }
        return ExitCode.DONE;
    }

    private int across() {
        int slash = kindWord.indexOf('/');
        String word = slash < 0 ? kindWord : kindWord.substring(0, slash);
        if (word.contains(",") || (output != Output.table && output != Output.wide)) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.get.across.usage"));
        }
        if (slash >= 0) {
            names.addFirst(kindWord.substring(slash + 1));
        }
        return new GetAcross(work, word, contexts, time).print(this::rows, this::shown, allNamespaces);
    }

    private void tables(Session session, List<Kind> kinds) {
        boolean found = false;
        for (Kind kind : kinds) {
            List<Row> rows = rows(session, kind);
            if (!rows.isEmpty()) {
                if (found) {
                    work.terminal().line("");
                }
                table(session, kind, rows, kinds.size() > 1);
                found = true;
            }
        }
        if (!found) {
            nothingFound(session, kinds);
        }
    }

    /** Prints a table; among those of other kinds its names say their kind. */
    private void table(Session session, Kind kind, List<Row> rows, boolean typed) {
        List<Column> columns = session.cluster().columns(kind);
        boolean withNamespace = allNamespaces && kind.namespaced();
        TextTable table = new TextTable();
        List<String> heads = new ArrayList<>(withNamespace ? List.of("NAMESPACE") : List.of());
        columns.stream().filter(this::shown).forEach(column -> heads.add(column.title()));
        table.row(heads);
        Instant now = Instant.now();
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(withNamespace ? List.of(row.namespace()) : List.of());
            for (int i = 0; i < columns.size(); i++) {
                if (shown(columns.get(i))) {
                    boolean typedName = typed && columns.get(i).title().equals("NAME");
                    Cell cell = row.cells().get(i);
                    cells.add(typedName ? typedName(row.ref()) : Terminal.harmless(cell.print(now)).replace("\n", "\\n"));
                }
            }
            table.row(cells);
        }
        table.lines().forEach(work.terminal()::line);
    }

    private boolean shown(Column column) {
        return output == Output.wide ? !column.own() : !column.wide();
    }

    private void nothingFound(Session session, List<Kind> kinds) {
        if (allNamespaces || kinds.stream().noneMatch(Kind::namespaced)) {
            work.terminal().remark("cli.get.none");
        } else {
            work.terminal().remark("cli.get.none-in", namespace.or(session.context()));
        }
    }

    private List<Row> rows(Session session, Kind kind) {
        if (names.isEmpty()) {
            List<Row> rows = new ArrayList<>(session.cluster().rows(query(session, kind, fieldSelector)));
            rows.sort(SERVER_ORDER);
            return rows;
        }
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            List<Row> found = session.cluster().rows(query(session, kind, "metadata.name=" + name));
            if (found.isEmpty()) {
                throw new ProblemException(Problem.of(ProblemCode.NOT_FOUND, ref(session, kind, name).toString()));
            }
            rows.addAll(found);
        }
        return rows;
    }

    private void documents(Session session, List<Kind> kinds) {
        List<Document> documents = new ArrayList<>();
        for (Kind kind : kinds) {
            if (names.isEmpty()) {
                session.cluster().documents(query(session, kind, fieldSelector), documents::add);
            } else {
                names.forEach(name -> documents.add(session.cluster().get(ref(session, kind, name))));
            }
        }
        boolean single = names.size() == 1 && kinds.size() == 1;
        work.terminal().line(DocumentPrinter.print(documents, single, output == Output.json));
    }

    private Query query(Session session, Kind kind, String fields) {
        String inNamespace = allNamespaces ? "" : namespace.of(kind, session.context());
        return new Query(kind, inNamespace, labelSelector, fields);
    }

    private ResourceRef ref(Session session, Kind kind, String name) {
        return new ResourceRef(kind, namespace.of(kind, session.context()), name);
    }

    /** Returns {@code pod/web} or {@code deployment.apps/web}, as kubectl names objects. */
    static String typedName(ResourceRef ref) {
        String kind = ref.kind().name().toLowerCase(Locale.ROOT);
        return (ref.kind().group().isEmpty() ? kind : kind + "." + ref.kind().group()) + "/" + ref.name();
    }
}

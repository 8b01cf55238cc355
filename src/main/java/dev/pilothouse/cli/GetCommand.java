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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints objects of a kind: as a table, as documents, or by name. */
@Command(name = "get", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.get.description}", mixinStandardHelpOptions = true)
final class GetCommand implements Callable<Integer> {

    private final Work work;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Parameters(index = "0", paramLabel = "KIND", descriptionKey = "cli.param.kind")
    private String kindWord = "";

    @Parameters(index = "1..*", paramLabel = "NAME", arity = "0..*", descriptionKey = "cli.param.names")
    private List<String> names = new ArrayList<>();

    @Option(names = {"-A", "--all-namespaces"}, descriptionKey = "cli.option.all-namespaces")
    private boolean allNamespaces;

    @Option(names = {"-l", "--selector"}, paramLabel = "SELECTOR", defaultValue = "", descriptionKey = "cli.option.selector")
    private String labelSelector = "";

    @Option(names = "--field-selector", paramLabel = "SELECTOR", defaultValue = "", descriptionKey = "cli.option.field-selector")
    private String fieldSelector = "";

    @Option(names = {"-o", "--output"}, defaultValue = "table", descriptionKey = "cli.option.output")
    private Output output = Output.table;

    GetCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        Session session = work.open();
        int slash = kindWord.indexOf('/');
        Kind kind = Work.kind(session, slash < 0 ? kindWord : kindWord.substring(0, slash));
        if (slash >= 0) {
            names.addFirst(kindWord.substring(slash + 1));
        }
        switch (output) {
            case table, wide -> table(session, kind);
            case name -> rows(session, kind).forEach(row -> work.terminal().line(typedName(row.ref())));
            case json, yaml -> documents(session, kind);
        }
        return ExitCode.DONE;
    }

    private void table(Session session, Kind kind) {
        List<Row> rows = rows(session, kind);
        if (rows.isEmpty()) {
            nothingFound(session, kind);
            return;
        }
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
                    Cell cell = row.cells().get(i);
                    cells.add(Terminal.harmless(cell.print(now)).replace("\n", "\\n"));
                }
            }
            table.row(cells);
        }
        table.lines().forEach(work.terminal()::line);
    }

    private boolean shown(Column column) {
        return output == Output.wide || !column.wide();
    }

    private void nothingFound(Session session, Kind kind) {
        if (allNamespaces || !kind.namespaced()) {
            work.terminal().remark("cli.get.none");
        } else {
            work.terminal().remark("cli.get.none-in", namespace.of(kind, session.context()));
        }
    }

    private List<Row> rows(Session session, Kind kind) {
        if (names.isEmpty()) {
            List<Row> rows = new ArrayList<>(session.cluster().rows(query(session, kind, fieldSelector)));
            rows.sort(Comparator.comparing(Row::namespace).thenComparing(Row::name));
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

    private void documents(Session session, Kind kind) {
        List<Document> documents = new ArrayList<>();
        if (names.isEmpty()) {
            session.cluster().documents(query(session, kind, fieldSelector), documents::add);
        } else {
            names.forEach(name -> documents.add(session.cluster().get(ref(session, kind, name))));
        }
        boolean single = names.size() == 1;
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

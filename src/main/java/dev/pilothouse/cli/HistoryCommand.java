package dev.pilothouse.cli;

import dev.pilothouse.change.Journal;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.change.ReceiptExport;
import dev.pilothouse.change.ReceiptFilter;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Difference;
import dev.pilothouse.text.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists, shows and exports what was changed from this computer, newest first. */
@Command(name = "history", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.history.description}", mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Journal journal;
    private final Terminal terminal;

    private final ContextOption context;

    @Option(names = {"-o", "--output"}, defaultValue = "table", descriptionKey = "cli.history.output")
    private Form output = Form.table;

    @Option(names = "--object", paramLabel = "NAME", defaultValue = "", descriptionKey = "cli.history.object")
    private String object = "";

    @Option(names = "--kind", paramLabel = "KIND", defaultValue = "", descriptionKey = "cli.history.kind")
    private String kind = "";

    @Option(names = {"-n", "--namespace"}, paramLabel = "NAME", defaultValue = "", descriptionKey = "cli.history.namespace")
    private String namespace = "";

    @Option(names = "--day", paramLabel = "YYYY-MM-DD", descriptionKey = "cli.history.day")
    private @Nullable LocalDate day;

    @Option(names = "--since", paramLabel = "YYYY-MM-DD", descriptionKey = "cli.history.since")
    private @Nullable LocalDate since;

    @Option(names = "--result", descriptionKey = "cli.history.result")
    private Receipt.@Nullable Result result;

    @Parameters(arity = "0..*", paramLabel = "WORD", descriptionKey = "cli.history.words")
    private List<String> words = List.of();

    /** The forms in which the history is printed. */
    private enum Form {
        table,
        json
    }

    HistoryCommand(Journal journal, Terminal terminal, ContextOption context) {
        this.context = context;
        this.journal = journal;
        this.terminal = terminal;
    }

    /** Returns the command with those below it. */
    CommandLine commandLine() {
        return new CommandLine(this).addSubcommand(new Show()).addSubcommand(new Export());
    }

    @Override
    public Integer call() {
        List<Receipt> receipts = journal.receipts().stream().filter(filter()::matches).toList();
        switch (output) {
            case json -> terminal.line(Json.pretty(new Tree(Map.of("items", receipts.stream().map(this::fields).toList()))));
            case table -> table(receipts);
        }
        return ExitCode.DONE;
    }

    private ReceiptFilter filter() {
        Optional<LocalDate> first = Optional.ofNullable(day).or(() -> Optional.ofNullable(since));
        return new ReceiptFilter(
                String.join(" ", words),
                object,
                kind,
                namespace,
                Optional.ofNullable(context.context).orElse(""),
                first.map(HistoryCommand::start),
                Optional.ofNullable(day).map(date -> start(date.plusDays(1))),
                Optional.ofNullable(result));
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }

    private void table(List<Receipt> receipts) {
        if (receipts.isEmpty()) {
            terminal.remark(filter().equals(ReceiptFilter.ALL) ? "cli.history.none" : "cli.history.none-such");
            return;
        }
        TextTable table = new TextTable();
        table.row(List.of("ID", "TIME", "CONTEXT", "RESULT", "BY", "CHANGE", "OBJECTS"));
        receipts.forEach(receipt -> table.row(List.of(
                receipt.id(), time(receipt), receipt.context(), result(receipt), receipt.by().person(), summary(receipt), objects(receipt))));
        table.lines().forEach(terminal::line);
    }

    private static String time(Receipt receipt) {
        return TIME.format(receipt.at().atZone(ZoneId.systemDefault()));
    }

    private String result(Receipt receipt) {
        return terminal.words().say("change.result." + receipt.result().name().toLowerCase(Locale.ROOT));
    }

    private String summary(Receipt receipt) {
        return terminal.words().say("change.summary." + receipt.summary().verb(), receipt.summary().args().toArray());
    }

    private static String objects(Receipt receipt) {
        return receipt.refs().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private Map<String, Object> fields(Receipt receipt) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", receipt.id());
        fields.put("time", receipt.at().toString());
        fields.put("context", receipt.context());
        fields.put("by", Map.of("person", receipt.by().person(), "clusterUser", receipt.by().clusterUser()));
        fields.put("result", receipt.result().name().toLowerCase(Locale.ROOT));
        fields.put("verb", receipt.summary().verb());
        fields.put("summary", summary(receipt));
        fields.put("objects", receipt.entries().stream().map(entry -> object(entry, effect(entry))).toList());
        fields.put("notChanged", receipt.open().stream().map(entry -> object(entry, effect(entry))).toList());
        return fields;
    }

    private static String effect(Receipt.Entry entry) {
        return entry.before().isEmpty() ? "created" : entry.after().isEmpty() ? "deleted" : "changed";
    }

    private static Map<String, Object> object(Receipt.Entry entry, String effect) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiVersion", entry.ref().kind().apiVersion());
        fields.put("kind", entry.ref().kind().name());
        fields.put("namespace", entry.ref().namespace());
        fields.put("name", entry.ref().name());
        fields.put("effect", effect);
        return fields;
    }

    private Receipt find(String id) {
        return journal.find(id).orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.CHANGE_UNKNOWN, id)));
    }

    /** Prints one change: who, where, when, how it ended, and what it did line by line. */
    @Command(name = "show", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.history.show.description}", mixinStandardHelpOptions = true)
    final class Show implements Callable<Integer> {

        @Parameters(paramLabel = "ID", descriptionKey = "cli.undo.id")
        private String id = "";

        @Override
        public Integer call() {
            Receipt receipt = find(id);
            String by = receipt.by().person() + (receipt.by().clusterUser().isEmpty() ? "" : " (" + receipt.by().clusterUser() + ")");
            terminal.line(summary(receipt));
            terminal.line(terminal.words().say("cli.history.show.head", receipt.id(), time(receipt), receipt.context(), by, result(receipt)));
            receipt.entries().forEach(entry -> {
                terminal.line("");
                terminal.line(GetCommand.typedName(entry.ref()) + " " + effect(entry));
                UnifiedLines.print(terminal, "before", "after", Difference.between(text(entry.before()), text(entry.after())));
            });
            receipt.open().forEach(entry -> terminal.line(terminal.words().say("cli.history.show.open", GetCommand.typedName(entry.ref()))));
            receipt.trouble().ifPresent(terminal::problem);
            return ExitCode.DONE;
        }

        private static String text(Optional<Document> document) {
            return document.map(DocumentPrinter::comparable).map(text -> text + "\n").orElse("");
        }
    }

    /** Prints one change in a form that other tools read. */
    @Command(name = "export", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.history.export.description}", mixinStandardHelpOptions = true)
    final class Export implements Callable<Integer> {

        @Parameters(paramLabel = "ID", descriptionKey = "cli.undo.id")
        private String id = "";

        @Option(names = {"-o", "--output"}, defaultValue = "yaml", descriptionKey = "cli.history.export.output")
        private ExportForm form = ExportForm.yaml;

        @Override
        public Integer call() {
            Receipt receipt = find(id);
            terminal.line(
                    switch (form) {
                        case yaml -> ReceiptExport.yaml(receipt).stripTrailing();
                        case patch -> ReceiptExport.patch(receipt).stripTrailing();
                        case kubectl -> ReceiptExport.kubectl(receipt).stripTrailing();
                    });
            return ExitCode.DONE;
        }
    }

    /** The forms in which a change is exported. */
    private enum ExportForm {
        yaml,
        patch,
        kubectl
    }
}

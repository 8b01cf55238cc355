package dev.pilothouse.cli;

import dev.pilothouse.change.Journal;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what was changed from this computer, newest first. */
@Command(name = "history", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.history.description}", mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Journal journal;
    private final Terminal terminal;

    private final ContextOption context;

    @Option(names = {"-o", "--output"}, defaultValue = "table", descriptionKey = "cli.history.output")
    private Form output = Form.table;

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

    @Override
    public Integer call() {
        List<Receipt> receipts = journal.receipts().stream().filter(this::wanted).toList();
        switch (output) {
            case json -> terminal.line(Json.pretty(new Tree(Map.of("items", receipts.stream().map(this::fields).toList()))));
            case table -> table(receipts);
        }
        return ExitCode.DONE;
    }

    private boolean wanted(Receipt receipt) {
        @Nullable String only = context.context;
        return only == null || only.equals(receipt.context());
    }

    private void table(List<Receipt> receipts) {
        if (receipts.isEmpty()) {
            terminal.remark("cli.history.none");
            return;
        }
        TextTable table = new TextTable();
        table.row(List.of("ID", "TIME", "CONTEXT", "CHANGE", "OBJECTS"));
        receipts.forEach(receipt -> table.row(List.of(
                receipt.id(), TIME.format(receipt.at().atZone(ZoneId.systemDefault())), receipt.context(), summary(receipt), objects(receipt))));
        table.lines().forEach(terminal::line);
    }

    private String summary(Receipt receipt) {
        return terminal.words().say("change.summary." + receipt.summary().verb(), receipt.summary().args().toArray());
    }

    private static String objects(Receipt receipt) {
        return receipt.entries().stream().map(entry -> entry.ref().toString()).collect(Collectors.joining(", "));
    }

    private Map<String, Object> fields(Receipt receipt) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", receipt.id());
        fields.put("time", receipt.at().toString());
        fields.put("context", receipt.context());
        fields.put("verb", receipt.summary().verb());
        fields.put("summary", summary(receipt));
        fields.put("objects", receipt.entries().stream().map(HistoryCommand::object).toList());
        return fields;
    }

    private static Map<String, Object> object(Receipt.Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiVersion", entry.ref().kind().apiVersion());
        fields.put("kind", entry.ref().kind().name());
        fields.put("namespace", entry.ref().namespace());
        fields.put("name", entry.ref().name());
        fields.put("effect", entry.before().isEmpty() ? "created" : entry.after().isEmpty() ? "deleted" : "changed");
        return fields;
    }
}

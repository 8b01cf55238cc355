package dev.pilothouse.cli;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.HumanDuration;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.SecretMask;
import dev.pilothouse.text.Yaml;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints one object for reading: facts first, then its conditions and fields, then its events. */
final class Description {

    private static final int WIDTH = 18;

    private final Terminal terminal;
    private final Instant now = Instant.now();

    Description(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(ResourceRef ref, Document document, List<Document> events) {
        Tree tree = document.tree();
        fact("Name:", ref.name());
        if (!ref.namespace().isEmpty()) {
            fact("Namespace:", ref.namespace());
        }
        fact("Kind:", ref.kind().name() + " (" + ref.kind().apiVersion() + ")");
        fact("Created:", tree.text("metadata", "creationTimestamp") + "  (" + ago(tree.text("metadata", "creationTimestamp")) + ")");
        facts("Labels:", tree.texts("metadata", "labels"));
        facts("Annotations:", annotations(tree));
        tree.trees("metadata", "ownerReferences")
                .forEach(owner -> fact("Controlled by:", owner.text("kind") + "/" + owner.text("name")));
        conditions(tree);
        fields(document);
        events(events);
    }

    private void fact(String label, String value) {
        terminal.line(padded(label) + value);
    }

    private void facts(String label, Map<String, String> facts) {
        if (facts.isEmpty()) {
            fact(label, "<none>");
        }
        String head = label;
        for (Map.Entry<String, String> entry : facts.entrySet()) {
            terminal.line(padded(head) + entry.getKey() + "=" + entry.getValue());
            head = "";
        }
    }

    private static String padded(String label) {
        return label + " ".repeat(Math.max(1, WIDTH - label.length()));
    }

    /** The copy of the whole object that client-side apply keeps is left out: it says everything twice. */
    private static Map<String, String> annotations(Tree tree) {
        Map<String, String> annotations = tree.texts("metadata", "annotations");
        annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
        return annotations;
    }

    private void conditions(Tree tree) {
        List<Tree> conditions = tree.trees("status", "conditions");
        if (conditions.isEmpty()) {
            return;
        }
        terminal.line("Conditions:");
        TextTable table = new TextTable();
        table.row(List.of("  TYPE", "STATUS", "SINCE", "REASON", "MESSAGE"));
        conditions.forEach(condition -> table.row(List.of(
                "  " + condition.text("type"),
                condition.text("status"),
                ago(condition.text("lastTransitionTime")),
                condition.text("reason"),
                condition.text("message"))));
        table.lines().forEach(terminal::line);
    }

    private void fields(Document document) {
        Map<String, Object> rest = new LinkedHashMap<>(new SecretMask().shown(document).fields());
        List.of("apiVersion", "kind", "metadata", "status").forEach(rest::remove);
        Map<String, Object> status = new LinkedHashMap<>(document.tree().tree("status").fields());
        status.remove("conditions");
        if (!status.isEmpty()) {
            rest.put("status", status);
        }
        Yaml.write(new Tree(rest)).lines().forEach(terminal::line);
    }

    private void events(List<Document> events) {
        if (events.isEmpty()) {
            fact("Events:", "<none>");
            return;
        }
        terminal.line("Events:");
        TextTable table = new TextTable();
        table.row(List.of("  TYPE", "REASON", "AGE", "FROM", "MESSAGE"));
        events.forEach(event -> table.row(List.of(
                "  " + event.tree().text("type"),
                event.tree().text("reason"),
                ago(lastSeen(event.tree())) + times(event.tree()),
                event.tree().text("source", "component"),
                event.tree().text("message").strip())));
        table.lines().forEach(terminal::line);
    }

    private static String lastSeen(Tree event) {
        return List.of(event.text("lastTimestamp"), event.text("eventTime"), event.text("metadata", "creationTimestamp")).stream()
                .filter(time -> !time.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String times(Tree event) {
        long count = event.number(1, "count");
        return count > 1 ? " (x" + count + ")" : "";
    }

    private String ago(String time) {
        try {
            return time.isEmpty() ? "<unknown>" : HumanDuration.format(now.getEpochSecond() - Instant.parse(time).getEpochSecond());
        } catch (DateTimeParseException e) {
            return "<unknown>";
        }
    }
}

package dev.pilothouse.cli;

import dev.pilothouse.local.Preflight;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings before a cluster is made as lines for people, the same as in the window, and as JSON for programs. */
record PreflightText(Words words) {

    List<String> lines(Preflight preflight) {
        List<String> lines = new ArrayList<>();
        for (Preflight.Line line : preflight.lines()) {
            lines.add(mark(line.level()) + " " + joined(line.findings().stream().map(this::title).toList()));
            String cause = line.findings().stream().map(this::cause).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
            if (!cause.isEmpty()) {
                lines.add("  " + cause);
            }
            line.findings().forEach(finding -> finding.mends().forEach(mend -> lines.add("  → " + way(finding, mend))));
        }
        return lines;
    }

    private static String mark(PreflightFinding.Level level) {
        return switch (level) {
            case GOOD -> "✓";
            case NOTE -> "·";
            case WARNING -> "!";
            case ERROR -> "✗";
        };
    }

    private String joined(List<String> titles) {
        return String.join(words.say("preflight.and"), titles);
    }

    private String title(PreflightFinding finding) {
        return words.say(finding.key() + ".title", finding.args().toArray());
    }

    private String cause(PreflightFinding finding) {
        return words.say(finding.key() + ".cause", finding.args().toArray());
    }

    /** A button of the window is an option or an edit here, so the option or the field is named. */
    private String way(PreflightFinding finding, Mend mend) {
        return switch (mend) {
            case Mend.Change change when change.label().equals("use-image") ->
                label(change) + " (--image " + change.blueprint().nodes().getFirst().image() + ")";
            case Mend.Change change when change.label().equals("use-name") -> label(change) + " (--name " + change.blueprint().name() + ")";
            case Mend.Change change when finding.field().isEmpty() -> label(change);
            case Mend.Change change -> label(change) + " (" + field(finding.field()) + ")";
            case Mend.Command command -> command.commandLine();
            case Mend.Read read -> read.page().toString();
        };
    }

    private String label(Mend.Change change) {
        return words.say("preflight.mend." + change.label(), change.args().toArray());
    }

    private static String field(List<Object> path) {
        StringBuilder field = new StringBuilder();
        for (Object step : path) {
            field.append(step instanceof Integer ? "[" + step + "]" : (field.isEmpty() ? "" : ".") + step);
        }
        return field.toString();
    }

    String json(Preflight preflight) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("blocked", preflight.blocked());
        report.put("findings", preflight.findings().stream().map(this::fields).toList());
        return Json.pretty(new Tree(report)).stripTrailing();
    }

    private Map<String, Object> fields(PreflightFinding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("check", word(finding.check()));
        fields.put("level", word(finding.level()));
        fields.put("variant", finding.variant());
        fields.put("args", finding.args());
        fields.put("title", title(finding));
        fields.put("cause", cause(finding));
        if (!finding.field().isEmpty()) {
            fields.put("field", field(finding.field()));
        }
        if (!finding.mends().isEmpty()) {
            fields.put("mends", finding.mends().stream().map(this::fields).toList());
        }
        return fields;
    }

    private Map<String, Object> fields(Mend mend) {
        return switch (mend) {
            case Mend.Change change -> Map.of("change", label(change), "blueprint", change.blueprint().text().text());
            case Mend.Command command -> Map.of("command", command.commandLine());
            case Mend.Read read -> Map.of("read", read.page().toString());
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

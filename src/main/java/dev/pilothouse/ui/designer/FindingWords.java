package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Preflight;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.model.Health;
import dev.pilothouse.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Findings of the checks, in words. */
record FindingWords(Words words) {

    String title(PreflightFinding finding) {
        return say(finding, ".title");
    }

    String cause(PreflightFinding finding) {
        return say(finding, ".cause");
    }

    private String say(PreflightFinding finding, String aspect) {
        return words.say(finding.key() + aspect, finding.args().toArray());
    }

    /** Returns what a line says; several that went well say it together. */
    String title(Preflight.Line line) {
        return join(line.findings().stream().map(this::title).toList());
    }

    String cause(Preflight.Line line) {
        return join(line.findings().stream().map(this::cause).filter(cause -> !cause.isEmpty()).toList());
    }

    private String join(List<String> parts) {
        return parts.stream().skip(1).reduce(parts.isEmpty() ? "" : parts.getFirst(), (all, next) -> words.say("designer.join", all, next));
    }

    String label(Mend.Change change) {
        return words.say("preflight.mend." + change.label(), change.args().toArray());
    }

    /** Returns what is to be settled, in a few words each. */
    String names(List<PreflightFinding> findings) {
        return join(findings.stream().map(this::name).distinct().toList());
    }

    private String name(PreflightFinding finding) {
        String field = finding.field().stream().filter(String.class::isInstance).map(String.class::cast).reduce("", (_, last) -> last);
        boolean port = finding.check() == Check.PORTS || field.endsWith("Port");
        if (port && !finding.args().isEmpty() && finding.args().getFirst().matches("\\d+")) {
            return words.say("designer.check.port", finding.args().getFirst());
        }
        return finding.check() == Check.BLUEPRINT && !field.isEmpty()
                ? field
                : words.say("designer.check." + finding.check().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static Health.State state(Level level) {
        return switch (level) {
            case GOOD -> Health.State.OK;
            case NOTE -> Health.State.WAITING;
            case WARNING -> Health.State.WARN;
            case ERROR -> Health.State.BAD;
        };
    }

    /** Tells two answers of the checks apart by what a person sees of them. */
    static String seen(List<PreflightFinding> findings) {
        return findings.stream()
                .map(finding -> finding.level() + " " + finding.key() + finding.args() + finding.mends().stream().map(FindingWords::seen).toList())
                .collect(Collectors.joining("\n"));
    }

    private static String seen(Mend mend) {
        return switch (mend) {
            case Mend.Change change -> change.label() + change.args();
            case Mend.Command command -> command.commandLine();
            case Mend.Read read -> read.page().toString();
        };
    }
}

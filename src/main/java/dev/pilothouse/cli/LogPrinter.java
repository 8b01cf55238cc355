package dev.pilothouse.cli;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.log.Ansi;
import dev.pilothouse.log.LineFields;
import dev.pilothouse.log.Mark;
import dev.pilothouse.log.Scribe;
import dev.pilothouse.log.Source;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints the lines of logs; what happened to their containers, and what is wrong with them, goes beside the result. */
final class LogPrinter implements Scribe {

    private final Terminal terminal;
    private final Lines lines;
    private final Look look;
    private final List<Source> sources = new ArrayList<>();
    private final StringBuilder pieces = new StringBuilder();
    private boolean troubled;

    /** Where finished lines go. */
    interface Lines {
        void print(String line) throws IOException;

        void settled() throws IOException;
    }

    /**
     * How lines are printed.
     *
     * @param prefix each begins with its pod and container; empty for where there are several
     * @param fields of lines in JSON or logfmt only these, with tabs between
     */
    record Look(Optional<Boolean> prefix, boolean timestamps, List<String> fields) {}

    LogPrinter(Terminal terminal, Lines lines, Look look) {
        this.terminal = terminal;
        this.lines = lines;
        this.look = look;
    }

    /** Tells whether a log could not be read. */
    boolean troubled() {
        return troubled;
    }

    @Override
    public int source(ResourceRef pod, String container) {
        Source wanted = new Source(sources.size(), pod, container);
        for (Source source : sources) {
            if (source.pod().equals(pod) && source.container().equals(container)) {
                return source.number();
            }
        }
        sources.add(wanted);
        return wanted.number();
    }

    @Override
    public void line(int source, LogLine line) {
        String text = line.continues() || look.fields().isEmpty() ? line.text() : columns(line.text());
        String head = pieces.isEmpty() ? head(source, line.time()) : "";
        if (pieces.isEmpty() && !line.continues()) {
            print(head.isEmpty() ? text : head + text);
            return;
        }
        pieces.append(head).append(text);
        if (!line.continues()) {
            print(pieces.toString());
            pieces.setLength(0);
        }
    }

    private String head(int source, Instant time) {
        boolean prefixed = look.prefix().orElse(sources.size() > 1);
        return (prefixed ? "[" + name(source) + "] " : "") + (look.timestamps() ? time + " " : "");
    }

    private String name(int source) {
        return "pod/" + sources.get(source).pod().name() + "/" + sources.get(source).container();
    }

    private String columns(String text) {
        return LineFields.of(Ansi.visible(text))
                .map(fields -> look.fields().stream().map(name -> value(fields, name)).collect(Collectors.joining("\t")))
                .orElse(text);
    }

    /** The roles go by the names of their commonest fields. */
    private static String value(LineFields fields, String name) {
        String value = fields.value(name);
        return !value.isEmpty() ? value : switch (name) {
            case "message", "msg" -> fields.value(LineFields.Role.MESSAGE);
            case "level" -> fields.value(LineFields.Role.LEVEL);
            case "time" -> fields.value(LineFields.Role.TIME);
            default -> "";
        };
    }

    private void print(String line) {
        try {
            lines.print(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void mark(int source, Instant time, Mark mark) {
        terminal.remark("cli.logs.mark", name(source), terminal.words().say(mark.key(), mark.args().toArray()));
    }

    @Override
    public void unreadable(int source, Instant time, Problem problem) {
        troubled = true;
        terminal.problem(problem);
    }

    @Override
    public void settled() {
        try {
            lines.settled();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

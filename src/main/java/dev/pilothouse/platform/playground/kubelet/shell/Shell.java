package dev.pilothouse.platform.playground.kubelet.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** One shell in a container: runs scripts with variables, loops, pipes and redirections. On one thread. */
public final class Shell {

    /** Where a command reads and writes. */
    record Io(InputStream in, OutputStream out, OutputStream error) {}

    private final Host host;
    private final Expansion expansion = new Expansion(this);
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final TreeSet<String> exported = new TreeSet<>();
    private final Map<String, Node> functions = new HashMap<>();
    private final Signals signals = new Signals();
    private final Deque<Node> background = new ArrayDeque<>();
    private List<String> arguments = List.of();
    private String directory = "/";
    private int lastCode;

    public Shell(Host host, Map<String, String> environment, String directory) {
        this.host = host;
        this.directory = directory.isEmpty() ? "/" : directory;
        variables.putAll(environment);
        exported.addAll(environment.keySet());
    }

    /** Tells whether a container with a shell has a command of that name. */
    public static boolean knows(String name) {
        return Commands.isKnown(name.replaceFirst("^/(usr/)?(local/)?s?bin/", ""));
    }

    /** Runs a script and returns its exit code. */
    public int run(String script, InputStream in, OutputStream out, OutputStream error) {
        Io io = new Io(in, out, error);
        try {
            int code = exec(Parser.parse(script), io);
            forgetBackground(io);
            return code;
        } catch (ShellError e) {
            complain(io, "sh: " + e.getMessage());
            return 2;
        } catch (Exit exit) {
            return exit.code();
        } catch (Jump jump) {
            return lastCode;
        } finally {
            signals.atExit().ifPresent(last -> run(last, in, out, error));
        }
    }

    /** Runs one command whose words are given; a script after {@code sh -c} in this very shell. */
    public int run(List<String> words, InputStream in, OutputStream out, OutputStream error) {
        if (words.size() >= 3 && words.getFirst().matches("(/bin/)?(sh|ash|bash)") && words.get(1).matches("-[a-z]*c")) {
            setArguments(words.subList(Math.min(words.size(), 4), words.size()));
            return run(words.get(2), in, out, error);
        }
        Io io = new Io(in, out, error);
        try {
            return command(words, io);
        } catch (ShellError e) {
            complain(io, "sh: " + e.getMessage());
            return 2;
        } catch (Exit exit) {
            return exit.code();
        }
    }

    /** Runs one line of an interactive shell; empty once the shell is left. */
    Optional<Integer> line(String script, Io io) {
        try {
            lastCode = exec(Parser.parse(script), io);
            forgetBackground(io);
            return Optional.of(lastCode);
        } catch (ShellError e) {
            complain(io, "sh: " + e.getMessage());
            lastCode = 2;
            return Optional.of(2);
        } catch (Jump jump) {
            return Optional.of(lastCode);
        } catch (Exit exit) {
            lastCode = exit.code();
            return Optional.empty();
        }
    }

    void setLastCode(int code) {
        lastCode = code;
    }

    int lastCode() {
        return lastCode;
    }

    /** Tells whether the script heeds the signal. */
    public boolean traps(String signal) {
        return signals.traps(signal);
    }

    /** Lets the script's trap for SIGTERM run as soon as what it does is done; tells whether it waits and can go on at once. */
    public boolean terminate() {
        return signals.terminate();
    }

    private int exec(Node node, Io io) {
        signals.pending().ifPresent(handler -> exec(Parser.parse(handler), io));
        lastCode = switch (node) {
            case Node.Sequence(List<Node> parts) -> {
                int code = 0;
                for (Node part : parts) {
                    code = exec(part, io);
                }
                yield code;
            }
            case Node.Chain(Node first, boolean afterSuccess, Node second) -> {
                int code = exec(first, io);
                yield (code == 0) == afterSuccess ? exec(second, io) : code;
            }
            case Node.Background(Node body) -> {
                background.add(body);
                yield 0;
            }
            case Node.Pipeline pipeline -> pipe(pipeline, io);
            case Node.Loop loop -> loop(loop, io);
            case Node.ForEach each -> forEach(each, io);
            case Node.Choice(Node condition, Node then, Node otherwise) -> exec(condition, io) == 0 ? exec(then, io) : exec(otherwise, io);
            case Node.Case choice -> cases(choice, io);
            case Node.Group(Node body, List<Node.Redirection> redirections, boolean apart) ->
                redirected(redirections, io, inner -> apart ? apart(body, inner) : exec(body, inner));
            case Node.Definition(String name, Node body) -> {
                functions.put(name, body);
                yield 0;
            }
            case Node.Command command -> redirected(command.redirections(), io, inner -> command(command, inner));
        };
        return lastCode;
    }

    /** Does it as another shell would, which keeps its changes for itself. */
    private int apart(Node body, Io io) {
        String before = directory;
        Map<String, String> kept = new LinkedHashMap<>(variables);
        try {
            return exec(body, io);
        } catch (Exit exit) {
            return exit.code();
        } finally {
            directory = before;
            variables.clear();
            variables.putAll(kept);
        }
    }

    private int pipe(Node.Pipeline pipeline, Io io) {
        InputStream in = io.in();
        int code = 0;
        for (int i = 0; i < pipeline.parts().size(); i++) {
            boolean last = i == pipeline.parts().size() - 1;
            ByteArrayOutputStream between = new ByteArrayOutputStream();
            code = exec(pipeline.parts().get(i), new Io(in, last ? io.out() : between, io.error()));
            in = new ByteArrayInputStream(between.toByteArray());
        }
        return pipeline.negated() ? (code == 0 ? 1 : 0) : code;
    }

    private int loop(Node.Loop loop, Io io) {
        int code = 0;
        while ((exec(loop.condition(), io) == 0) != loop.until()) {
            host.sleep(java.time.Duration.ofMillis(1));
            try {
                code = exec(loop.body(), io);
            } catch (Jump jump) {
                if (jump.kind().equals("break")) {
                    return 0;
                }
                rethrowUnless(jump, "continue");
            }
        }
        return code;
    }

    private int forEach(Node.ForEach each, Io io) {
        int code = 0;
        for (String value : expansion.words(each.values())) {
            set(each.variable(), value);
            try {
                code = exec(each.body(), io);
            } catch (Jump jump) {
                if (jump.kind().equals("break")) {
                    return 0;
                }
                rethrowUnless(jump, "continue");
            }
        }
        return code;
    }

    private static void rethrowUnless(Jump jump, String kind) {
        if (!jump.kind().equals(kind)) {
            throw jump;
        }
    }

    private int cases(Node.Case choice, Io io) {
        String value = expansion.one(choice.value());
        for (Node.Branch branch : choice.branches()) {
            for (Node.Word pattern : branch.patterns()) {
                if (Expansion.glob(expansion.one(pattern)).matcher(value).matches()) {
                    return exec(branch.body(), io);
                }
            }
        }
        return 0;
    }

    private int command(Node.Command command, Io io) {
        List<String> words = expansion.words(command.words());
        Map<String, String> given = new LinkedHashMap<>();
        for (Node.Word assignment : command.assignments()) {
            String text = expansion.one(assignment);
            given.put(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1));
        }
        if (words.isEmpty()) {
            given.forEach(this::set);
            return 0;
        }
        Map<String, String> before = new HashMap<>();
        given.forEach((name, value) -> {
            before.put(name, variable(name));
            export(name, value);
        });
        try {
            return command(words, io);
        } finally {
            before.forEach(this::set);
        }
    }

    private int command(List<String> words, Io io) {
        String name = words.getFirst();
        Node function = functions.get(name);
        if (function != null) {
            List<String> outer = arguments;
            arguments = words.subList(1, words.size());
            try {
                return exec(function, io);
            } catch (Jump jump) {
                rethrowUnless(jump, "return");
                return lastCode;
            } finally {
                arguments = outer;
            }
        }
        try {
            Optional<Integer> code = Builtins.run(this, words, io);
            if (code.isEmpty()) {
                code = Commands.run(this, words, io);
            }
            if (code.isEmpty()) {
                code = host.external(words);
            }
            if (code.isEmpty()) {
                complain(io, "sh: " + name + ": not found");
                return 127;
            }
            return code.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int redirected(List<Node.Redirection> redirections, Io io, Redirections.Step step) {
        return redirections.isEmpty() ? step.with(io) : new Redirections(host.files(), directory, expansion).run(redirections, io, step);
    }

    /** Returns what a script writes, without the line breaks at the end. */
    String output(String script) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String before = directory;
        lastCode = exec(Parser.parse(script), new Io(InputStream.nullInputStream(), out, out));
        directory = before;
        return out.toString(StandardCharsets.UTF_8).replaceAll("\n+$", "");
    }

    Host host() {
        return host;
    }

    String directory() {
        return directory;
    }

    void enter(String path) {
        directory = path;
    }

    List<String> arguments() {
        return arguments;
    }

    public void setArguments(List<String> words) {
        arguments = List.copyOf(words);
    }

    String variable(String name) {
        return switch (name) {
            case "?" -> Integer.toString(lastCode);
            case "#" -> Integer.toString(arguments.size());
            case "@", "*" -> String.join(" ", arguments);
            case "$" -> "1";
            case "!" -> "7";
            case "0" -> "sh";
            default -> name.length() == 1 && Character.isDigit(name.charAt(0))
                    ? arguments.size() >= name.charAt(0) - '0' ? arguments.get(name.charAt(0) - '1') : ""
                    : variables.getOrDefault(name, "");
        };
    }

    void set(String name, String value) {
        variables.put(name, value);
    }

    void export(String name, String value) {
        variables.put(name, value);
        exported.add(name);
    }

    void unset(String name) {
        variables.remove(name);
        exported.remove(name);
    }

    /** Returns what commands see of the variables. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(variables);
        environment.keySet().retainAll(exported);
        return environment;
    }

    void trap(String handler, String signal) {
        signals.trap(handler, signal);
    }

    /** Does what was put in the background, as this shell has one thread only; a signal ends it. */
    void await(Io io) {
        signals.interruptible(() -> {
            while (!signals.came() && !background.isEmpty()) {
                exec(background.removeFirst(), io);
            }
        });
    }

    private void forgetBackground(Io io) {
        if (!background.isEmpty()) {
            background.clear();
            complain(io, "sh: what runs in the background is simulated only when the script waits for it");
        }
    }

    int eval(String script, Io io) {
        return exec(Parser.parse(script), io);
    }

    static RuntimeException exit(int code) {
        return new Exit(code);
    }

    static RuntimeException jump(String kind) {
        return new Jump(kind);
    }

    static void complain(Io io, String line) {
        try {
            io.error().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            io.error().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.pilothouse.platform.playground.kubelet.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands that are part of the shell itself. */
final class Builtins {

    private Builtins() {}

    static Optional<Integer> run(Shell shell, List<String> words, Shell.Io io) throws IOException {
        Invocation call = new Invocation(shell, words, io);
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case ":", "true", "ulimit", "umask", "hash", "alias", "fg", "bg", "jobs", "local", "readonly" -> Optional.of(0);
            case "false" -> Optional.of(1);
            case "exit" -> throw Shell.exit(number(rest, shell.lastCode()));
            case "break", "continue" -> throw Shell.jump(words.getFirst());
            case "return" -> throw returned(shell, rest);
            case "cd" -> Optional.of(cd(call, rest));
            case "pwd" -> printed(call, shell.directory());
            case "export" -> Optional.of(export(call, rest));
            case "unset" -> {
                rest.forEach(shell::unset);
                yield Optional.of(0);
            }
            case "set" -> Optional.of(set(call, rest));
            case "shift" -> {
                List<String> arguments = shell.arguments();
                shell.setArguments(arguments.subList(Math.min(arguments.size(), Math.max(0, number(rest, 1))), arguments.size()));
                yield Optional.of(0);
            }
            case "read" -> Optional.of(read(call, rest));
            case "eval" -> Optional.of(shell.eval(String.join(" ", rest), io));
            case "exec" -> {
                if (rest.isEmpty()) {
                    yield Optional.of(0);
                }
                throw Shell.exit(shell.run(rest, io.in(), io.out(), io.error()));
            }
            case "trap" -> {
                rest.stream().skip(1).forEach(signal -> shell.trap(rest.getFirst(), signal));
                yield Optional.of(0);
            }
            case "wait" -> {
                shell.await(io);
                yield Optional.of(0);
            }
            case "test", "[" -> Optional.of(test(call));
            case "type", "command", "which" -> Optional.of(which(call));
            case "echo" -> Optional.of(echo(call, rest));
            default -> Optional.empty();
        };
    }

    private static int number(List<String> words, int otherwise) {
        return !words.isEmpty() && words.getFirst().matches("\\d{1,9}") ? Integer.parseInt(words.getFirst()) & 255 : otherwise;
    }

    private static RuntimeException returned(Shell shell, List<String> rest) {
        shell.setLastCode(number(rest, shell.lastCode()));
        return Shell.jump("return");
    }

    private static Optional<Integer> printed(Invocation call, String text) throws IOException {
        call.line(text);
        return Optional.of(0);
    }

    private static int cd(Invocation call, List<String> words) throws IOException {
        List<String> rest = words.stream().filter(word -> !word.equals("--")).toList();
        String target = rest.isEmpty() ? call.shell().variable("HOME") : rest.getFirst();
        String path = call.path(target.isEmpty() ? "/" : target.equals("-") ? call.shell().variable("OLDPWD") : target);
        if (!call.files().isDirectory(path)) {
            Shell.complain(call.io(), "sh: cd: can't cd to " + target + ": No such file or directory");
            return 2;
        }
        call.shell().set("OLDPWD", call.shell().directory());
        call.shell().enter(path);
        return 0;
    }

    private static int export(Invocation call, List<String> rest) throws IOException {
        if (rest.isEmpty()) {
            for (var variable : call.shell().environment().entrySet()) {
                call.line("export " + variable.getKey() + "='" + variable.getValue() + "'");
            }
        }
        for (String word : rest) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            call.shell().export(name, equals < 0 ? call.shell().variable(name) : word.substring(equals + 1));
        }
        return 0;
    }

    private static int set(Invocation call, List<String> rest) throws IOException {
        if (rest.isEmpty()) {
            for (var variable : call.shell().environment().entrySet()) {
                call.line(variable.getKey() + "='" + variable.getValue() + "'");
            }
        } else if (rest.getFirst().equals("--")) {
            call.shell().setArguments(rest.subList(1, rest.size()));
        }
        return 0;
    }

    private static int read(Invocation call, List<String> rest) throws IOException {
        java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
        int next = call.io().in().read();
        if (next < 0) {
            return 1;
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = call.io().in().read();
        }
        List<String> names = rest.stream().filter(word -> !word.startsWith("-")).toList();
        String[] parts = line.toString(StandardCharsets.UTF_8).strip().split("\\s+", Math.max(1, names.size()));
        for (int i = 0; i < names.size(); i++) {
            call.shell().set(names.get(i), i < parts.length ? parts[i] : "");
        }
        return 0;
    }

    private static int which(Invocation call) throws IOException {
        int code = 0;
        for (String name : call.operands()) {
            if (Commands.isKnown(name)) {
                call.line(call.name().equals("type") ? name + " is /bin/" + name : "/bin/" + name);
            } else {
                code = call.name().equals("type") ? call.fail(name + ": not found", 127) : 1;
            }
        }
        return code;
    }

    private static int echo(Invocation call, List<String> rest) throws IOException {
        boolean noBreak = false;
        boolean escapes = false;
        List<String> words = new ArrayList<>(rest);
        while (!words.isEmpty() && words.getFirst().matches("-[neE]+")) {
            noBreak |= words.getFirst().contains("n");
            escapes |= words.getFirst().contains("e");
            words.removeFirst();
        }
        String text = String.join(" ", words);
        call.print((escapes ? TextCommands.unescaped(text) : text) + (noBreak ? "" : "\n"));
        return 0;
    }

    private static int test(Invocation call) throws IOException {
        List<String> words = new ArrayList<>(call.words().subList(1, call.words().size()));
        if (call.name().equals("[")) {
            if (words.isEmpty() || !words.removeLast().equals("]")) {
                return call.fail("missing ]", 2);
            }
        }
        return holds(call, words) ? 0 : 1;
    }

    private static boolean holds(Invocation call, List<String> words) {
        int or = words.indexOf("-o");
        if (or > 0) {
            return holds(call, words.subList(0, or)) || holds(call, words.subList(or + 1, words.size()));
        }
        int and = words.indexOf("-a");
        if (and > 0) {
            return holds(call, words.subList(0, and)) && holds(call, words.subList(and + 1, words.size()));
        }
        if (!words.isEmpty() && words.getFirst().equals("!")) {
            return !holds(call, words.subList(1, words.size()));
        }
        return switch (words.size()) {
            case 0 -> false;
            case 1 -> !words.getFirst().isEmpty();
            case 2 -> one(call, words.get(0), words.get(1));
            default -> two(words.get(0), words.get(1), words.get(2));
        };
    }

    private static boolean one(Invocation call, String operator, String word) {
        String path = call.path(word);
        return switch (operator) {
            case "-n" -> !word.isEmpty();
            case "-z" -> word.isEmpty();
            case "-d" -> call.files().isDirectory(path);
            case "-e", "-r", "-w", "-x" -> call.files().exists(path);
            case "-f" -> call.files().read(path).isPresent();
            case "-s" -> call.files().read(path).filter(content -> content.length > 0).isPresent();
            default -> false;
        };
    }

    private static boolean two(String left, String operator, String right) {
        if (operator.equals("=") || operator.equals("==")) {
            return left.equals(right);
        }
        if (operator.equals("!=")) {
            return !left.equals(right);
        }
        if (!left.matches("-?\\d{1,18}") || !right.matches("-?\\d{1,18}")) {
            return false;
        }
        int compared = Long.compare(Long.parseLong(left), Long.parseLong(right));
        return switch (operator) {
            case "-eq" -> compared == 0;
            case "-ne" -> compared != 0;
            case "-lt" -> compared < 0;
            case "-le" -> compared <= 0;
            case "-gt" -> compared > 0;
            case "-ge" -> compared >= 0;
            default -> false;
        };
    }
}

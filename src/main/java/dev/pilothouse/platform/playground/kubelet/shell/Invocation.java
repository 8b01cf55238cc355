package dev.pilothouse.platform.playground.kubelet.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A command as it was called.
 *
 * @param words the command's name first
 */
record Invocation(Shell shell, List<String> words, Shell.Io io) {

    String name() {
        return words.getFirst();
    }

    /** Returns the words that are no options; all after {@code --}. */
    List<String> operands() {
        int end = words.indexOf("--");
        List<String> before = words.subList(1, end < 0 ? words.size() : end).stream().filter(word -> !word.startsWith("-") || word.equals("-")).toList();
        return end < 0 ? before : java.util.stream.Stream.concat(before.stream(), words.subList(end + 1, words.size()).stream()).toList();
    }

    /** Tells whether a one-letter option was given, alone or among others. */
    boolean has(char option) {
        return words.stream().skip(1).anyMatch(word -> word.matches("-[A-Za-z0-9]+") && word.indexOf(option) > 0);
    }

    /** Returns the value of an option, in the next word or in the same. */
    Optional<String> value(String option) {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).equals(option) && i + 1 < words.size()) {
                return Optional.of(words.get(i + 1));
            }
            if (words.get(i).startsWith(option) && words.get(i).length() > option.length()) {
                String rest = words.get(i).substring(option.length());
                return Optional.of(rest.startsWith("=") ? rest.substring(1) : rest);
            }
        }
        return Optional.empty();
    }

    Files files() {
        return shell.host().files();
    }

    String path(String given) {
        return Files.normal(shell.directory(), given);
    }

    void print(String text) throws IOException {
        write(io.out(), text);
    }

    void line(String text) throws IOException {
        write(io.out(), text + "\n");
    }

    /** Says what went wrong, after the command's name; returns the exit code. */
    int fail(String why, int code) throws IOException {
        write(io.error(), name() + ": " + why + "\n");
        return code;
    }

    int fail(String why) throws IOException {
        return fail(why, 1);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Returns the content of the files that are named, or of the input when none is; says of each that is not there. */
    Optional<String> input(List<String> names) throws IOException {
        if (names.isEmpty()) {
            return Optional.of(new String(io.in().readAllBytes(), StandardCharsets.UTF_8));
        }
        StringBuilder text = new StringBuilder();
        boolean all = true;
        for (String name : names) {
            Optional<byte[]> content = name.equals("-") ? Optional.of(io.in().readAllBytes()) : files().read(path(name));
            content.ifPresent(bytes -> text.append(new String(bytes, StandardCharsets.UTF_8)));
            if (content.isEmpty()) {
                all = false;
                fail(files().isDirectory(path(name)) ? "read error: Is a directory" : "can't open '" + name + "': No such file or directory");
            }
        }
        if (!all) {
            print(text.toString());
            return Optional.empty();
        }
        return Optional.of(text.toString());
    }
}

package dev.pilothouse.cli;

import dev.pilothouse.model.Problem;
import dev.pilothouse.words.Words;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the command line reads and writes.
 *
 * <p>Text from a cluster is hostile: control characters, which a terminal would obey, are printed as {@code \\u001b} and the like.
 */
final class Terminal {

    private static final int LINES = 64 * 1024;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long BLANKS = 0x2020_2020_2020_2020L;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Words words;

    Terminal(InputStream in, PrintStream out, PrintStream err, Words words) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.words = words;
    }

    InputStream in() {
        return in;
    }

    Words words() {
        return words;
    }

    /** Tells whether a person sits at both ends: what is read is typed, and what is printed is seen. */
    boolean interactive() {
        return in == System.in && watched();
    }

    private static boolean watched() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** Prints a line of result. */
    void line(String text) {
        out.println(harmless(text));
    }

    /** Hands bytes on as they are; where a person looks on, control characters are spelled out. */
    void bytes(byte[] bytes) {
        if (watched()) {
            line(new String(bytes, StandardCharsets.UTF_8));
        } else {
            out.write(bytes, 0, bytes.length);
        }
    }

    /** Returns the same terminal with lines of result beside the result. */
    Terminal remarking() {
        return new Terminal(in, err, err, words);
    }

    /** Returns where many lines go: they are handed on together, when that is full or flushed. */
    OutputStream lines() {
        return new BufferedOutputStream(out, LINES);
    }

    /** Returns where the output of another program goes, byte by byte. */
    PrintStream out() {
        return out;
    }

    /** Returns where the errors of another program go, byte by byte. */
    PrintStream err() {
        return err;
    }

    /** Prints a remark beside the result. */
    void remark(String key, Object... args) {
        err.println(harmless(words.say(key, args)));
    }

    /** Prints a server's warning. */
    void warning(String text) {
        err.println(harmless(words.say("cli.warning", text)));
    }

    /** Prints what went wrong, why, and what to do. */
    void problem(Problem problem) {
        Object[] args = problem.args().toArray();
        err.println(harmless(words.say("cli.error", words.say(problem.code().key() + ".title", args))));
        err.println(harmless("  " + words.say(problem.code().key() + ".cause", args)));
        if (!problem.detail().isEmpty()) {
            problem.detail().lines().limit(20).forEach(line -> err.println(harmless("  > " + line)));
        }
        err.println(harmless("  " + words.say(problem.code().key() + ".next", args)));
    }

    void flush() {
        out.flush();
        err.flush();
    }

    /** Returns the text with every control character but line break and tab, and every bidirectional override, spelled out. */
    static String harmless(String text) {
        int first = 0;
        while (first < text.length() && !harms(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (harms(c)) {
                safe.append(String.format("\\u%04x", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    /** Returns the same of a line in UTF-8, and looks at eight bytes at once: most lines hold nothing but letters, digits and signs. */
    static byte[] harmlessBytes(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return plain(bytes) ? bytes : harmless(line).getBytes(StandardCharsets.UTF_8);
    }

    /** Tells whether all are printable ASCII; may take some others for what they are not. */
    private static boolean plain(byte[] bytes) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        long odd = 0;
        while (all.remaining() >= Long.BYTES) {
            long eight = all.getLong();
            odd |= eight | (eight - BLANKS) | (eight + ONES);
        }
        while (all.hasRemaining()) {
            byte one = all.get();
            odd |= one < ' ' || one == 0x7f ? HIGHS : 0L;
        }
        return (odd & HIGHS) == 0;
    }

    private static boolean harms(char c) {
        if (c >= ' ' && c < '\u007f') {
            return false;
        }
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        boolean override = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
        return control || override;
    }

    static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }
}

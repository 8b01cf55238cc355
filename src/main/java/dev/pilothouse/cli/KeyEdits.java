package dev.pilothouse.cli;

import dev.pilothouse.guide.Content;
import dev.pilothouse.guide.KeyGenerator;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What is to become of the keys of a Secret or ConfigMap, as typed. Files are taken byte for byte. */
final class KeyEdits {

    private static final int USUAL_LENGTH = 32;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--from-literal", paramLabel = "KEY=VALUE", descriptionKey = "cli.option.from-literal")
    private List<String> literals = new ArrayList<>();

    @Option(names = "--from-file", paramLabel = "[KEY=]FILE", descriptionKey = "cli.option.from-file")
    private List<String> files = new ArrayList<>();

    @Option(names = "--generate", paramLabel = "KEY[=LENGTH]", descriptionKey = "cli.option.generate")
    private List<String> generated = new ArrayList<>();

    @Option(names = "--remove", paramLabel = "KEY", descriptionKey = "cli.option.remove-key")
    private List<String> removed = new ArrayList<>();

    @Option(names = "--restart", descriptionKey = "cli.option.restart-users")
    private boolean restart;

    /** Tells whether whoever reads a changed key only when it starts is to start again. */
    boolean restarts() {
        return restart;
    }

    /** Makes all edits, removals first. */
    Keys edit(Keys keys, Terminal terminal) {
        if (literals.isEmpty() && files.isEmpty() && generated.isEmpty() && removed.isEmpty()) {
            throw usage(terminal, "cli.keys.nothing");
        }
        Keys edited = keys;
        for (String key : removed) {
            if (edited.get(key).isEmpty()) {
                throw new ProblemException(Problem.of(ProblemCode.KEY_UNKNOWN, key, keys.ref().toString()));
            }
            edited = edited.without(key);
        }
        for (String literal : literals) {
            edited = literal(edited, literal, terminal);
        }
        for (String file : files) {
            edited = file(edited, file, terminal);
        }
        for (String key : generated) {
            edited = generated(edited, key, terminal);
        }
        return edited;
    }

    /** A terminal that is not in UTF-8 hands over replacement characters, which nobody meant. */
    private Keys literal(Keys keys, String literal, Terminal terminal) {
        int sign = literal.indexOf('=');
        if (sign <= 0) {
            throw usage(terminal, "cli.keys.literal", literal);
        }
        if (literal.indexOf('\uFFFD') >= 0) {
            throw usage(terminal, "cli.keys.not-readable", literal.substring(0, sign));
        }
        return keys.with(literal.substring(0, sign), Content.ofText(literal.substring(sign + 1)));
    }

    private Keys file(Keys keys, String argument, Terminal terminal) {
        int sign = argument.indexOf('=');
        String file = argument.substring(sign + 1);
        try {
            if (file.equals("-")) {
                if (sign <= 0) {
                    throw usage(terminal, "cli.keys.input-needs-key");
                }
                return keys.with(argument.substring(0, sign), Content.of(terminal.in().readAllBytes()));
            }
            Path path = Path.of(file);
            String key = sign > 0 ? argument.substring(0, sign) : String.valueOf(path.getFileName());
            return keys.with(key, Content.of(Files.readAllBytes(path)));
        } catch (IOException | InvalidPathException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_UNREADABLE, file).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    private Keys generated(Keys keys, String argument, Terminal terminal) {
        int sign = argument.indexOf('=');
        String key = sign < 0 ? argument : argument.substring(0, sign);
        String length = sign < 0 ? Integer.toString(USUAL_LENGTH) : argument.substring(sign + 1);
        if (!length.matches("[1-9]\\d{0,4}")) {
            throw usage(terminal, "cli.keys.length", argument);
        }
        return keys.with(key, KeyGenerator.secure().generate(Integer.parseInt(length), KeyGenerator.Alphabet.LETTERS_AND_DIGITS));
    }

    private ParameterException usage(Terminal terminal, String key, Object... args) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), terminal.words().say(key, args));
    }
}

package dev.pilothouse.cli;

import dev.pilothouse.words.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the words of a command, in the person's language: picocli itself knows only English. */
record Misuse(ParameterException wrong) {

    private static final Set<Class<?>> NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);

    String say(Words words) {
        return known(words).orElseGet(wrong::getMessage);
    }

    private Optional<String> known(Words words) {
        return switch (wrong) {
            case MissingParameterException missing when !missing.getMissing().isEmpty() ->
                Optional.of(words.say("cli.usage.missing", missing.getMissing().stream().map(Misuse::name).collect(Collectors.joining(" "))));
            case UnmatchedArgumentException unmatched when !unmatched.getUnmatched().isEmpty() ->
                Optional.of(words.say(
                        unmatched.isUnknownOption() ? "cli.usage.unknown-option" : "cli.usage.too-much", unmatched.getUnmatched().getFirst()));
            default -> Optional.ofNullable(wrong.getArgSpec()).filter(_ -> wrong.getValue() != null).flatMap(arg -> unfit(words, arg));
        };
    }

    private Optional<String> unfit(Words words, ArgSpec arg) {
        if (arg.type().isEnum()) {
            return Optional.of(none(words, arg));
        }
        return NUMBERS.contains(arg.type()) ? Optional.of(words.say("cli.usage.no-number", name(arg), wrong.getValue())) : Optional.empty();
    }

    /** A word that is none of those that there are. */
    private String none(Words words, ArgSpec arg) {
        String choices = Arrays.stream(arg.type().getEnumConstants()).map(each -> each.toString().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        return words.say("cli.usage.not-one-of", name(arg), wrong.getValue(), choices);
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }
}

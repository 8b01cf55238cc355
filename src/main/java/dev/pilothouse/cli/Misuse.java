package dev.pilothouse.cli;

import dev.pilothouse.words.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the words of a command, in the person's language: picocli itself knows only English. */
record Misuse(ParameterException wrong) {

    private static final Map<Class<?>, String> SORTS = Map.of(
            int.class, "whole", Integer.class, "whole", long.class, "whole", Long.class, "whole", double.class, "number", Duration.class, "time", LocalDate.class, "day");

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
            case OverwrittenOptionException again when again.getOverwritten() != null -> Optional.of(words.say("cli.usage.once", name(again.getOverwritten())));
            default -> Optional.ofNullable(wrong.getArgSpec()).filter(_ -> wrong.getValue() != null).flatMap(arg -> value(words, arg));
        };
    }

    /** Says what is meant by a command or option that is not there; empty when nothing is spelled like it. */
    Optional<String> meant(Words words) {
        return wrong instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()
                ? Optional.of(words.say("cli.usage.meant", String.join(", ", unmatched.getSuggestions())))
                : Optional.empty();
    }

    /** A word that is none of those that there are, or none of its sort. */
    private Optional<String> value(Words words, ArgSpec arg) {
        Class<?> type = arg.type().isArray() || Collection.class.isAssignableFrom(arg.type()) ? arg.auxiliaryTypes()[0] : arg.type();
        if (type.isEnum()) {
            String choices = Arrays.stream(type.getEnumConstants()).map(each -> each.toString().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
            return Optional.of(words.say("cli.usage.not-one-of", name(arg), wrong.getValue(), choices));
        }
        return Optional.ofNullable(SORTS.get(type)).map(sort -> words.say("cli.usage.not." + sort, name(arg), wrong.getValue()));
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }
}

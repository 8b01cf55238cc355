package dev.pilothouse.ui.shell;

import dev.pilothouse.local.EngineInfo;
import dev.pilothouse.local.EngineState;
import dev.pilothouse.local.EngineState.Answers;
import dev.pilothouse.model.Problem;
import dev.pilothouse.placement.AmountText;
import dev.pilothouse.words.Words;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What the status line says of the container engine that is used.
 *
 * @param text such as "Docker 28.5, 6.1 GiB free", or what is wrong
 * @param help what it is, or the way out
 */
record EngineWord(String text, String help, boolean answers) {

    /**
     * @param free bytes of memory that are free for more, if that is known
     */
    static EngineWord of(EngineInfo engine, OptionalLong free, Words words) {
        return switch (engine.state()) {
            case Answers it -> {
                String product = words.say("shell.engine." + it.product().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                String text = free.isPresent()
                        ? words.say("shell.status.engine-free", product, brief(it.version()), AmountText.of("memory", free.getAsLong()))
                        : words.say("shell.status.engine-machine", product, brief(it.version()), AmountText.of("memory", it.machine().memory()));
                yield new EngineWord(text, words.say("shell.status.engine-help", engine.name(), engine.endpoint().address()), true);
            }
            case EngineState.Not not -> of(not.problem(), words);
        };
    }

    static EngineWord of(Problem problem, Words words) {
        Object[] args = problem.args().toArray();
        String key = problem.code().key();
        return new EngineWord(words.say(key + ".title", args), words.say(key + ".next", args), false);
    }

    /** Returns a version without its last numbers and what a distribution adds. */
    private static String brief(String version) {
        return version.replaceFirst("^(\\d+\\.\\d+).*$", "$1");
    }
}

package dev.pilothouse.platform.playground.kubelet.program;

import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * How a container is meant to behave, from annotations of its pod such as {@code sim.pilothouse.dev/crash-after: "30"}, for one container
 * {@code web.sim.pilothouse.dev/crash-after}, and from the environment that the lab's demo image heeds ({@code CRASH_AFTER} and so on).
 *
 * @param start until it answers at all
 * @param ready until its readiness probe is answered well
 * @param crash after which it ends with {@code exitCode}
 * @param run after which it ends well
 * @param hang after which nothing is answered any more
 * @param pull how long its image takes to come
 * @param pullError why its image does not come, empty for no error
 * @param logLine instead of the family's lines
 * @param milliCpu thousandths of a core
 * @param ignoresTerm whether SIGTERM is not heeded
 */
public record Behaviour(
        Optional<Duration> start,
        Optional<Duration> ready,
        Optional<Duration> crash,
        OptionalInt exitCode,
        Optional<Duration> run,
        Optional<Duration> hang,
        Optional<Duration> pull,
        String pullError,
        String logLine,
        Optional<Duration> logEvery,
        OptionalLong milliCpu,
        OptionalLong memory,
        boolean ignoresTerm) {

    /** Domain of the annotations. */
    public static final String DOMAIN = "sim.pilothouse.dev";

    /**
     * What a program wants to use.
     *
     * @param milliCpu thousandths of a core
     * @param memory bytes
     */
    public record Wish(OptionalLong milliCpu, OptionalLong memory) {}

    /** Returns the same of a program that wants to use so much, unless annotations say otherwise. */
    public Behaviour using(Wish wish) {
        return new Behaviour(start, ready, crash, exitCode, run, hang, pull, pullError, logLine, logEvery,
                milliCpu.isPresent() ? milliCpu : wish.milliCpu(), memory.isPresent() ? memory : wish.memory(), ignoresTerm);
    }

    private static final Duration LONGEST = Duration.ofDays(3_650);

    /** Reads it; what cannot be read is told and left out. */
    public static Behaviour of(Tree pod, String container, Map<String, String> environment, Consumer<String> wrong) {
        Map<String, String> given = given(pod, container);
        Reader reader = new Reader(given, environment, wrong);
        return new Behaviour(
                reader.seconds("start-seconds", "START_SECONDS"),
                reader.seconds("ready-after", ""),
                reader.seconds("crash-after", "CRASH_AFTER"),
                reader.exitCode(),
                reader.seconds("run-seconds", ""),
                reader.seconds("hang-after", "HANG_AFTER"),
                reader.seconds("pull-seconds", ""),
                given.getOrDefault("pull-error", ""),
                given.getOrDefault("log-line", ""),
                reader.seconds("log-every", "LOG_EVERY"),
                reader.amount("cpu", 3, "CPU_PERCENT", 10),
                reader.amount("memory", 0, "MEMORY_MIB", 1 << 20),
                environment.getOrDefault("IGNORE_TERM", "").matches("1|true|yes"));
    }

    /** Returns what the annotations say, those for the container over those for all. */
    private static Map<String, String> given(Tree pod, String container) {
        Map<String, String> given = new LinkedHashMap<>();
        Map<String, String> annotations = pod.texts("metadata", "annotations");
        for (String prefix : new String[] {DOMAIN + "/", container + "." + DOMAIN + "/"}) {
            annotations.forEach((key, value) -> {
                if (key.startsWith(prefix)) {
                    given.put(key.substring(prefix.length()), value.strip());
                }
            });
        }
        return given;
    }

    private record Reader(Map<String, String> given, Map<String, String> environment, Consumer<String> wrong) {

        Optional<Duration> seconds(String key, String variable) {
            String text = given.get(key);
            if (text == null) {
                text = environment.get(variable);
            }
            if (text == null || text.isEmpty()) {
                return Optional.empty();
            }
            Optional<Quantity> seconds = Quantity.parse(text.endsWith("s") ? text.substring(0, text.length() - 1) : text)
                    .filter(amount -> amount.value().signum() >= 0 && amount.value().longValue() <= LONGEST.toSeconds());
            if (seconds.isEmpty() && given.containsKey(key)) {
                wrong.accept(DOMAIN + "/" + key + ": \"" + text + "\" is no number of seconds");
            }
            return seconds.map(amount -> Duration.ofMillis(amount.value().movePointRight(3).longValue()));
        }

        OptionalInt exitCode() {
            String text = given.getOrDefault("exit-code", environment.getOrDefault("EXIT_CODE", ""));
            if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= 255) {
                return OptionalInt.of(Integer.parseInt(text));
            }
            if (given.containsKey("exit-code")) {
                wrong.accept(DOMAIN + "/exit-code: \"" + text + "\" is no exit code from 0 to 255");
            }
            return OptionalInt.empty();
        }

        OptionalLong amount(String key, int decimals, String variable, long factor) {
            String text = given.get(key);
            if (text != null) {
                Optional<Quantity> amount = Quantity.parse(text).filter(found -> found.value().signum() >= 0);
                if (amount.isEmpty()) {
                    wrong.accept(DOMAIN + "/" + key + ": \"" + text + "\" is no quantity");
                }
                return amount.map(found -> OptionalLong.of(found.value().movePointRight(decimals).longValue())).orElse(OptionalLong.empty());
            }
            String number = environment.getOrDefault(variable, "");
            return number.matches("\\d{1,9}") ? OptionalLong.of(Long.parseLong(number) * factor) : OptionalLong.empty();
        }
    }
}

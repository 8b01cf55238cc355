package dev.pilothouse.local;

import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.text.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How long the steps of a creation took on this computer, so that a person knows what is usual.
 *
 * <p>It says nothing before two creations went well here; after that the last eight count. A file that cannot be read or written only means that
 * nothing is known.
 */
public final class UsualTimes {

    private static final int FEWEST = 2;
    private static final int MOST = 8;

    private final Path file;
    private final Map<Step, List<Duration>> times = new EnumMap<>(Step.class);
    private boolean read;

    public UsualTimes(Path file) {
        this.file = file;
    }

    /** The shortest and the longest that were seen. */
    public record Range(Duration shortest, Duration longest) {}

    /** Returns how long the step takes here; empty while that is not known. */
    public synchronized Optional<Range> of(Step step) {
        List<Duration> known = known(step);
        return known.size() < FEWEST
                ? Optional.empty()
                : Optional.of(new Range(known.stream().min(Duration::compareTo).orElseThrow(), known.stream().max(Duration::compareTo).orElseThrow()));
    }

    /** Returns how long these steps take here together; empty while one of them is not known. */
    public synchronized Optional<Duration> of(Collection<Step> steps) {
        Duration sum = Duration.ZERO;
        for (Step step : steps) {
            List<Duration> known = known(step).stream().sorted().toList();
            if (known.size() < FEWEST) {
                return Optional.empty();
            }
            sum = sum.plus(known.get(known.size() / 2));
        }
        return Optional.of(sum);
    }

    private List<Duration> known(Step step) {
        if (!read) {
            read = true;
            read();
        }
        return times.getOrDefault(step, List.of());
    }

    /** Remembers how long each step took that ended well. */
    synchronized void learn(List<Progress> told) {
        Map<Step, Instant> began = new EnumMap<>(Step.class);
        for (Progress progress : told) {
            if (progress instanceof Progress.Started started) {
                began.putIfAbsent(started.step(), started.at());
            } else if (progress instanceof Progress.Ended ended && began.containsKey(ended.step())) {
                List<Duration> known = new ArrayList<>(known(ended.step()));
                known.add(Duration.between(began.getOrDefault(ended.step(), ended.at()), ended.at()));
                times.put(ended.step(), List.copyOf(known.subList(Math.max(0, known.size() - MOST), known.size())));
            }
        }
        write();
    }

    private void read() {
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                String[] words = line.split(" ", -1);
                List<Duration> known = new ArrayList<>();
                for (int i = 1; i < words.length; i++) {
                    known.add(Duration.ofMillis(Long.parseLong(words[i])));
                }
                times.put(Step.valueOf(words[0]), known);
            }
        } catch (IOException | IllegalArgumentException e) {
            times.clear();
        }
    }

    private void write() {
        StringBuilder text = new StringBuilder();
        times.forEach((step, known) -> text.append(step).append(' ')
                .append(known.stream().map(time -> Long.toString(time.toMillis())).collect(Collectors.joining(" "))).append('\n'));
        try {
            AtomicFile.writePrivate(file, text.toString());
        } catch (IOException e) {
            // nothing is remembered, and nothing else is lost
        }
    }
}

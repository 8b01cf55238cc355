package dev.pilothouse.metric;

import dev.pilothouse.model.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which Prometheus a cluster has, as far as it is known.
 *
 * <p>It is searched for when somebody asks first and when the person names another; again when it was doubted, and a while after none was
 * there, as somebody may install one. For many threads.
 */
final class Whereabouts {

    static final Duration AGAIN = Duration.ofMinutes(1);

    private final PrometheusFinder finder;
    private final Beat beat;
    private final Supplier<String> chosen;
    private Optional<Prometheus> known = Optional.empty();
    private @Nullable String searched;

    /** @param chosen the Prometheus that the person named, {@code none}, or empty to search for one */
    Whereabouts(PrometheusFinder finder, Beat beat, Supplier<String> chosen) {
        this.finder = finder;
        this.beat = beat;
        this.chosen = chosen;
    }

    /**
     * Returns it, empty when there is none. Blocks.
     *
     * @throws ProblemException when that can't be told now; the next call searches again
     */
    synchronized Optional<Prometheus> find() {
        String wish = chosen.get();
        if (!wish.equals(searched)) {
            Optional<Prometheus> found = finder.find(wish);
            known = found;
            searched = wish;
            if (found.isEmpty()) {
                beat.after(AGAIN, this::doubt);
            }
        }
        return known;
    }

    /** Returns the one that was found last, even if it has not answered since. */
    synchronized Optional<Prometheus> last() {
        return known;
    }

    /** It did not answer: the next call searches again. */
    synchronized void doubt() {
        searched = null;
    }
}

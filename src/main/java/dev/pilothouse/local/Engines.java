package dev.pilothouse.local;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Subscription;
import java.util.List;
import java.util.OptionalLong;

/**
 * The container engines of this computer: which there are, why one does not answer, and which one is used.
 *
 * <p>The one that is used is what the person chose; else what {@code DOCKER_HOST}, {@code DOCKER_CONTEXT} or the current context of the
 * docker command names; else the first that answers, the standard place before the others.
 */
public interface Engines {

    /** Asks all at once and returns what they say, the one that is used first; takes two seconds at most. */
    List<EngineInfo> look();

    /** Returns what was found last without asking anybody; looks where nobody has looked yet. */
    List<EngineInfo> known();

    /**
     * Returns the one that is used.
     *
     * @throws dev.pilothouse.model.ProblemException when there is none at all; one that does not answer is returned
     */
    EngineInfo chosen();

    /**
     * Returns the bytes of memory that are free for more containers of the one that is used, as of now; empty where it runs in a virtual machine
     * or elsewhere, since engines do not tell.
     */
    default OptionalLong freeMemory() {
        return OptionalLong.empty();
    }

    /** Uses that engine from now on, also after the next start. */
    void choose(EngineEndpoint endpoint);

    /** Returns what is wrong with the files that name engines, such as a broken {@code config.json}; as of the last look. */
    List<Problem> problems();

    /** Calls back whenever {@link #known()} or {@link #chosen()} may have become another: after a look, a choice, an engine that came or went. */
    Subscription onChange(Runnable listener);
}

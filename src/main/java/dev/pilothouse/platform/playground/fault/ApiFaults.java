package dev.pilothouse.platform.playground.fault;

import dev.pilothouse.platform.playground.status.Refusal;
import java.time.Duration;
import java.util.Optional;

/** What is wrong with the API server at the moment; asked at every request. */
public interface ApiFaults {

    /**
     * Returns why the request is refused, if it is.
     *
     * @param verb as in RBAC: {@code get}, {@code list}, {@code create}, …
     * @param resource as {@code pods} or {@code deployments.apps}
     */
    Optional<Refusal> refuse(String verb, String resource, String namespace);

    /** Returns by how much wall time every answer is held back. */
    Duration delay();

    /** Returns by how much the answer to a request with that path is held back: requests about faults and clocks never are. */
    default Duration delay(String path) {
        return path.contains("/sim.pilothouse.dev/") ? Duration.ZERO : delay();
    }

    /** Tells whether connections are cut: every request is closed without an answer, and open ones too. */
    boolean cut();

    /** Tells whether credentials count as expired. */
    boolean signedOut(String user);
}

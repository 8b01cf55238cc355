package dev.pilothouse.kubeconfig;

/**
 * A source of credentials that may change over time: a token file is rewritten, a plugin signs in again.
 *
 * <p>Safe for use by many threads.
 */
public interface Credentials {

    /**
     * Returns what to sign in with now. Blocks while a file is read or a plugin runs.
     *
     * @throws dev.pilothouse.model.ProblemException when there is none to get
     */
    Credential current();

    /**
     * Gets another credential after the server did not accept this one (401).
     *
     * @return false when there is no other one to get, and trying again is of no use
     * @throws dev.pilothouse.model.ProblemException when getting it failed
     */
    boolean refresh(Credential rejected);
}

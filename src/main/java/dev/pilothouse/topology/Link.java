package dev.pilothouse.topology;

/** What an edge of the graph says: the object at its beginning does this to the one at its end. */
public enum Link {

    /** Controls it, as an owner reference says. */
    OWNS,
    /** Sends requests there: an ingress to a service. */
    ROUTES,
    /** Sends connections there: a service to pods. */
    SERVES,
    /** Reads it: a pod a ConfigMap or Secret. */
    USES,
    /** Keeps data there: a pod on a claim, a claim on a volume. */
    STORES,
    /** Changes its number of replicas. */
    SCALES,
    /** Decides which traffic it may have: a network policy pods. */
    GUARDS,
    /** Is named by a network policy to connect there, or to be connected with: who asks and who is asked. */
    REACHES,
    /** Keeps enough of it running: a disruption budget pods. */
    PROTECTS,
    /** Acts in its name: a pod a service account. */
    RUNS_AS,
    /** Gives or names rights: a binding a role and its subjects. */
    GRANTS,
    /** Runs there: a pod on a node. */
    RUNS_ON
}

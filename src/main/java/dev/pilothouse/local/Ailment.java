package dev.pilothouse.local;

import java.util.List;
import java.util.Locale;

/**
 * Something that is wrong with a cluster on this computer, and whether it can be mended.
 *
 * <p>Words for it are under {@link #key()} in the messages: {@code title}, {@code cause} and {@code next}, with the arguments.
 *
 * @param args values for the sentences, as the cause names them
 */
public record Ailment(Cause cause, List<String> args) {

    /** What is wrong. */
    public enum Cause {
        /** Some nodes do not run: their names. */
        NODES_STOPPED(Cure.MEND),
        /** Some nodes are held still by the engine: their names. */
        NODES_FROZEN(Cure.MEND),
        /** The engine starts nodes again and again, because they end at once: their names. */
        NODES_RESTARTING(Cure.RECREATE),
        /** Nodes got other addresses than they had: each with the old and the new one. */
        NODES_MOVED(Cure.MEND),
        /** Several control planes know each other by addresses that moved: each with the old and the new one. */
        PEERS_MOVED(Cure.MEND),
        /** Control planes need addresses that others have: the addresses, who has them. */
        PEERS_BLOCKED(Cure.PERSON),
        /** The nodes with the cluster's data are gone: the cluster. */
        CONTROL_PLANE_GONE(Cure.RECREATE),
        /** Its creation ended before it was a cluster: the cluster. */
        UNFINISHED(Cure.RECREATE),
        /** Another program listens on a port that a node needs: the port, the node. */
        PORT_TAKEN(Cure.PERSON),
        /** The kubeconfig leads to another port than the API server's: the file, the address there, the address now. */
        KUBECONFIG_STALE(Cure.MEND),
        /** The kubeconfig does not know it: the file. */
        KUBECONFIG_MISSING(Cure.MEND),
        /** The nodes run and the API server does not answer: its address. */
        API_SILENT(Cure.MEND),
        /** The API server answers and nodes are not ready: their names. */
        NODES_NOT_READY(Cure.MEND),
        /** A paused cluster that the engine would start by itself: its nodes. */
        WAKES_BY_ITSELF(Cure.MEND);

        private final Cure cure;

        Cause(Cure cure) {
            this.cure = cure;
        }
    }

    /** Who can settle it. */
    public enum Cure {
        /** {@link Upkeep#repair} tries to. */
        MEND,
        /** The person, outside of this app. */
        PERSON,
        /** Nobody: it has to be made anew. */
        RECREATE
    }

    public static Ailment of(Cause cause, String... args) {
        return new Ailment(cause, List.of(args));
    }

    /** Returns the beginning of its keys in the messages. */
    public String key() {
        return "local.ailment." + cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Cure cure() {
        return cause.cure;
    }
}

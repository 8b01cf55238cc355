package dev.pilothouse.cluster;

import dev.pilothouse.model.Finding;
import java.util.List;

/**
 * A way into a cluster that this computer knows of, before anything was contacted.
 *
 * @param name unique among all contexts
 * @param cluster entry name of the cluster
 * @param user entry name of the user
 * @param namespace default namespace, {@code default} when the entry names none
 * @param server address, empty when the entry is broken
 * @param source file or maker it comes from
 * @param signIn how it signs in
 * @param current whether kubectl would use it now
 * @param findings what was noticed about this entry; an error means that it cannot be opened
 */
public record Context(
        String name,
        String cluster,
        String user,
        String namespace,
        String server,
        String source,
        SignIn signIn,
        boolean current,
        List<Finding> findings) {

    /**
     * How a context signs in, for people.
     *
     * @param detail for example the plugin's command or the date of expiry; never a secret
     */
    public record SignIn(Way way, String detail) {}

    /** The ways to sign in. */
    public enum Way {
        NONE,
        CERTIFICATE,
        TOKEN,
        TOKEN_FILE,
        BASIC,
        PLUGIN,
        AUTH_PROVIDER,
        SIMULATED,
        /** A container engine, which is spoken to by whoever may use its socket. */
        ENGINE
    }

    /** Tells whether this computer only pretends the cluster, so that nothing in it is real. */
    public boolean simulated() {
        return signIn.way() == Way.SIMULATED;
    }

    /** Tells whether it is a container engine, so that it serves containers and not pods. */
    public boolean engine() {
        return signIn.way() == Way.ENGINE;
    }

    public boolean broken() {
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }
}

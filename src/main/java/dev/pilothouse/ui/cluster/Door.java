package dev.pilothouse.ui.cluster;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Playgrounds;
import dev.pilothouse.model.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One context as a line of the clusters page.
 *
 * @param source file or maker it comes from
 * @param signIn how it signs in
 * @param current whether kubectl would use it now
 * @param guessed whether the environment was guessed and not chosen
 * @param local what this computer knows of it, when it is a cluster of this computer
 */
record Door(
        String name,
        String cluster,
        String user,
        String namespace,
        String server,
        String source,
        SignIn signIn,
        boolean current,
        Environment environment,
        boolean guessed,
        Guard.Level guard,
        List<Finding> findings,
        Optional<LocalPart> local,
        DoorState state) {

    /** Where its line stands. */
    enum Group {
        FILE,
        LOCAL,
        PLAYGROUND,
        ENGINE
    }

    /**
     * How a context signs in, as a message key with its detail.
     *
     * @param key ends in the way in lower case, for example {@code cluster.sign-in.token-file}
     */
    record SignIn(String key, String detail) {}

    static Door of(Context context, Environment environment, boolean guessed, Guard.Level guard, Optional<LocalPart> local, DoorState state) {
        String way = context.signIn().way().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Door(
                context.name(),
                context.cluster(),
                context.user(),
                context.namespace(),
                context.server(),
                context.source(),
                new SignIn("cluster.sign-in." + way, context.signIn().detail()),
                context.current(),
                environment,
                guessed,
                guard,
                context.findings(),
                local,
                state);
    }

    /** Tells whether this computer only pretends the cluster, so that no file names it. */
    boolean simulated() {
        return signIn.key().equals("cluster.sign-in.simulated");
    }

    Group group() {
        if (simulated()) {
            return Group.PLAYGROUND;
        }
        if (signIn.key().equals("cluster.sign-in.engine")) {
            return Group.ENGINE;
        }
        return local.isPresent() ? Group.LOCAL : Group.FILE;
    }

    /** Returns what heads the lines of its sort: the file for contexts of files, nothing for the others. */
    String head() {
        return group() == Group.FILE ? source : "";
    }

    /** Returns the playground that it is, when it was made. */
    Optional<LocalCluster> playground() {
        return local.map(LocalPart::cluster).filter(cluster -> cluster.provider().equals(Playgrounds.ID));
    }

    /** Returns the cluster of machines that it is, when it is one of this computer. */
    Optional<LocalPart> machines() {
        return local.filter(part -> !part.cluster().provider().equals(Playgrounds.ID));
    }

    /** Returns everything that a filter looks at, in lower case. */
    String text() {
        String more = local.map(part -> part.cluster().provider() + " " + part.cluster().version()).orElse("");
        return String.join(" ", name, cluster, user, server, source, environment.name(), more).toLowerCase(Locale.ROOT);
    }

    Door with(DoorState next) {
        return new Door(
                name, cluster, user, namespace, server, source, signIn, current, environment, guessed, guard, findings, local, next);
    }
}

package dev.pilothouse.ui.cluster;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.local.LocalCluster;
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
 * @param playground what this computer knows of it, when it is a playground that was made
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
        Optional<LocalCluster> playground,
        DoorState state) {

    /**
     * How a context signs in, as a message key with its detail.
     *
     * @param key ends in the way in lower case, for example {@code cluster.sign-in.token-file}
     */
    record SignIn(String key, String detail) {}

    static Door of(Context context, Environment environment, boolean guessed, Guard.Level guard, Optional<LocalCluster> playground, DoorState state) {
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
                playground,
                state);
    }

    /** Tells whether this computer only pretends the cluster, so that no file names it. */
    boolean simulated() {
        return signIn.key().equals("cluster.sign-in.simulated");
    }

    /** Returns everything that a filter looks at, in lower case. */
    String text() {
        return String.join(" ", name, cluster, user, server, source, environment.name()).toLowerCase(Locale.ROOT);
    }

    Door with(DoorState next) {
        return new Door(
                name, cluster, user, namespace, server, source, signIn, current, environment, guessed, guard, findings, playground, next);
    }
}

package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Turns a context into what a connection needs. Plugins are shared, so that opening a context twice signs in once. */
final class Accesses {

    private final PluginCredentials.Plugins plugins;
    private final EnvironmentProxy environmentProxy;
    private final Clock clock;
    private final Map<PluginCall, PluginCredentials> shared = new ConcurrentHashMap<>();

    private record PluginCall(Entry.Plugin plugin, Optional<Tree> cluster) {}

    Accesses(PluginCredentials.Plugins plugins, EnvironmentProxy environmentProxy, Clock clock) {
        this.environmentProxy = environmentProxy;
        this.plugins = plugins;
        this.clock = clock;
    }

    /**
     * Reads everything that the context needs, and runs nothing.
     *
     * @throws ProblemException with what stops the context from being used
     */
    Access of(Merged merged, Entry.Context context) {
        Entry.Cluster cluster = cluster(merged, context);
        Optional<Entry.User> user = user(merged, context);
        Stream.concat(Stream.of(context, cluster), user.stream()).forEach(Accesses::refuseMisread);
        List<X509Certificate> authorities = cluster.authority().given() && !cluster.insecure()
                ? List.copyOf(PemKeys.certificates(cluster.authority()))
                : List.of();
        Optional<String> serverName = Optional.of(cluster.serverName()).filter(name -> !name.isEmpty());
        URI server = Addresses.server(cluster);
        return new Access(
                context.name(),
                server,
                context.namespace().isEmpty() ? "default" : context.namespace(),
                new Trust(authorities, cluster.insecure(), serverName),
                Addresses.proxy(cluster).or(() -> environmentProxy.proxyFor(server)),
                user.map(Entry.User::impersonation).orElse(Impersonation.NONE),
                user.map(entry -> credentials(entry, cluster)).orElse(new FixedCredentials(Credential.NONE)));
    }

    /** A field of the wrong type reads as empty: connecting without it would be connecting otherwise than meant. */
    private static void refuseMisread(Entry entry) {
        entry.origin().findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .findFirst()
                .ifPresent(finding -> {
                    throw new ProblemException(finding.problem());
                });
    }

    private static Entry.Cluster cluster(Merged merged, Entry.Context context) {
        return Optional.ofNullable(merged.clusters().get(context.cluster()))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.CLUSTER_MISSING, context.name(), context.cluster())));
    }

    /** A context without a user is anonymous; one whose user is not there is broken. */
    private static Optional<Entry.User> user(Merged merged, Entry.Context context) {
        Optional<Entry.User> user = Optional.ofNullable(merged.users().get(context.user()));
        if (user.isEmpty() && !context.user().isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.USER_MISSING, context.name(), context.user()));
        }
        return user;
    }

    private Credentials credentials(Entry.User user, Entry.Cluster cluster) {
        Optional<ClientKey> key = user.certificate().given()
                ? Optional.of(PemKeys.clientKey(user.name(), user.certificate(), user.key()))
                : Optional.empty();
        return switch (SignInWay.of(user)) {
            case TOKEN_FILE -> new TokenFile(user.name(), user.tokenFile().orElseThrow(), user.token(), key, clock);
            case TOKEN -> new FixedCredentials(new Credential(Optional.of(bearer(user)), key));
            case BASIC ->
                new FixedCredentials(new Credential(
                        Optional.of(Authorization.basic(user.username(), user.password())), key));
            case PLUGIN -> withKey(plugin(user.plugin().orElseThrow(), cluster), key);
            case AUTH_PROVIDER ->
                throw new ProblemException(
                        Problem.of(ProblemCode.AUTH_PROVIDER_REMOVED, user.name(), user.authProvider()));
            case CERTIFICATE, NONE, SIMULATED, ENGINE -> new FixedCredentials(new Credential(Optional.empty(), key));
        };
    }

    private static String bearer(Entry.User user) {
        return Authorization.bearer(user.token())
                .orElseThrow(() -> new ProblemException(UserCheck.unusableToken(user)));
    }

    private Credentials plugin(Entry.Plugin plugin, Entry.Cluster cluster) {
        Optional<Tree> told =
                plugin.provideClusterInfo() ? Optional.of(PluginProtocol.cluster(cluster)) : Optional.empty();
        return shared.computeIfAbsent(
                new PluginCall(plugin, told), call -> new PluginCredentials(call.plugin(), call.cluster(), plugins));
    }

    private static Credentials withKey(Credentials credentials, Optional<ClientKey> key) {
        return key.<Credentials>map(own -> new KeyBeside(own, credentials)).orElse(credentials);
    }
}

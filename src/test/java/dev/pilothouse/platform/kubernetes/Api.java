package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kubeconfig.Access;
import dev.pilothouse.kubeconfig.ClientKey;
import dev.pilothouse.kubeconfig.Credential;
import dev.pilothouse.kubeconfig.Credentials;
import dev.pilothouse.kubeconfig.Impersonation;
import dev.pilothouse.kubeconfig.Trust;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.testing.Replies;
import dev.pilothouse.testing.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** Words that the tests of this room share: how to reach a scripted server, and its objects as JSON. */
final class Api {

    static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");
    static final Kind CONFIG_MAP = Kind.namespaced("", "v1", "ConfigMap", "configmaps");
    static final Kind SECRET = Kind.namespaced("", "v1", "Secret", "secrets");
    static final Kind DEPLOYMENT = Kind.namespaced("apps", "v1", "Deployment", "deployments");
    static final String MAPS = "/api/v1/namespaces/shop/configmaps";
    static final Query SHOP = Query.in(CONFIG_MAP, "shop");

    /** Short enough for tests, long enough for a busy machine. */
    static final Patience IMPATIENT = new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(300),
            Duration.ofSeconds(30),
            Duration.ofMillis(10),
            Duration.ofMillis(40),
            Duration.ofMillis(50),
            Duration.ofSeconds(300),
            Duration.ofSeconds(2));

    private Api() {}

    static Access access(URI server) {
        return access(server, signedInBy("Bearer one"));
    }

    static Access access(URI server, Credentials credentials) {
        return new Access(
                "test",
                server,
                "default",
                new Trust(List.of(), false, Optional.empty()),
                Optional.empty(),
                Impersonation.NONE,
                credentials);
    }

    static Access secure(URI server, Trust trust, Optional<ClientKey> key) {
        Credential credential = new Credential(Optional.of("Bearer one"), key);
        return new Access("test", server, "default", trust, Optional.empty(), Impersonation.NONE, fixed(() -> credential));
    }

    static Access through(Access access, String proxy) {
        return new Access(
                access.context(),
                access.server(),
                access.namespace(),
                access.trust(),
                Optional.of(URI.create(proxy)),
                access.impersonation(),
                access.credentials());
    }

    static Credentials signedInBy(String header) {
        return fixed(() -> new Credential(Optional.of(header), Optional.empty()));
    }

    private static Credentials fixed(Supplier<Credential> credential) {
        return new Credentials() {
            @Override
            public Credential current() {
                return credential.get();
            }

            @Override
            public boolean refresh(Credential rejected) {
                return false;
            }
        };
    }

    static KubernetesCluster cluster(Access access) {
        return cluster(access, IMPATIENT);
    }

    static KubernetesCluster cluster(Access access, Patience patience) {
        return new KubernetesCluster(access, new Kinds(), "1.2.3", patience, InstantSource.system());
    }

    static KubernetesCluster cluster(URI server) {
        return cluster(access(server));
    }

    /** A config map of the namespace shop as JSON. */
    static String map(String name, long version) {
        return """
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s","namespace":"shop","uid":"uid-%s","resourceVersion":"%d",\
            "creationTimestamp":"2026-01-02T03:04:05Z","managedFields":[{"manager":"x","fieldsV1":{"f:data":{}}}]},"data":{"k":"v"}}"""
                .formatted(name, name, version);
    }

    static String list(long version, String... items) {
        return page(version, "", items);
    }

    static String page(long version, String token, String... items) {
        return """
            {"kind":"ConfigMapList","apiVersion":"v1","metadata":{"resourceVersion":"%d","continue":"%s"},"items":[%s]}"""
                .formatted(version, token, String.join(",", items));
    }

    static Reply maps(long version, String... items) {
        return Replies.json(list(version, items));
    }

    static Problem problem(Executable call) {
        return Assertions.assertThrows(ProblemException.class, call).problem();
    }
}

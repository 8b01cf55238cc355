package dev.pilothouse.platform.kubernetes;

import static dev.pilothouse.platform.kubernetes.Api.MAPS;
import static dev.pilothouse.platform.kubernetes.Api.SHOP;
import static dev.pilothouse.platform.kubernetes.Api.map;
import static dev.pilothouse.platform.kubernetes.Api.maps;
import static dev.pilothouse.platform.kubernetes.Api.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.kubeconfig.Access;
import dev.pilothouse.kubeconfig.Credential;
import dev.pilothouse.kubeconfig.Credentials;
import dev.pilothouse.kubeconfig.Impersonation;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.Replies;
import dev.pilothouse.testing.ScriptedApi;
import dev.pilothouse.testing.WatchScript;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {

    private final ScriptedApi api = ScriptedApi.start();

    @AfterEach
    void close() {
        api.close();
    }

    /** Credentials that get another token each time, so many times. */
    private static final class Renewing implements Credentials {
        private final AtomicInteger refreshes = new AtomicInteger();
        private final int most;

        Renewing(int most) {
            this.most = most;
        }

        @Override
        public Credential current() {
            return new Credential(Optional.of("Bearer token-" + refreshes.get()), Optional.empty());
        }

        @Override
        public boolean refresh(Credential rejected) {
            return refreshes.getAndIncrement() < most;
        }
    }

    @Test
    void everyRequestSaysWhoWeAreAndWhatWeAre() {
        api.on(MAPS, maps(7)).onWatch(MAPS, new WatchScript());
        try (KubernetesCluster cluster = Api.cluster(api.uri())) {
            cluster.rows(SHOP);
        }
        var asked = api.asked().getFirst();
        assertEquals("Bearer one", asked.header("Authorization"));
        assertEquals("pilothouse/1.2.3", asked.header("User-Agent"));
    }

    @Test
    void actsAsSomebodyElse() {
        Access plain = Api.access(api.uri());
        Impersonation developer = new Impersonation(
                "developer", "42", List.of("dev", "ops"), Map.of("scopes/view", List.of("all")));
        api.on(MAPS, maps(7));
        try (KubernetesCluster cluster = Api.cluster(new Access(
                "test", plain.server(), "default", plain.trust(), Optional.empty(), developer, plain.credentials()))) {
            cluster.rows(SHOP);
        }
        var asked = api.asked().getFirst();
        assertEquals("developer", asked.header("Impersonate-User"));
        assertEquals("42", asked.header("Impersonate-Uid"));
        assertEquals("dev,ops", asked.header("Impersonate-Group"));
        assertEquals("all", asked.header("Impersonate-Extra-scopes%2Fview"));
    }

    @Test
    void aRejectedCredentialIsRenewedOnce() {
        api.on(MAPS, Replies.status(401, "Unauthorized", "Unauthorized"), maps(7, map("a", 1)));
        Renewing credentials = new Renewing(5);
        try (KubernetesCluster cluster = Api.cluster(Api.access(api.uri(), credentials))) {
            assertEquals(1, cluster.rows(SHOP).size());
        }
        assertEquals("Bearer token-1", api.asked().getLast().header("Authorization"));
    }

    @Test
    void aCredentialThatIsRejectedAgainSignsOut() {
        api.on(MAPS, Replies.status(401, "Unauthorized", "Unauthorized"));
        Renewing credentials = new Renewing(5);
        try (KubernetesCluster cluster = Api.cluster(Api.access(api.uri(), credentials))) {
            assertEquals(ProblemCode.SIGNED_OUT, problem(() -> cluster.rows(SHOP)).code());
        }
        assertEquals(2, api.asked(MAPS).size());
        assertEquals(1, credentials.refreshes.get());
    }

    @Test
    void aWebSocketIsOpenedAgainWithARenewedCredential() {
        api.on("/api/v1/namespaces/shop/pods/web/exec", Replies.status(401, "Unauthorized", "Unauthorized"), Replies.status(403, "Forbidden", "not you"));
        Renewing credentials = new Renewing(5);
        ResourceRef web = new ResourceRef(Api.POD, "shop", "web");
        ExecStreams streams = new ExecStreams(Optional.empty(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        try (KubernetesCluster cluster = Api.cluster(Api.access(api.uri(), credentials))) {
            Problem problem = problem(() -> cluster.exec(web, new Exec.Order("", List.of("true"), false), streams));
            assertEquals(Problem.of(ProblemCode.FORBIDDEN, "get", "pods/exec", "shop").withDetail("not you"), problem);
        }
        assertEquals("Bearer token-1", api.asked().getLast().header("Authorization"));
        assertEquals("v5.channel.k8s.io, v4.channel.k8s.io", api.asked().getLast().header("Sec-WebSocket-Protocol"));
    }

    @Test
    void aStreamGoesOnWithARenewedCredential() {
        api.on(MAPS, maps(7, map("a", 1)));
        WatchScript watch = new WatchScript().event("MODIFIED", map("a", 8));
        api.onWatch(MAPS, Replies.status(401, "Unauthorized", "Unauthorized"), watch);
        Recorder recorder = new Recorder();
        try (KubernetesCluster cluster = Api.cluster(Api.access(api.uri(), new Renewing(1)))) {
            cluster.follow(SHOP, recorder);
            recorder.awaitVersions(Map.of("a", "8"));
        }
    }

    @Test
    void aPluginThatNeedsConsentIsAStateOfTheStream() {
        Problem consent = Problem.of(ProblemCode.PLUGIN_NEEDS_CONSENT, "aws");
        Credentials asking = new Credentials() {
            @Override
            public Credential current() {
                throw new ProblemException(consent);
            }

            @Override
            public boolean refresh(Credential rejected) {
                return false;
            }
        };
        Recorder recorder = new Recorder();
        try (KubernetesCluster cluster = Api.cluster(Api.access(api.uri(), asking))) {
            assertThrows(ProblemException.class, cluster::server);
            cluster.follow(SHOP, recorder);
            assertEquals(consent, recorder.awaitState(StreamState.SignedOut.class).cause());
        }
        assertEquals(List.of(), api.asked());
    }
}

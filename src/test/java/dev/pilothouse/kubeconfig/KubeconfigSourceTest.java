package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.ClusterSource.Listing;
import dev.pilothouse.cluster.ClusterSource.Plugin;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigSourceTest {

    private static final String DEV = """
            current-context: dev
            clusters: [{name: c, cluster: {server: "https://dev:6443"}}]
            users: [{name: u, user: {token: one}}]
            contexts:
            - {name: dev, context: {cluster: c, user: u}}
            """;

    private final Path folder;
    private final Path file;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final KubeconfigSource source;

    KubeconfigSourceTest(@TempDir Path folder) {
        this.folder = folder;
        file = folder.resolve("config");
        source = new KubeconfigSource(
                new Locations(List.of(file)),
                Map.of("PATH", "/usr/bin:/bin"),
                folder.resolve("consents.json"),
                _ -> {
                    throw new IllegalStateException("nothing is to be opened");
                },
                timer);
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void listsWhatTheFilesHoldAtThisMoment() throws IOException {
        assertEquals(List.of("NOTE KUBECONFIG_NONE"), Described.findings(source.listing()));
        Files.writeString(file, DEV);
        assertEquals(List.of("dev"), names(source.listing()));
        assertSame(source.listing(), source.listing(), "an unchanged file is not read again");
        Files.writeString(file, DEV + "- {name: qa, context: {cluster: c}}\n");
        assertEquals(List.of("dev", "qa"), names(source.listing()));
    }

    @Test
    void saysWithinThreeSecondsThatAFileChanged() throws Exception {
        Files.writeString(file, DEV);
        var changes = new LinkedBlockingQueue<Listing>();
        var subscription = source.onChange(changes::add);

        Files.writeString(file, DEV.replace("name: dev", "name: test"));
        assertEquals(List.of("test"), names(next(changes)));

        Path fresh = Files.writeString(folder.resolve("fresh"), DEV.replace("name: dev", "name: moved"));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(List.of("moved"), names(next(changes)));

        Path target = Files.writeString(folder.resolve("target"), DEV.replace("name: dev", "name: linked"));
        Files.delete(file);
        Files.createSymbolicLink(file, target);
        assertEquals(List.of("linked"), names(next(changes)));
        Files.writeString(target, DEV.replace("name: dev", "name: behind"));
        assertEquals(List.of("behind"), names(next(changes)));

        Files.delete(file);
        assertEquals(List.of(), names(next(changes)));
        subscription.close();
        subscription.close();
    }

    @Test
    void saysNothingWhenTheListingIsTheSame() throws Exception {
        Files.writeString(file, DEV);
        var changes = new LinkedBlockingQueue<Listing>();
        source.onChange(changes::add);
        Files.writeString(file, "# a remark\n" + DEV.replace("token: one", "token: two"));
        Listing first = changes.poll(2, TimeUnit.SECONDS);
        assertNull(first, "lines moved, but nothing that a person sees");
    }

    @Test
    void aFileThatBreaksIsSaidAndHealsByItself() throws Exception {
        Files.writeString(file, DEV);
        var changes = new LinkedBlockingQueue<Listing>();
        source.onChange(changes::add);
        Files.writeString(file, DEV + "\t- broken");
        assertEquals(List.of("ERROR KUBECONFIG_BROKEN"), Described.findings(next(changes)));
        Files.writeString(file, DEV);
        assertEquals(List.of("dev"), names(next(changes)));
    }

    @Test
    void aListenerThatFailsSilencesNoOther() throws Exception {
        Files.writeString(file, DEV);
        var changes = new LinkedBlockingQueue<Listing>();
        source.onChange(_ -> {
            throw new IllegalStateException("a listener that fails on purpose");
        });
        source.onChange(changes::add);
        Files.writeString(file, DEV.replace("name: dev", "name: one"));
        assertEquals(List.of("one"), names(next(changes)));
        Files.writeString(file, DEV.replace("name: dev", "name: two"));
        assertEquals(List.of("two"), names(next(changes)));
    }

    @Test
    void handsOverAllThatAConnectionNeeds() throws IOException {
        Identity authority = Identity.make("secp256r1");
        Identity identity = Identity.make("secp256r1");
        Files.writeString(folder.resolve("ca.crt"), authority.certificatePem());
        Files.writeString(file, """
                clusters:
                - name: c
                  cluster:
                    server: https://dev:6443/
                    certificate-authority: ca.crt
                    tls-server-name: api.shop.example
                    proxy-url: http://keeper:secret@proxy:3128
                users:
                - name: u
                  user:
                    client-certificate-data: %s
                    client-key-data: %s
                    username: developer
                    password: "pass:wörd"
                    as: boss
                    as-uid: "7"
                    as-groups: [a, b]
                    as-user-extra: {reason: [x, z]}
                contexts:
                - {name: dev, context: {cluster: c, user: u, namespace: shop}}
                """.formatted(Identity.base64(identity.certificatePem()), Identity.base64(identity.keyPem())));
        Access access = source.access("dev");
        assertEquals("https://dev:6443", access.server().toString());
        assertEquals("shop", access.namespace());
        assertEquals(new Trust(List.of(authority.certificate()), false, Optional.of("api.shop.example")), access.trust());
        assertEquals("keeper:secret", access.proxy().orElseThrow().getUserInfo());
        assertEquals(
                new Impersonation("boss", "7", List.of("a", "b"), Map.of("reason", List.of("x", "z"))),
                access.impersonation());
        Credential credential = access.credentials().current();
        assertEquals(Optional.of("Basic ZGV2ZWxvcGVyOnBhc3M6d8O2cmQ="), credential.authorization());
        assertEquals(identity.key(), credential.key().orElseThrow().key());
        assertFalse(access.toString().contains("secret"), access.toString());
    }

    @Test
    void takesTheCurrentContextWhenNoneIsNamed() throws IOException {
        Files.writeString(file, DEV);
        assertEquals("dev", source.access("").context());
        assertTrue(source.access("").impersonation().none());
        Files.writeString(file, DEV.replace("current-context: dev\n", ""));
        assertEquals(Problem.of(ProblemCode.CONTEXT_NONE), refusal(""));
    }

    @Test
    void saysWhatStopsAContext() throws IOException {
        Files.writeString(file, """
                clusters: [{name: c, cluster: {server: "https://dev:6443"}}, {name: empty, cluster: {}}]
                users: [{name: old, user: {auth-provider: {name: gcp}}}]
                contexts:
                - {name: no-cluster, context: {cluster: gone}}
                - {name: no-user, context: {cluster: c, user: gone}}
                - {name: no-server, context: {cluster: empty}}
                - {name: old, context: {cluster: c, user: old}}
                - {name: anonymous, context: {cluster: c}}
                """);
        assertEquals(ProblemCode.CONTEXT_UNKNOWN, refusal("gone").code());
        assertEquals(ProblemCode.CLUSTER_MISSING, refusal("no-cluster").code());
        assertEquals(ProblemCode.USER_MISSING, refusal("no-user").code());
        assertEquals(ProblemCode.SERVER_WRONG, refusal("no-server").code());
        assertEquals(ProblemCode.AUTH_PROVIDER_REMOVED, refusal("old").code());
        assertEquals(Credential.NONE, source.access("anonymous").credentials().current());
    }

    @Test
    void neverConnectsWithoutAFieldThatItCouldNotRead() throws IOException {
        Files.writeString(file, DEV.replace("token: one", "token: 12"));
        assertEquals(ProblemCode.KUBECONFIG_WRONG_TYPE, refusal("dev").code());
        Files.writeString(file, DEV.replace("server:", "proxy-url: [a], server:"));
        assertEquals(ProblemCode.KUBECONFIG_WRONG_TYPE, refusal("dev").code());
        Files.writeString(file, DEV.replace("user: u}}", "user: u, namespace: 1}}"));
        assertEquals(ProblemCode.KUBECONFIG_WRONG_TYPE, refusal("dev").code());
    }

    @Test
    void findsANewTokenInTheFileWhenTheOldOneIsRejected() throws IOException {
        Files.writeString(file, DEV);
        Credentials credentials = source.access("dev").credentials();
        Credential first = credentials.current();
        assertFalse(credentials.refresh(first));
        Files.writeString(file, DEV.replace("token: one", "token: three"));
        assertEquals(first, credentials.current(), "nobody rejected it yet");
        assertTrue(credentials.refresh(first));
        assertEquals(Optional.of("Bearer three"), credentials.current().authorization());
        Files.writeString(file, "contexts: []");
        assertFalse(credentials.refresh(credentials.current()));
    }

    @Test
    void runsAPluginOnlyAfterTrustAndOnceForAllOpenings() throws IOException {
        Path runs = folder.resolve("runs");
        PluginScripts.write(
                folder.resolve("login"), "echo run >> " + runs + "\necho '" + PluginScripts.answer("\"token\":\"t\"") + "'\n");
        Files.writeString(file, """
                clusters: [{name: c, cluster: {server: "https://dev:6443"}}]
                users:
                - name: u
                  user:
                    exec:
                      apiVersion: client.authentication.k8s.io/v1
                      command: ./login
                      args: [--to, "the shop"]
                      env: [{name: PROFILE, value: s3cret}]
                      interactiveMode: IfAvailable
                      provideClusterInfo: true
                contexts:
                - {name: dev, context: {cluster: c, user: u}}
                """);
        Path command = folder.resolve("login");
        Plugin plugin = source.plugin("dev").orElseThrow();
        assertEquals(List.of("PROFILE=…", command.toString(), "--to", "the shop"), plugin.commandLine());
        assertEquals(command.toString(), plugin.path());
        assertEquals(64, plugin.hash().length());

        Credentials credentials = source.access("dev").credentials();
        Problem problem = assertThrows(ProblemException.class, credentials::current).problem();
        assertEquals(ProblemCode.PLUGIN_NEEDS_CONSENT, problem.code());
        assertEquals(List.of("PROFILE=… " + command + " --to 'the shop'"), problem.args());
        assertFalse(Files.exists(runs), "listing, opening and asking run nothing");

        source.trust(plugin);
        assertEquals(Optional.of("Bearer t"), credentials.current().authorization());
        source.access("dev").credentials().current();
        assertEquals(1, Files.readAllLines(runs).size());
    }

    @Test
    void noticesAPluginThatIsInstalledLater() throws Exception {
        Path command = folder.resolve("later");
        Files.writeString(file, """
                clusters: [{name: c, cluster: {server: "https://dev:6443"}}]
                users: [{name: u, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: ./later}}}]
                contexts: [{name: dev, context: {cluster: c, user: u}}]
                """);
        assertEquals(List.of("ERROR PLUGIN_MISSING"), Described.findings(source.listing()));
        assertEquals("", source.plugin("dev").orElseThrow().hash());
        PluginScripts.write(command, "exit 1\n");
        assertEquals(List.of(), Described.findings(source.listing()));
    }

    private Problem refusal(String context) {
        return assertThrows(ProblemException.class, () -> source.access(context)).problem();
    }

    private static Listing next(LinkedBlockingQueue<Listing> changes) throws InterruptedException {
        @Nullable Listing listing = changes.poll(3, TimeUnit.SECONDS);
        if (listing == null) {
            throw new AssertionError("nothing was said within three seconds");
        }
        return listing;
    }

    private static List<String> names(Listing listing) {
        return listing.contexts().stream().map(Context::name).toList();
    }
}

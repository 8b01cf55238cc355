package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What we tell a sign-in plugin and what it answers: {@code ExecCredential} of {@code client.authentication.k8s.io}. */
final class PluginProtocol {

    /** The versions that we speak. */
    static final Set<String> VERSIONS =
            Set.of("client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1");

    private PluginProtocol() {}

    /**
     * A credential with the moment until which it holds.
     *
     * @param expiry empty when the plugin names none
     */
    record Answer(Credential credential, Optional<Instant> expiry) {}

    /**
     * Returns the value of {@code KUBERNETES_EXEC_INFO}.
     *
     * @param cluster what the plugin may know of the cluster, empty for nothing
     */
    static String information(String version, Optional<Tree> cluster) {
        Map<String, Object> spec = new LinkedHashMap<>();
        cluster.ifPresent(tree -> spec.put("cluster", tree.fields()));
        spec.put("interactive", false);
        Map<String, Object> information = new LinkedHashMap<>();
        information.put("kind", "ExecCredential");
        information.put("apiVersion", version);
        information.put("spec", spec);
        return Json.write(new Tree(information));
    }

    /** Returns what a plugin may know of the cluster, when its entry says {@code provideClusterInfo}. */
    static Tree cluster(Entry.Cluster cluster) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("server", cluster.server());
        if (!cluster.serverName().isEmpty()) {
            fields.put("tls-server-name", cluster.serverName());
        }
        if (cluster.insecure()) {
            fields.put("insecure-skip-tls-verify", true);
        }
        if (cluster.authority().given()) {
            byte[] pem = cluster.authority().text().getBytes(StandardCharsets.UTF_8);
            fields.put("certificate-authority-data", Base64.getEncoder().encodeToString(pem));
        }
        if (!cluster.proxy().isEmpty()) {
            fields.put("proxy-url", cluster.proxy());
        }
        if (cluster.uncompressed()) {
            fields.put("disable-compression", true);
        }
        if (!cluster.plugins().fields().isEmpty()) {
            fields.put("config", cluster.plugins().fields());
        }
        return new Tree(fields);
    }

    /**
     * Reads what a plugin answered.
     *
     * @throws ProblemException with {@code PLUGIN_ANSWER}, or what is wrong with the certificate or key in it
     */
    static Answer answer(Entry.Plugin plugin, PluginRunner.Output output) {
        Tree answer = parse(plugin, output);
        if (!answer.text("kind").equals("ExecCredential") || !answer.text("apiVersion").equals(plugin.apiVersion())) {
            throw refused(plugin, output, "kind %s, apiVersion %s".formatted(answer.text("kind"), answer.text("apiVersion")));
        }
        Tree status = answer.tree("status");
        String certificate = status.text("clientCertificateData");
        String key = status.text("clientKeyData");
        Optional<String> authorization = Authorization.bearer(status.text("token"));
        Optional<ClientKey> clientKey = certificate.isEmpty() && key.isEmpty()
                ? Optional.empty()
                : Optional.of(PemKeys.clientKey(
                        plugin.command(),
                        new Material.Inline(plugin.command(), "clientCertificateData", certificate),
                        new Material.Inline(plugin.command(), "clientKeyData", key)));
        if (authorization.isEmpty() && clientKey.isEmpty()) {
            throw refused(plugin, output, "no token and no certificate");
        }
        return new Answer(new Credential(authorization, clientKey), expiry(plugin, output, status));
    }

    private static Tree parse(Entry.Plugin plugin, PluginRunner.Output output) {
        try {
            return Json.read(output.answer());
        } catch (ProblemException e) {
            throw refused(plugin, output, "no JSON object");
        }
    }

    private static Optional<Instant> expiry(Entry.Plugin plugin, PluginRunner.Output output, Tree status) {
        String text = status.text("expirationTimestamp");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            throw refused(plugin, output, "expirationTimestamp " + text);
        }
    }

    /** Quotes what is wrong and what the plugin wrote to its error output, never the answer itself. */
    private static ProblemException refused(Entry.Plugin plugin, PluginRunner.Output output, String what) {
        String detail = PlainText.of(what) + (output.errors().isEmpty() ? "" : "\n" + output.errors());
        return new ProblemException(Problem.of(ProblemCode.PLUGIN_ANSWER, plugin.command()).withDetail(detail));
    }
}

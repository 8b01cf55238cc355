package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Edit;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What every fresh cluster has: its first namespaces, the service {@code kubernetes}, the standard roles, priorities and storage class; and
 * the ingress class that most manifests name, served by the simulated ingress.
 *
 * <p>May be made again over a cluster that was restored: what is there stays as it is.
 */
public final class Bootstrap {

    private static final String ROLES = "/dev/pilothouse/playground/roles.json";
    private static final String RBAC = "rbac.authorization.k8s.io";

    private final Objects objects;

    public Bootstrap(Objects objects) {
        this.objects = objects;
    }

    /** Makes everything that does not depend on where the API server answers. */
    public void run() {
        for (String namespace : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
            ensure("namespaces", "v1", "Namespace", Edit.object("name", namespace), Map.of());
        }
        priority("system-cluster-critical", 2_000_000_000L, "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.");
        priority("system-node-critical", 2_000_001_000L, "Used for system critical pods that must not be moved from their current node.");
        ensure("storageclasses.storage.k8s.io", "storage.k8s.io/v1", "StorageClass",
                Edit.object("name", "standard", "annotations", Edit.object("storageclass.kubernetes.io/is-default-class", "true")),
                Edit.object(
                        "provisioner", "sim.pilothouse.dev/volume", "reclaimPolicy", "Delete", "volumeBindingMode", "WaitForFirstConsumer",
                        "allowVolumeExpansion", true));
        ensure("ingressclasses.networking.k8s.io", "networking.k8s.io/v1", "IngressClass", Edit.object("name", "nginx"),
                Edit.object("spec", Edit.object("controller", "sim.pilothouse.dev/ingress")));
        roles();
    }

    /**
     * Makes the service {@code kubernetes}.
     *
     * @param address of the API server, as endpoint of the service; on loopback the service has no endpoints, as those of a real server
     */
    public void service(String address, int port) {
        Map<String, Object> labels = Edit.object("component", "apiserver", "provider", "kubernetes");
        Map<String, Object> ports = Edit.object("name", "https", "port", 443, "protocol", "TCP", "targetPort", port);
        ensure("services", "v1", "Service",
                Edit.object("name", "kubernetes", "namespace", "default", "labels", labels),
                Edit.object("spec", Edit.object(
                        "clusterIP", "10.96.0.1", "clusterIPs", List.of("10.96.0.1"), "type", "ClusterIP", "sessionAffinity", "None",
                        "ports", List.of(ports))));
        if (address.startsWith("127.")) {
            return;
        }
        Map<String, Object> endpointPort = Edit.object("name", "https", "port", port, "protocol", "TCP");
        ensure("endpoints", "v1", "Endpoints",
                Edit.object("name", "kubernetes", "namespace", "default", "labels", Edit.object("endpointslice.kubernetes.io/skip-mirror", "true")),
                Edit.object("subsets", List.of(Edit.object("addresses", List.of(Edit.object("ip", address)), "ports", List.of(endpointPort)))));
        ensure("endpointslices.discovery.k8s.io", "discovery.k8s.io/v1", "EndpointSlice",
                Edit.object("name", "kubernetes", "namespace", "default", "labels", Edit.object("kubernetes.io/service-name", "kubernetes")),
                Edit.object(
                        "addressType", "IPv4",
                        "endpoints", List.of(Edit.object("addresses", List.of(address), "conditions", Edit.object("ready", true))),
                        "ports", List.of(endpointPort)));
    }

    private void priority(String name, long value, String description) {
        ensure("priorityclasses.scheduling.k8s.io", "scheduling.k8s.io/v1", "PriorityClass", Edit.object("name", name),
                Edit.object("value", value, "description", description, "preemptionPolicy", "PreemptLowerPriority"));
    }

    private void roles() {
        for (Tree role : read(ROLES).trees("objects")) {
            Map<String, Object> labels = Edit.object("kubernetes.io/bootstrapping", "rbac-defaults");
            labels.putAll(role.tree("labels").fields());
            Map<String, Object> metadata = Edit.object(
                    "name", role.text("name"),
                    "namespace", role.at("namespace"),
                    "labels", labels,
                    "annotations", Edit.object("rbac.authorization.kubernetes.io/autoupdate", "true"));
            String plural = role.text("kind").toLowerCase(Locale.ROOT) + "s";
            boolean binding = role.has("roleRef");
            ensure(plural + "." + RBAC, RBAC + "/v1", role.text("kind"), metadata, Edit.object(
                    "aggregationRule", role.at("aggregationRule"),
                    "rules", binding ? Optional.empty() : role.list("rules"),
                    "roleRef", role.at("roleRef"),
                    "subjects", role.at("subjects")));
        }
    }

    private void ensure(String resource, String apiVersion, String kind, Map<String, Object> metadata, Map<String, Object> content) {
        Tree names = new Tree(metadata);
        if (objects.get(resource, names.text("namespace"), names.text("name")).isPresent()) {
            return;
        }
        Map<String, Object> fields = Edit.object("apiVersion", apiVersion, "kind", kind, "metadata", metadata);
        fields.putAll(content);
        try {
            objects.create(resource, Document.of(fields));
        } catch (Refusal e) {
            if (e.code() != 409) {
                throw e;
            }
        }
    }

    private static Tree read(String name) {
        try (InputStream in = Bootstrap.class.getResourceAsStream(name)) {
            return Json.read(new String(java.util.Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

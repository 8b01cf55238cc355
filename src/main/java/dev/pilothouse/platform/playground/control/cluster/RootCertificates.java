package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the certificate of the cluster's authority into every namespace, as ConfigMap {@code kube-root-ca.crt}. */
public final class RootCertificates implements Controller {

    private static final String NAME = "kube-root-ca.crt";
    private static final String DESCRIPTION = "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as "
            + "the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.";

    private final Objects objects;
    private final String certificate;

    /**
     * Makes the controller.
     *
     * @param certificate in PEM
     */
    public RootCertificates(Objects objects, String certificate) {
        this.objects = objects;
        this.certificate = certificate;
    }

    @Override
    public String name() {
        return "root-ca-certificate-publisher-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(
                Trigger.self("namespaces"),
                new Trigger("configmaps", change -> change.object().name().equals(NAME) ? List.of(new Name("", change.object().namespace())) : List.of()));
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        boolean active = objects.get("namespaces", "", name.name())
                .filter(namespace -> !namespace.tree().has("metadata", "deletionTimestamp"))
                .isPresent();
        if (!active) {
            return Optional.empty();
        }
        Map<String, Object> data = Edit.object("ca.crt", certificate);
        Optional<Document> existing = objects.get("configmaps", name.name(), NAME);
        if (existing.isEmpty()) {
            Map<String, Object> metadata = Edit.object(
                    "name", NAME, "namespace", name.name(), "annotations", Edit.object("kubernetes.io/description", DESCRIPTION));
            objects.create("configmaps", Document.of(Edit.object("apiVersion", "v1", "kind", "ConfigMap", "metadata", metadata, "data", data)));
        } else if (!existing.get().tree().tree("data").fields().equals(data)) {
            objects.update("configmaps", Document.of(Edit.with(existing.get().fields(), data, "data")));
        }
        return Optional.empty();
    }
}

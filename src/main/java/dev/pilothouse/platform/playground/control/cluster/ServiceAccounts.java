package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sees to it that every namespace has its ServiceAccount {@code default}. */
public final class ServiceAccounts implements Controller {

    private static final String DEFAULT = "default";

    private final Objects objects;

    public ServiceAccounts(Objects objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return "service-account-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(
                Trigger.self("namespaces"),
                new Trigger("serviceaccounts", change -> change.object().name().equals(DEFAULT)
                        ? List.of(new Name("", change.object().namespace()))
                        : List.of()));
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        boolean active = objects.get("namespaces", "", name.name())
                .filter(namespace -> !namespace.tree().has("metadata", "deletionTimestamp"))
                .isPresent();
        if (active && objects.get("serviceaccounts", name.name(), DEFAULT).isEmpty()) {
            objects.create("serviceaccounts", Document.of(Edit.object(
                    "apiVersion", "v1", "kind", "ServiceAccount", "metadata", Edit.object("name", DEFAULT, "namespace", name.name()))));
        }
        return Optional.empty();
    }
}

package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.validation.CustomDefinitionStatus;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Establishes custom kinds when their names are free, and deletes their objects before a definition goes. */
public final class CustomDefinitions implements Controller {

    private static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";
    private static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Objects objects;
    private final InstantSource clock;

    public CustomDefinitions(Objects objects, InstantSource clock) {
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "customresourcedefinition-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(Trigger.self(DEFINITIONS));
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document definition = objects.get(DEFINITIONS, "", name.name()).orElse(null);
        if (definition == null) {
            return Optional.empty();
        }
        if (definition.tree().has("metadata", "deletionTimestamp")) {
            return empty(definition);
        }
        List<Document> others = objects.list(DEFINITIONS, "").stream().filter(other -> !other.name().equals(name.name())).toList();
        Map<String, Object> status = CustomDefinitionStatus.of(definition, others, clock.instant());
        if (!status.equals(definition.tree().tree("status").fields())) {
            objects.updateStatus(DEFINITIONS, Document.of(Edit.with(definition.fields(), status, "status")));
        }
        return Optional.empty();
    }

    /** Deletes the objects of a definition that goes; lets it go when there are none. */
    private Optional<Duration> empty(Document definition) {
        List<?> finalizers = definition.tree().list("metadata", "finalizers");
        if (!finalizers.contains(CLEANUP)) {
            return Optional.empty();
        }
        for (Document object : objects.list(definition.name(), "")) {
            if (!object.tree().has("metadata", "deletionTimestamp")) {
                objects.delete(definition.name(), object.namespace(), object.name(), DeleteOptions.background());
            }
        }
        int left = objects.list(definition.name(), "").size();
        if (left > 0) {
            List<Map<String, Object>> conditions = Conditions.of(definition.tree())
                    .set("Terminating", true, "InstanceDeletionInProgress", "CustomResource deletion is in progress", clock.instant())
                    .fields();
            objects.patchStatus(DEFINITIONS, "", definition.name(), Edit.object("status", Edit.object("conditions", conditions)));
            return Optional.of(LOOK_AGAIN);
        }
        List<?> others = finalizers.stream().filter(finalizer -> !CLEANUP.equals(finalizer)).toList();
        objects.patch(DEFINITIONS, "", definition.name(), Edit.object("metadata", Edit.object("finalizers", others)));
        return Optional.empty();
    }
}

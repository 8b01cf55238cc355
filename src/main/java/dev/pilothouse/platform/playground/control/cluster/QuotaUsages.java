package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.admission.Amount;
import dev.pilothouse.platform.playground.admission.QuotaUsage;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.schema.Schemas;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Counts what a namespace uses of its quotas when something went, and again every five minutes. */
public final class QuotaUsages implements Controller {

    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final List<String> WATCHED = List.of(
            "pods", "services", "secrets", "configmaps", "replicationcontrollers", "persistentvolumeclaims", "deployments.apps", "replicasets.apps",
            "statefulsets.apps", "daemonsets.apps", "jobs.batch", "cronjobs.batch", "ingresses.networking.k8s.io");

    private final Objects objects;
    private final Schemas schemas;
    private final Map<String, Set<String>> quotas = new HashMap<>();

    public QuotaUsages(Objects objects, Schemas schemas) {
        this.objects = objects;
        this.schemas = schemas;
    }

    @Override
    public String name() {
        return "resourcequota-controller";
    }

    @Override
    public List<Trigger> triggers() {
        List<Trigger> triggers = new ArrayList<>();
        triggers.add(new Trigger("resourcequotas", this::note));
        WATCHED.forEach(resource -> triggers.add(new Trigger(resource, this::concerned)));
        return triggers;
    }

    private List<Name> note(Change change) {
        Document quota = change.object();
        Set<String> names = quotas.computeIfAbsent(quota.namespace(), _ -> new HashSet<>());
        if (change.type() == Change.Type.DELETED) {
            names.remove(quota.name());
            return List.of();
        }
        names.add(quota.name());
        boolean same = change.before().filter(before -> before.tree().tree("spec").equals(quota.tree().tree("spec"))).isPresent();
        return same ? List.of() : List.of(Name.of(quota));
    }

    /** Returns the quotas of the namespace when something of it went, or ended. */
    private List<Name> concerned(Change change) {
        Set<String> names = quotas.getOrDefault(change.object().namespace(), Set.of());
        boolean ended = change.type() == Change.Type.MODIFIED && change.object().kindName().equals("Pod") && !phase(change.object()).equals(change.before().map(QuotaUsages::phase).orElse(""));
        return names.isEmpty() || !(change.type() == Change.Type.DELETED || ended)
                ? List.of()
                : names.stream().map(name -> new Name(change.object().namespace(), name)).toList();
    }

    private static String phase(Document pod) {
        return pod.tree().text("status", "phase");
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document quota = objects.get("resourcequotas", name.namespace(), name.name()).orElse(null);
        if (quota == null) {
            return Optional.empty();
        }
        Map<String, Object> hard = quota.tree().tree("spec", "hard").fields();
        Map<String, Amount> used = new TreeMap<>();
        hard.keySet().forEach(limit -> used.put(limit, Amount.ZERO));
        Set<String> resources = new HashSet<>();
        hard.keySet().forEach(limit -> resources.add(QuotaUsage.countedResource(limit)));
        for (String resource : resources) {
            if (schemas.named(resource).isPresent()) {
                objects.list(resource, name.namespace()).stream()
                        .filter(object -> QuotaUsage.inScope(quota.tree(), resource, object.tree()))
                        .forEach(object -> QuotaUsage.of(resource, object, hard.keySet()).forEach((limit, amount) -> used.merge(limit, amount, Amount::plus)));
            }
        }
        Map<String, Object> told = new TreeMap<>();
        used.forEach((limit, amount) -> told.put(limit, amount.toString()));
        Map<String, Object> status = Edit.object("hard", hard, "used", told);
        if (!status.equals(quota.tree().tree("status").fields())) {
            objects.updateStatus("resourcequotas", Document.of(Edit.with(quota.fields(), status, "status")));
        }
        return Optional.of(AGAIN);
    }
}

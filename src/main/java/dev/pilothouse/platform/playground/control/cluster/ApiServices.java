package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schemas;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps one APIService for each served group and version, all answered by the API server itself. */
public final class ApiServices implements Controller {

    private static final String SERVICES = "apiservices.apiregistration.k8s.io";
    private static final String MANAGED = "kube-aggregator.kubernetes.io/automanaged";

    /** Priorities of groups, as kube-apiserver registers them. */
    private static final Map<String, Integer> PRIORITIES = Map.ofEntries(
            Map.entry("", 18000), Map.entry("apps", 17800), Map.entry("events.k8s.io", 17750), Map.entry("authentication.k8s.io", 17700),
            Map.entry("authorization.k8s.io", 17600), Map.entry("autoscaling", 17500), Map.entry("batch", 17400),
            Map.entry("certificates.k8s.io", 17300), Map.entry("networking.k8s.io", 17200), Map.entry("policy", 17100),
            Map.entry("rbac.authorization.k8s.io", 17000), Map.entry("storage.k8s.io", 16800), Map.entry("apiextensions.k8s.io", 16700),
            Map.entry("admissionregistration.k8s.io", 16700), Map.entry("scheduling.k8s.io", 16600), Map.entry("coordination.k8s.io", 16500),
            Map.entry("node.k8s.io", 16300), Map.entry("discovery.k8s.io", 16200), Map.entry("resource.k8s.io", 16200),
            Map.entry("flowcontrol.apiserver.k8s.io", 16100));

    private final Objects objects;
    private final Schemas schemas;
    private final InstantSource clock;

    public ApiServices(Objects objects, Schemas schemas, InstantSource clock) {
        this.objects = objects;
        this.schemas = schemas;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "apiservice-registration-controller";
    }

    /** The namespaces stand for the start of the cluster: they are there from its first moment. */
    @Override
    public List<Trigger> triggers() {
        List<Name> all = List.of(new Name("", ""));
        return List.of(
                new Trigger("customresourcedefinitions.apiextensions.k8s.io", _ -> all),
                new Trigger("namespaces", change -> change.object().name().equals("kube-system") && change.before().isEmpty() ? all : List.of()));
    }

    @Override
    public Optional<Duration> reconcile(Name all) {
        Map<String, Kind> served = new LinkedHashMap<>();
        for (Resource resource : schemas.resources()) {
            Kind kind = resource.kind();
            if (!kind.group().equals("apiregistration.k8s.io")) {
                served.putIfAbsent(kind.version() + "." + kind.group(), kind);
            }
        }
        for (Document service : objects.list(SERVICES, "")) {
            boolean ours = Set.of("true", "onstart").contains(service.tree().text("metadata", "labels", MANAGED));
            if (ours && served.remove(service.name()) == null) {
                objects.delete(SERVICES, "", service.name(), DeleteOptions.background());
            }
        }
        served.forEach(this::create);
        return Optional.empty();
    }

    private void create(String name, Kind kind) {
        boolean builtIn = PRIORITIES.containsKey(kind.group());
        Document created = objects.create(SERVICES, Document.of(Edit.object(
                "apiVersion", "apiregistration.k8s.io/v1",
                "kind", "APIService",
                "metadata", Edit.object("name", name, "labels", Edit.object(MANAGED, builtIn ? "onstart" : "true")),
                "spec", Edit.object(
                        "group", kind.group().isEmpty() ? Optional.empty() : kind.group(),
                        "groupPriorityMinimum", PRIORITIES.getOrDefault(kind.group(), 1000),
                        "version", kind.version(),
                        "versionPriority", versionPriority(kind, builtIn)))));
        List<Map<String, Object>> conditions = Conditions.of(created.tree())
                .set("Available", true, "Local", "Local APIServices are always available", clock.instant())
                .fields();
        objects.patchStatus(SERVICES, "", name, Edit.object("status", Edit.object("conditions", conditions)));
    }

    private static int versionPriority(Kind kind, boolean builtIn) {
        if (!builtIn) {
            return 100;
        }
        return kind.version().equals("v2") ? 30 : kind.group().isEmpty() ? 1 : 15;
    }
}

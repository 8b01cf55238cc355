package dev.pilothouse.topology;

import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kinds.Relations;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import dev.pilothouse.topology.Facts.Doors;
import dev.pilothouse.topology.Facts.Port;
import dev.pilothouse.topology.Facts.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Boils documents down. What is equal in many objects, such as the pods of one workload, is one in memory. */
final class FactReader {

    private final Kinds kinds = new Kinds();
    private final Map<Object, Object> shared = new ConcurrentHashMap<>();

    Facts read(Kind kind, Document document) {
        return read(kind, document, Map.of());
    }

    /** @param known rows by uid: one of the same version is not made again, which takes longer than all else */
    Facts read(Kind kind, Document document, Map<String, Row> known) {
        Row seen = known.get(document.uid());
        Row row = seen != null && seen.version().equals(document.version()) ? seen : row(kind, document);
        return new Facts(
                row.ref(),
                row.uid(),
                row.version(),
                row.health(),
                row.labels(),
                row.owner(),
                Relations.of(document).stream().map(this::one).toList(),
                one(doors(document)),
                note(document));
    }

    private Row row(Kind kind, Document document) {
        return kinds.known(kind).map(projection -> projection.row(kind, document.tree())).orElseGet(() -> bare(kind, document));
    }

    private static Row bare(Kind kind, Document document) {
        ResourceRef ref = new ResourceRef(kind, kind.namespaced() ? document.namespace() : "", document.name());
        Labels labels = Labels.of(document.tree().texts("metadata", "labels"));
        return new Row(ref, document.uid(), document.version(), 0, Health.ok(""), labels, null, List.of());
    }

    private static Doors doors(Document document) {
        Tree spec = document.tree().tree("spec");
        return switch (document.kindName()) {
            case "Service" -> new Doors(Labels.NONE, ports(spec), Map.of(), List.of(), null);
            case "Pod" -> new Doors(Labels.NONE, List.of(), Party.ports(spec), List.of(), null);
            case "Ingress" -> new Doors(Labels.NONE, List.of(), Map.of(), routes(spec, document.namespace()), null);
            case "HTTPRoute" -> new Doors(Labels.NONE, List.of(), Map.of(), gatewayRoutes(spec, document.namespace()), null);
            case "Deployment", "StatefulSet", "DaemonSet", "ReplicationController" ->
                new Doors(Labels.of(spec.texts("template", "metadata", "labels")), List.of(), Party.ports(spec.tree("template", "spec")), List.of(), null);
            case "NetworkPolicy" -> new Doors(Labels.NONE, List.of(), Map.of(), List.of(), document);
            default -> Doors.NONE;
        };
    }

    private @Nullable Note note(Document document) {
        Tree spec = document.tree().tree("spec");
        return switch (document.kindName()) {
            case "HorizontalPodAutoscaler" -> Note.of("range", Long.toString(spec.number(1, "minReplicas")), spec.text("maxReplicas"));
            case "Deployment", "StatefulSet", "DaemonSet", "ReplicationController" -> limits(spec.tree("template", "spec"));
            case "CronJob" -> limits(spec.tree("jobTemplate", "spec", "template", "spec"));
            case "Pod" -> limits(spec);
            default -> null;
        };
    }

    private @Nullable Note limits(Tree podSpec) {
        List<Tree> containers = podSpec.trees("containers");
        boolean none = !containers.isEmpty() && containers.stream().noneMatch(container -> container.has("resources", "limits"));
        return none ? one(Note.of("no-limits")) : null;
    }

    private static List<Port> ports(Tree spec) {
        return spec.trees("ports").stream()
                .map(port -> new Port(port.text("name"), port.text("port"), port.has("targetPort") ? port.text("targetPort") : port.text("port"), port.has("protocol") ? port.text("protocol") : "TCP"))
                .toList();
    }

    private static List<Route> routes(Tree spec, String namespace) {
        List<Route> routes = new ArrayList<>();
        add(routes, "", spec.tree("defaultBackend", "service"), namespace);
        for (Tree rule : spec.trees("rules")) {
            rule.trees("http", "paths").forEach(path -> add(routes, path.text("path"), path.tree("backend", "service"), namespace));
        }
        return List.copyOf(routes);
    }

    private static void add(List<Route> routes, String path, Tree service, String namespace) {
        if (service.has("name")) {
            String port = service.text("port", "name") + service.text("port", "number");
            routes.add(new Route(path, new ResourceRef(WellKnown.SERVICE, namespace, service.text("name")), port));
        }
    }

    private static List<Route> gatewayRoutes(Tree spec, String namespace) {
        List<Route> routes = new ArrayList<>();
        for (Tree rule : spec.trees("rules")) {
            String path = rule.trees("matches").stream().map(match -> match.text("path", "value")).findFirst().orElse("");
            for (Tree backend : rule.trees("backendRefs")) {
                String where = backend.has("namespace") ? backend.text("namespace") : namespace;
                routes.add(new Route(path, new ResourceRef(WellKnown.SERVICE, where, backend.text("name")), backend.text("port")));
            }
        }
        return List.copyOf(routes);
    }

    @SuppressWarnings("unchecked") // an equal value is of the same type
    private <T> T one(T value) {
        Object known = shared.putIfAbsent(value, value);
        return known == null ? value : (T) known;
    }
}

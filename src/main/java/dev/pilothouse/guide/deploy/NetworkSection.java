package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Stage.key;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Input.Group;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways to the pods: a Service for everybody inside, an Ingress for those outside. */
final class NetworkSection {

    private NetworkSection() {}

    static Section of(Stage stage) {
        List<Part> parts = Part.of(stage.sheet().text());
        Optional<Part> service = parts.stream().filter(part -> part.is("Service") && selects(part, stage.workload())).findFirst();
        Optional<Part> ingress = parts.stream().filter(part -> part.is("Ingress") && leadsTo(part, service)).findFirst();
        Effect brief = service.isEmpty()
                ? Stage.brief("no-service")
                : Stage.brief(ingress.isEmpty() ? "service" : "service-and-ingress");
        return Stage.section("network", brief, List.of(service(stage, service), ingress(stage, ingress, service)));
    }

    private static boolean selects(Part service, Workload workload) {
        Map<String, String> selector = service.document().tree().texts("spec", "selector");
        return !selector.isEmpty() && workload.podLabels().entrySet().containsAll(selector.entrySet());
    }

    private static boolean leadsTo(Part ingress, Optional<Part> service) {
        return service.isEmpty() || ingress.document().tree().trees("spec", "rules").stream()
                .flatMap(rule -> rule.trees("http", "paths").stream())
                .anyMatch(path -> path.text("backend", "service", "name").equals(service.get().document().name()));
    }

    private static String namespace(Stage stage) {
        return new Situation(stage.sheet()).namespace(stage.workload().object());
    }

    private static Field service(Stage stage, Optional<Part> service) {
        int document = service.map(Part::index).orElse(-1);
        Spot spec = Spot.at(Math.max(0, document), "spec");
        List<Tree> ports = service.map(found -> Stage.elements(found.document().tree().list("spec", "ports"))).orElse(List.of());
        List<String> targets = stage.container().tree().trees("ports").stream()
                .map(port -> port.has("name") ? port.text("name") : port.text("containerPort"))
                .toList();
        String type = service.map(found -> found.document().tree().text("spec", "type")).orElse("");
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            Spot port = spec.then("ports", i);
            List<Field> fields = new ArrayList<>(List.of(
                    Field.text(key("port-name"), port.then("name"), Checks.PORT_NAME),
                    Field.whole(key("service-port"), port.then("port"), 1, 65_535).needed(),
                    Field.name(key("target-port"), port.then("targetPort"), targets).by(new NumberOrName(port.then("targetPort")))));
            if (type.equals("NodePort") || type.equals("LoadBalancer")) {
                fields.add(Field.whole(key("node-port"), port.then("nodePort"), 1, 65_535));
            }
            groups.add(new Group(Stage.heading(ports.get(i).text("name"), "port"), port, fields));
        }
        Object added = Edit.object("name", "more", "port", 8081, "targetPort", 8081);
        return Field.document(key("service"), document, Companions.service(stage.workload(), stage.workload().name(), namespace(stage)),
                Field.choice(key("service-type"), spec.then("type"), "ClusterIP", "NodePort", "LoadBalancer").orElse("ClusterIP"),
                Field.groups(key("service-ports"), spec.then("ports"), added, groups));
    }

    private static Field ingress(Stage stage, Optional<Part> ingress, Optional<Part> service) {
        int document = ingress.map(Part::index).orElse(-1);
        Spot spec = Spot.at(Math.max(0, document), "spec");
        Spot path = spec.then("rules", 0, "http", "paths", 0);
        String host = stage.sheet().text(spec.then("rules", 0, "host"));
        Object tls = Edit.object("hosts", host.isEmpty() ? List.of() : List.of(host), "secretName", stage.workload().name() + "-tls");
        Document added = Companions.ingress(stage.workload(), service.map(Part::document), namespace(stage));
        return Field.document(key("ingress"), document, added,
                Field.text(key("host"), spec.then("rules", 0, "host"), Checks.HOST),
                Field.text(key("ingress-path"), path.then("path"), Checks.PATH).orElse("/"),
                Field.choice(key("path-type"), path.then("pathType"), "Prefix", "Exact", "ImplementationSpecific").needed(),
                Field.name(key("ingress-service"), path.then("backend", "service", "name"), stage.names("Service"), Checks.NAME).needed(),
                Field.whole(key("ingress-port"), path.then("backend", "service", "port", "number"), 1, 65_535),
                Field.name(key("ingress-class"), spec.then("ingressClassName"), stage.names("IngressClass"), Checks.NAME),
                Field.part(key("tls"), stage.sheet(), spec.then("tls", 0), tls,
                        Field.name(key("tls-secret"), spec.then("tls", 0, "secretName"), stage.names("Secret"), Checks.NAME).needed(),
                        Field.texts(key("tls-hosts"), spec.then("tls", 0, "hosts"), Checks.HOST)));
    }
}

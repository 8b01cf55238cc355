package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Practice.mend;
import static dev.pilothouse.guide.deploy.Situation.spec;
import static dev.pilothouse.guide.deploy.Situation.spot;

import dev.pilothouse.guide.form.Mend;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is said of the ways to the pods: Services that reach nothing and Ingresses that lead nowhere. */
final class NetworkPractice {

    private final Situation situation;
    private final Practice practice;

    NetworkPractice(Situation situation, Practice practice) {
        this.situation = situation;
        this.practice = practice;
    }

    void look() {
        situation.parts("Service").forEach(this::service);
        situation.parts("Ingress").forEach(this::ingress);
        situation.workloads().stream().filter(workload -> workload.shape() == Workload.Shape.STATEFUL_SET).forEach(this::governing);
    }

    private void service(Part service) {
        Map<String, String> selector = service.document().tree().texts("spec", "selector");
        if (selector.isEmpty() || spec(service).text("type").equals("ExternalName")) {
            return;
        }
        List<Workload> reached = situation.selected(selector);
        if (reached.isEmpty()) {
            if (!situation.selectsAround(selector)) {
                Spot spot = spot(service, "spec", "selector");
                practice.warn(spot, "selects-nothing", List.of(service.document().name()), mainWorkload()
                        .map(workload -> mend("select-pods", selecting(spot, workload), workload.name()))
                        .stream()
                        .toArray(Mend[]::new));
            }
            return;
        }
        List<Tree> ports = spec(service).trees("ports");
        for (int i = 0; i < ports.size(); i++) {
            target(service, i, ports.get(i), reached.getFirst());
        }
    }

    private static UnaryOperator<Sheet> selecting(Spot spot, Workload workload) {
        Map<String, Object> own = workload.object().tree().tree("spec", "selector", "matchLabels").fields();
        return sheet -> sheet.with(spot, own.isEmpty() ? Map.copyOf(workload.podLabels()) : own);
    }

    private Optional<Workload> mainWorkload() {
        return situation.workloads().stream().filter(workload -> !workload.podLabels().isEmpty()).findFirst();
    }

    private void target(Part service, int index, Tree port, Workload workload) {
        Object asked = port.at("targetPort").or(() -> port.at("port")).orElse(0L);
        List<Tree> listening = workload.containers().stream().flatMap(container -> container.tree().trees("ports").stream()).toList();
        boolean named = asked instanceof String name && !name.matches("\\d+");
        boolean there = listening.stream()
                .anyMatch(own -> own.text("name").equals(asked.toString()) || own.text("containerPort").equals(asked.toString()));
        // a port that nobody declares may be listened on all the same, so that only a name is certainly wrong
        if (there || (!named && listening.isEmpty())) {
            return;
        }
        Spot spot = spot(service, "spec", "ports", index, "targetPort");
        List<Mend> mends = new ArrayList<>();
        listening.stream().findFirst().flatMap(own -> own.has("name") ? own.at("name") : own.at("containerPort"))
                .ifPresent(better -> mends.add(Mend.use(spot, better)));
        practice.warn(spot, "target-port", List.of(asked.toString(), workload.name()), mends.toArray(Mend[]::new));
    }

    private void ingress(Part ingress) {
        List<Tree> rules = spec(ingress).trees("rules");
        for (int i = 0; i < rules.size(); i++) {
            List<Tree> paths = rules.get(i).trees("http", "paths");
            for (int j = 0; j < paths.size(); j++) {
                Tree wanted = paths.get(j).tree("backend", "service");
                Spot spot = spot(ingress, "spec", "rules", i, "http", "paths", j, "backend", "service");
                backend(ingress, wanted, spot);
            }
        }
    }

    private void backend(Part ingress, Tree wanted, Spot spot) {
        Optional<Document> service = situation.find("Service", wanted.text("name"));
        if (service.isEmpty()) {
            if (situation.isMissing("Service", wanted.text("name"))) {
                practice.warn(spot.then("name"), "no-service", List.of(ingress.document().name(), wanted.text("name")),
                        situation.parts("Service").stream().findFirst().map(part -> Mend.use(spot.then("name"), part.document().name()))
                                .or(() -> mainWorkload().map(workload -> mend("add-service",
                                        sheet -> sheet.plus(Companions.service(workload, wanted.text("name"), situation.namespace(workload.object()))))))
                                .stream()
                                .toArray(Mend[]::new));
            }
            return;
        }
        List<Tree> ports = service.get().tree().trees("spec", "ports");
        boolean there = ports.stream().anyMatch(port -> wanted.has("port", "number")
                ? port.text("port").equals(wanted.text("port", "number"))
                : port.text("name").equals(wanted.text("port", "name")));
        if (!there && !ports.isEmpty()) {
            practice.warn(spot.then("port"), "no-service-port", List.of(ingress.document().name(), wanted.text("name")), mend("use-service-port",
                    sheet -> sheet.with(spot.then("port"), Edit.object("number", ports.getFirst().number(80, "port"))),
                    ports.getFirst().text("port")));
        }
    }

    /** A StatefulSet gives its pods names below a Service. */
    private void governing(Workload workload) {
        String name = workload.object().tree().text("spec", "serviceName");
        if (situation.isMissing("Service", name)) {
            practice.warn(spot(workload, "spec", "serviceName"), "no-governing", List.of(workload.name(), name),
                    mend("add-headless", sheet -> sheet.plus(Companions.headless(workload, name, situation.namespace(workload.object())))));
        }
    }
}

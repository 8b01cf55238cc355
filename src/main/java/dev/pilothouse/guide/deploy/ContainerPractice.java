package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Practice.mend;
import static dev.pilothouse.guide.deploy.Situation.spot;

import dev.pilothouse.guide.deploy.Workload.Container;
import dev.pilothouse.guide.form.Mend;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What is said of each container: image, probes, resources and rights. */
final class ContainerPractice {

    private static final long PLAIN_USER = 10_001;
    private static final Map<String, Object> REQUESTS = Edit.object("cpu", "100m", "memory", "128Mi");

    private final Situation situation;
    private final Practice practice;

    ContainerPractice(Situation situation, Practice practice) {
        this.situation = situation;
        this.practice = practice;
    }

    void look() {
        for (Workload workload : situation.workloads()) {
            for (Container container : workload.containers()) {
                image(workload, container);
                resources(workload, container);
                rights(workload, container);
                if (!container.isInit() && !container.isSidecar() && !workload.shape().ends()) {
                    probes(workload, container);
                }
            }
        }
    }

    private void image(Workload workload, Container container) {
        Spot spot = spot(workload, workload.path(container, "image"));
        Optional<Image> image = Image.parse(container.tree().text("image"));
        if (image.isEmpty() || !image.get().moves()) {
            return;
        }
        Mend[] mends = versionAround(image.get())
                .map(known -> new Mend[] {Mend.use(spot, image.get().repository() + ":" + known)})
                .orElse(new Mend[0]);
        practice.warn(spot, image.get().tag().isEmpty() ? "no-tag" : "latest", List.of(container.name()), mends);
    }

    /** A version of the same image that runs in the cluster already. */
    private Optional<String> versionAround(Image image) {
        return java.util.Arrays.stream(Workload.Shape.values())
                .flatMap(shape -> situation.around(shape.kind()))
                .flatMap(document -> Workload.in(List.of(new Part(-1, document))).stream())
                .flatMap(workload -> workload.containers().stream())
                .flatMap(container -> Image.parse(container.tree().text("image")).stream())
                .filter(other -> other.repository().equals(image.repository()) && !other.moves() && !other.tag().isEmpty())
                .map(Image::tag)
                .findFirst();
    }

    private void probes(Workload workload, Container container) {
        Spot here = spot(workload, workload.path(container));
        Optional<Object> port = port(container);
        if (container.tree().has("readinessProbe")) {
            probePorts(workload, container);
        } else if (port.isPresent()) {
            practice.warn(here.then("readinessProbe"), "no-readiness", List.of(container.name()), mend("add-readiness",
                    sheet -> sheet.with(here.then("readinessProbe"), Edit.object("tcpSocket", Edit.object("port", port.get()), "periodSeconds", 5))));
        }
        if (!container.tree().has("livenessProbe") && port.isPresent()) {
            practice.warn(here.then("livenessProbe"), "no-liveness", List.of(container.name()), mend("add-liveness",
                    sheet -> sheet.with(here.then("livenessProbe"), Edit.object(
                            "tcpSocket", Edit.object("port", port.get()), "periodSeconds", 10, "failureThreshold", 6))));
        }
    }

    /** Probes may name a port that no container has. */
    private void probePorts(Workload workload, Container container) {
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            for (String way : List.of("httpGet", "tcpSocket")) {
                Object asked = container.tree().at(probe, way, "port").orElse(0L);
                if (asked instanceof String name && !name.matches("\\d+")
                        && container.tree().trees("ports").stream().noneMatch(port -> port.text("name").equals(name))) {
                    Spot spot = spot(workload, workload.path(container, probe, way, "port"));
                    practice.error(spot, "probe-port", List.of(name, container.name()), port(container).map(known -> Mend.use(spot, known)).stream().toArray(Mend[]::new));
                }
            }
        }
    }

    private static Optional<Object> port(Container container) {
        Optional<Tree> first = container.tree().trees("ports").stream().findFirst();
        return first.flatMap(port -> port.has("name") ? port.at("name") : port.at("containerPort"));
    }

    private void resources(Workload workload, Container container) {
        Spot resources = spot(workload, workload.path(container, "resources"));
        Tree requests = container.tree().tree("resources", "requests");
        Tree limits = container.tree().tree("resources", "limits");
        if (requests.fields().isEmpty() && limits.fields().isEmpty()) {
            practice.warn(resources, "no-requests", List.of(container.name()),
                    mend("add-requests", sheet -> sheet.with(resources.then("requests"), REQUESTS)));
        }
        if (!limits.has("memory")) {
            Object limit = twice(requests.text("memory")).orElse("256Mi");
            practice.warn(resources.then("limits", "memory"), "no-memory-limit", List.of(container.name()),
                    mend("add-memory-limit", sheet -> sheet.with(resources.then("limits", "memory"), limit), limit.toString()));
        }
        limits.fields().forEach((resource, limit) -> {
            Optional<Quantity> most = Quantity.parse(String.valueOf(limit));
            Optional<Quantity> asked = Quantity.parse(requests.text(resource));
            if (most.isPresent() && asked.isPresent() && most.get().compareTo(asked.get()) < 0) {
                Spot spot = resources.then("limits", resource);
                practice.error(spot, "limit-below", List.of(requests.text(resource)),
                        twice(requests.text(resource)).map(better -> Mend.use(spot, better)).stream().toArray(Mend[]::new));
            }
        });
    }

    /** Twice an amount, in the unit that it is written in. */
    private static Optional<Object> twice(String amount) {
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)([a-zA-Z]{0,2})").matcher(amount);
        return matcher.matches() && Quantity.parse(amount).isPresent()
                ? Optional.of(new BigDecimal(matcher.group(1)).multiply(BigDecimal.TWO).stripTrailingZeros().toPlainString() + matcher.group(2))
                : Optional.empty();
    }

    private void rights(Workload workload, Container container) {
        Tree own = container.tree().tree("securityContext");
        Tree pod = workload.pod().tree("securityContext");
        Spot spot = spot(workload, workload.path(container, "securityContext"));
        if (own.isTrue("privileged")) {
            practice.warn(spot.then("privileged"), "privileged", List.of(container.name()),
                    mend("no-privileges", sheet -> sheet.without(spot.then("privileged"))));
        }
        Predicate<Tree> notRoot = rights -> rights.isTrue("runAsNonRoot") || rights.number(0, "runAsUser") > 0;
        boolean asRoot = own.has("runAsUser") ? own.number(0, "runAsUser") == 0 : !notRoot.test(own) && !notRoot.test(pod);
        if (asRoot && !own.isTrue("privileged")) {
            practice.warn(spot, "root", List.of(container.name()), mend("not-root", sheet -> sheet
                    .with(spot.then("runAsNonRoot"), true)
                    .with(spot.then("runAsUser"), PLAIN_USER)
                    .with(spot.then("allowPrivilegeEscalation"), false)));
        }
    }
}

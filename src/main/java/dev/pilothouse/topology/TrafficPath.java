package dev.pilothouse.topology;

import dev.pilothouse.diagnosis.Diagnosis;
import dev.pilothouse.diagnosis.Examination;
import dev.pilothouse.diagnosis.Scene;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.topology.Step.Stage;
import dev.pilothouse.topology.Step.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a request to a host and path gets to a container, step by step, as far as it gets.
 *
 * @param steps in the order of the way; nothing follows a broken one
 */
public record TrafficPath(String host, String path, List<Step> steps) {

    /** Returns the step at which a request ends, if it does. */
    public Optional<Step> broken() {
        return steps.stream().filter(step -> step.standing() == Standing.BROKEN).findFirst();
    }

    /** Follows a request that may come in by any namespace. */
    public static TrafficPath of(String host, String path, Scene scene) {
        return of(host, path, "", scene);
    }

    /**
     * Follows a request.
     *
     * @param host as a browser would ask for it, or the name of a service within the cluster, such as {@code web.shop.svc}
     * @param path begins with a slash
     * @param namespace where the request may come in, and where services are called by their bare names; empty for all, without bare names
     */
    public static TrafficPath of(String host, String path, String namespace, Scene scene) {
        Way way = new Way(scene);
        Optional<RequestRule> rule = RequestRule.of(host, path, scene.all(WellKnown.INGRESS, namespace));
        Optional<RouteRule> route = RouteRule.of(host, path, scene.all(WellKnown.HTTP_ROUTE, namespace));
        Optional<ResourceRef> inside = inside(host, namespace);
        boolean byRoute = route.isPresent() && (rule.isEmpty() || (rule.get().host().isEmpty() && !route.get().host().isEmpty()));
        if (byRoute) {
            way.enter(route.get(), host);
        } else if (rule.isPresent()) {
            way.enter(rule.get());
        } else if (inside.flatMap(scene::get).isPresent()) {
            inside.flatMap(scene::get).ifPresent(service -> way.serve(service, ""));
        } else {
            way.nowhere(host, path, hosts(namespace, scene));
        }
        return new TrafficPath(host, path, List.copyOf(way.steps));
    }

    private static List<String> hosts(String namespace, Scene scene) {
        return Stream.concat(RequestRule.hosts(scene.all(WellKnown.INGRESS, namespace)).stream(), scene.all(WellKnown.HTTP_ROUTE, namespace).stream().flatMap(RouteRule::hosts))
                .distinct()
                .sorted()
                .toList();
    }

    /** Follows a connection to a service from within the cluster, at its first port. */
    public static TrafficPath to(Document service, Scene scene) {
        Way way = new Way(scene);
        way.serve(service, "");
        return new TrafficPath(service.name() + "." + service.namespace() + ".svc", "", List.copyOf(way.steps));
    }

    private static Optional<ResourceRef> inside(String host, String namespace) {
        String[] parts = host.split("\\.", -1);
        if (parts.length == 1 && !namespace.isEmpty()) {
            return Optional.of(new ResourceRef(WellKnown.SERVICE, namespace, host));
        }
        boolean named = parts.length == 2 || (parts.length > 2 && parts[2].equals("svc"));
        return named ? Optional.of(new ResourceRef(WellKnown.SERVICE, parts[1], parts[0])) : Optional.empty();
    }

    private static final class Way {

        private static final Set<String> CLASS_RULES = Set.of("ingress.no-class", "ingress.class");

        private final Scene scene;
        private final Examination examination = new Examination();
        private final List<Step> steps = new ArrayList<>();
        private List<Document> controllers = List.of();
        private boolean fromOutside;

        Way(Scene scene) {
            this.scene = scene;
        }

        void nowhere(String host, String path, List<String> hosts) {
            String what = hosts.isEmpty() ? "topology.path.no-ingress" : "topology.path.no-rule";
            steps.add(new Step(Stage.RULE, Standing.BROKEN, Optional.empty(), what, List.of(host, path, String.join(", ", hosts)), what + ".cause"));
        }

        void enter(RequestRule rule) {
            fromOutside = true;
            Document ingress = rule.ingress();
            steps.add(Step.passes(Stage.RULE, ingress, rule.byDefault() ? "default" : "rule", ingress.name(), rule.host().isEmpty() ? "*" : rule.host(), rule.path()));
            List<Diagnosis> found = examination.of(ingress, scene);
            Optional<Diagnosis> noClass = found.stream().filter(each -> CLASS_RULES.contains(each.rule())).findFirst();
            if (noClass.isPresent()) {
                steps.add(Step.of(Stage.CLASS, noClass.get()));
                return;
            }
            controller(ingress);
            if (!ingress.tree().trees("spec", "tls").isEmpty()) {
                steps.add(found.stream()
                        .filter(each -> each.rule().equals("ingress.certificate"))
                        .findFirst()
                        .map(each -> Step.of(Stage.CERTIFICATE, each))
                        .orElseGet(() -> Step.passes(Stage.CERTIFICATE, ingress, "certificate", ingress.tree().trees("spec", "tls").getFirst().text("secretName"))));
            }
            ResourceRef wanted = new ResourceRef(WellKnown.SERVICE, ingress.namespace(), rule.service());
            Optional<Document> service = scene.get(wanted);
            if (service.isEmpty()) {
                broken(Stage.SERVICE, ingress, "diagnosis.ingress.backend", rule.service());
                return;
            }
            serve(service.get(), rule.port());
        }

        void enter(RouteRule rule, String host) {
            fromOutside = true;
            List<Step> entry = new GatewayEntry(rule, host, scene).steps();
            steps.addAll(entry);
            if (entry.getLast().stage() == Stage.RULE && entry.getLast().standing() != Standing.BROKEN) {
                rule.backend().ifPresent(backend -> scene.get(rule.service(backend)).ifPresent(service -> serve(service, backend.text("port"))));
            }
        }

        /** A controller that works for an Ingress writes its own address into it. */
        private void controller(Document ingress) {
            String name = ingress.tree().text("spec", "ingressClassName");
            Optional<Document> ingressClass = scene.all(WellKnown.INGRESS_CLASS, "").stream()
                    .filter(each -> name.isEmpty() ? isDefault(each) : each.name().equals(name))
                    .findFirst();
            String controller = ingressClass.map(each -> each.tree().text("spec", "controller")).orElse(name);
            String own = controller.substring(controller.lastIndexOf('/') + 1);
            controllers = own.isEmpty() ? List.of() : scene.chosen(WellKnown.POD, "", LabelSelector.ofLabels(Map.of("app.kubernetes.io/name", own)));
            Document decides = ingressClass.orElse(ingress);
            boolean answered = !ingress.tree().trees("status", "loadBalancer", "ingress").isEmpty();
            steps.add(answered
                    ? Step.passes(Stage.CLASS, decides, "class", decides.name(), controller, address(ingress))
                    : Step.doubtful(Stage.CLASS, decides, "class-silent", decides.name(), controller));
        }

        private static boolean isDefault(Document ingressClass) {
            return ingressClass.tree().text("metadata", "annotations", "ingressclass.kubernetes.io/is-default-class").equals("true");
        }

        private static String address(Document ingress) {
            Tree first = ingress.tree().trees("status", "loadBalancer", "ingress").getFirst();
            return first.text("ip").isEmpty() ? first.text("hostname") : first.text("ip");
        }

        /** @param wanted number or name of the service's port; empty for the first */
        void serve(Document service, String wanted) {
            Optional<Tree> port = service.tree().trees("spec", "ports").stream()
                    .filter(each -> wanted.isEmpty() || each.text("port").equals(wanted) || each.text("name").equals(wanted))
                    .findFirst();
            String number = port.map(each -> each.text("port")).orElse(wanted);
            if (service.tree().text("spec", "type").equals("ExternalName")) {
                steps.add(Step.passes(Stage.SERVICE, service, "elsewhere", service.name(), service.tree().text("spec", "externalName")));
                return;
            }
            if (port.isEmpty()) {
                broken(Stage.SERVICE, service, "diagnosis.ingress.port", service.name(), wanted);
                return;
            }
            String target = port.get().has("targetPort") ? port.get().text("targetPort") : number;
            steps.add(Step.passes(Stage.SERVICE, service, "service", service.name(), number));
            for (Diagnosis found : examination.of(service, scene)) {
                if (!found.rule().equals("service.port") || found.args().contains(target)) {
                    steps.add(Step.of(found.rule().equals("service.port") ? Stage.PORT : Stage.ENDPOINTS, found));
                    return;
                }
            }
            steps.add(Step.passes(Stage.PORT, service, "port", number, target));
            pods(service, target, port.get().text("protocol"));
        }

        private void pods(Document service, String target, String protocol) {
            Map<String, String> selector = service.tree().texts("spec", "selector");
            List<Document> chosen = scene.chosen(WellKnown.POD, service.namespace(), LabelSelector.ofLabels(selector));
            List<Document> ready = chosen.stream().filter(Way::isReady).toList();
            if (ready.isEmpty()) {
                steps.add(Step.doubtful(Stage.ENDPOINTS, service, "by-hand", service.name()));
                return;
            }
            Document pod = ready.getFirst();
            boolean all = ready.size() == chosen.size();
            steps.add(all
                    ? Step.passes(Stage.ENDPOINTS, service, "ready", Integer.toString(ready.size()))
                    : Step.doubtful(Stage.ENDPOINTS, service, "some-ready", Integer.toString(ready.size()), Integer.toString(chosen.size())));
            Step policy = policy(pod, target, protocol.isEmpty() ? "TCP" : protocol);
            steps.add(policy);
            if (policy.standing() != Standing.BROKEN) {
                container(pod, target);
            }
        }

        private static boolean isReady(Document pod) {
            return pod.tree().trees("status", "conditions").stream().anyMatch(each -> each.text("type").equals("Ready") && each.text("status").equals("True"));
        }

        private Step policy(Document pod, String target, String protocol) {
            Optional<Party> from = controllers.stream().map(Party::of).filter(party -> !party.onNode()).findFirst();
            return new Admission(Admission.Book.of(scene)).into(Party.of(pod), from, new Admission.Door(target, protocol), fromOutside);
        }

        private void container(Document pod, String target) {
            for (Tree container : pod.tree().trees("spec", "containers")) {
                if (container.trees("ports").stream().anyMatch(port -> port.text("name").equals(target) || port.text("containerPort").equals(target))) {
                    steps.add(Step.passes(Stage.CONTAINER, pod, "container", container.text("name"), pod.name(), target));
                    return;
                }
            }
            steps.add(Step.doubtful(Stage.CONTAINER, pod, "undeclared", pod.name(), target));
        }

        private void broken(Stage stage, Document object, String diagnosis, String... args) {
            steps.add(new Step(stage, Standing.BROKEN, Optional.of(WellKnown.refTo(object)), diagnosis + ".title", List.of(args), diagnosis + ".cause"));
        }
    }
}

package dev.pilothouse.topology;

import dev.pilothouse.diagnosis.Scene;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.topology.Step.Stage;
import dev.pilothouse.topology.Step.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The first steps of a request that comes in by a Gateway: its listener, the route's rule, and what its controller says about them. */
final class GatewayEntry {

    private final RouteRule rule;
    private final String host;
    private final Scene scene;
    private final List<Step> steps = new ArrayList<>();

    GatewayEntry(RouteRule rule, String host, Scene scene) {
        this.rule = rule;
        this.host = host.toLowerCase(Locale.ROOT);
        this.scene = scene;
    }

    /** Returns the steps; the way goes on at the service when none of them is broken. */
    List<Step> steps() {
        Document route = rule.route();
        List<ResourceRef> gateways = rule.gateways();
        if (gateways.isEmpty()) {
            broken(Stage.CLASS, route, "no-gateway", route.name());
            return steps;
        }
        Optional<Document> listening = gateways.stream().flatMap(ref -> scene.get(ref).stream()).filter(this::listens).findFirst();
        Optional<Document> any = gateways.stream().flatMap(ref -> scene.get(ref).stream()).findFirst();
        if (any.isEmpty()) {
            broken(Stage.CLASS, route, "gateway-gone", gateways.getFirst().name(), route.name());
        } else if (listening.isEmpty()) {
            broken(Stage.CLASS, any.get(), "no-listener", any.get().name(), host);
        } else {
            enter(listening.get());
        }
        return steps;
    }

    private boolean listens(Document gateway) {
        return gateway.tree().trees("spec", "listeners").stream()
                .filter(listener -> listener.text("protocol").startsWith("HTTP"))
                .anyMatch(listener -> RouteRule.takesHost(listener.text("hostname").toLowerCase(Locale.ROOT), host));
    }

    private void enter(Document gateway) {
        List<Tree> addresses = gateway.tree().trees("status", "addresses");
        steps.add(addresses.isEmpty()
                ? Step.doubtful(Stage.CLASS, gateway, "gateway-silent", gateway.name())
                : Step.passes(Stage.CLASS, gateway, "gateway", gateway.name(), addresses.getFirst().text("value")));
        Document route = rule.route();
        ResourceRef ref = WellKnown.refTo(gateway);
        Optional<Tree> refused = rule.condition(ref, "Accepted").filter(GatewayEntry::isFalse);
        if (refused.isPresent()) {
            broken(Stage.RULE, route, "route-refused", gateway.name(), route.name(), said(refused.get()));
            return;
        }
        steps.add(rule.condition(ref, "Accepted").isPresent()
                ? Step.passes(Stage.RULE, route, "route", route.name(), rule.host().isEmpty() ? "*" : rule.host(), rule.path())
                : Step.doubtful(Stage.RULE, route, "route-silent", route.name(), rule.host().isEmpty() ? "*" : rule.host(), rule.path()));
        if (rule.redirects()) {
            steps.add(Step.passes(Stage.SERVICE, route, "redirected", route.name()));
            return;
        }
        Optional<Tree> backend = rule.backend();
        Optional<Tree> unresolved = rule.condition(ref, "ResolvedRefs").filter(GatewayEntry::isFalse);
        if (backend.isEmpty()) {
            broken(Stage.SERVICE, route, "no-backend", route.name());
        } else if (backend.get().has("kind") && !backend.get().text("kind").equals("Service")) {
            steps.add(Step.doubtful(Stage.SERVICE, route, "other-backend", route.name(), backend.get().text("kind"), backend.get().text("name")));
        } else if (scene.get(rule.service(backend.get())).isEmpty()) {
            broken(Stage.SERVICE, route, "route-backend", backend.get().text("name"), route.name());
        } else if (unresolved.isPresent()) {
            broken(Stage.SERVICE, route, "unresolved", backend.get().text("name"), route.name(), said(unresolved.get()));
        }
    }

    private static boolean isFalse(Tree condition) {
        return condition.text("status").equals("False");
    }

    private static String said(Tree condition) {
        return condition.text("message").isEmpty() ? condition.text("reason") : condition.text("message");
    }

    private void broken(Stage stage, Document object, String what, String... args) {
        String key = "topology.path." + what;
        steps.add(new Step(stage, Standing.BROKEN, Optional.of(WellKnown.refTo(object)), key, List.of(args), key + ".cause"));
    }
}

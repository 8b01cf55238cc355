package dev.pilothouse.platform.playground.control.network;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stands for an ingress controller: tells in the status of ingresses of its class under which address they can be reached. */
public final class IngressAddresses implements Controller {

    /** The {@code spec.controller} of the IngressClasses that it serves. */
    public static final String CONTROLLER = "sim.pilothouse.dev/ingress";

    private static final String INGRESSES = "ingresses.networking.k8s.io";
    private static final String CLASSES = "ingressclasses.networking.k8s.io";

    private final Objects objects;
    private final String address;

    /**
     * Makes the controller.
     *
     * @param address under which the simulated ingress can be reached
     */
    public IngressAddresses(Objects objects, String address) {
        this.objects = objects;
        this.address = address;
    }

    @Override
    public String name() {
        return "ingress-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(
                Trigger.self(INGRESSES),
                new Trigger(CLASSES, _ -> objects.list(INGRESSES, "").stream().map(Name::of).toList()));
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document ingress = objects.get(INGRESSES, name.namespace(), name.name()).orElse(null);
        if (ingress == null || ingress.tree().has("metadata", "deletionTimestamp")) {
            return Optional.empty();
        }
        List<Map<String, Object>> wanted = isOurs(ingress) ? List.of(Edit.object("ip", address)) : List.of();
        if (!ingress.tree().list("status", "loadBalancer", "ingress").equals(wanted)) {
            Map<String, Object> balancer = wanted.isEmpty() ? Edit.object() : Edit.object("ingress", wanted);
            objects.updateStatus(INGRESSES, Document.of(Edit.with(ingress.fields(), balancer, "status", "loadBalancer")));
        }
        return Optional.empty();
    }

    private boolean isOurs(Document ingress) {
        String named = ingress.tree().text("spec", "ingressClassName");
        String classic = ingress.tree().text("metadata", "annotations", "kubernetes.io/ingress.class");
        return objects.get(CLASSES, "", named.isEmpty() ? classic : named)
                .filter(entry -> entry.tree().text("spec", "controller").equals(CONTROLLER))
                .isPresent();
    }
}

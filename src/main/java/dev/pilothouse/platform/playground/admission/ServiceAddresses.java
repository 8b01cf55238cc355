package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Gives services their cluster IP and node ports while they are written, and takes them back when their type needs them no more. */
final class ServiceAddresses implements Admission {

    private static final List<String> FAMILY = List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy");

    private final RandomGenerator chance;
    private Optional<Addresses> addresses = Optional.empty();

    ServiceAddresses(RandomGenerator chance) {
        this.chance = chance;
    }

    private synchronized Addresses addresses(Request request) {
        if (addresses.isEmpty()) {
            addresses = Optional.of(new Addresses(request.cluster()));
        }
        return addresses.get();
    }

    @Override
    public Document mutate(Request request, Document service) {
        if (!request.isFor("services") || request.operation() == Operation.DELETE) {
            return service;
        }
        Map<String, Object> spec = new LinkedHashMap<>(service.tree().tree("spec").fields());
        Tree before = request.before().map(old -> old.tree().tree("spec")).orElse(Tree.EMPTY);
        String type = new Tree(spec).text("type");
        if (type.equals("ExternalName")) {
            boolean changedType = !before.text("type").isEmpty() && !before.text("type").equals(type);
            if (changedType) {
                FAMILY.forEach(spec::remove);
            }
            dropPorts(spec, before);
            return Document.of(Edit.with(service.fields(), spec, "spec"));
        }
        String owner = Addresses.owner(request.target().namespace(), service.name());
        giveAddress(request, service, spec, before, owner);
        if (wantsPorts(new Tree(spec))) {
            givePorts(request, service, spec, before, owner);
        } else {
            dropPorts(spec, before);
        }
        return Document.of(Edit.with(service.fields(), spec, "spec"));
    }

    private void giveAddress(Request request, Document service, Map<String, Object> spec, Tree before, String owner) {
        Tree now = new Tree(spec);
        String asked = now.text("clusterIP").isEmpty() ? now.list("clusterIPs").stream().findFirst().map(String::valueOf).orElse("") : now.text("clusterIP");
        String had = before.text("clusterIP");
        if (asked.isEmpty()) {
            asked = !had.isEmpty() && !before.text("type").equals("ExternalName") ? had : free(request, owner);
        } else if (!asked.equals("None") && !asked.equals(had)) {
            take(request, service, asked, owner);
        }
        spec.put("clusterIP", asked);
        if (now.list("clusterIPs").size() <= 1) {
            spec.put("clusterIPs", List.of(asked));
        }
        spec.putIfAbsent("internalTrafficPolicy", "Cluster");
        spec.putIfAbsent("ipFamilies", List.of("IPv4"));
        spec.putIfAbsent("ipFamilyPolicy", "SingleStack");
    }

    private String free(Request request, String owner) {
        return request.dryRun() ? addresses(request).someAddress(chance) : addresses(request).freeAddress(owner, chance);
    }

    private void take(Request request, Document service, String address, String owner) {
        boolean changed = request.before().map(old -> old.tree().text("spec", "clusterIP")).filter(old -> !old.isEmpty() && !old.equals("None")).isPresent();
        if (changed) {
            return; // the rules refuse it
        }
        if (!Addresses.inNetwork(address)) {
            throw invalid(service, "spec.clusterIPs", "Invalid value: [\"" + address + "\"]: failed to allocate IP " + address
                    + ": the provided network does not match the current range");
        }
        if (!addresses(request).takeAddress(address, owner)) {
            throw invalid(service, "spec.clusterIPs", "Invalid value: [\"" + address + "\"]: failed to allocate IP " + address
                    + ": provided IP is already allocated");
        }
    }

    private static boolean wantsPorts(Tree spec) {
        return spec.text("type").equals("NodePort")
                || (spec.text("type").equals("LoadBalancer") && !Boolean.FALSE.equals(spec.at("allocateLoadBalancerNodePorts").orElse(true)));
    }

    private void givePorts(Request request, Document service, Map<String, Object> spec, Tree before, String owner) {
        List<Map<String, Object>> ports = new ArrayList<>();
        List<Tree> given = new Tree(spec).trees("ports");
        for (int i = 0; i < given.size(); i++) {
            Tree port = given.get(i);
            long asked = port.number(0, "nodePort");
            long number = asked != 0 ? asked : had(before, port).or(() -> addresses(request).freePort(owner, chance)).orElseThrow(
                    () -> new Refusal(500, "InternalError", "Internal error occurred: failed to allocate a nodePort: range is full", Map.of()));
            if (asked != 0) {
                takePort(request, service, asked, i, owner);
            }
            ports.add(Edit.with(port.fields(), number, "nodePort"));
        }
        spec.put("ports", ports);
        boolean local = new Tree(spec).text("type").equals("LoadBalancer") && new Tree(spec).text("externalTrafficPolicy").equals("Local");
        if (local && new Tree(spec).number(0, "healthCheckNodePort") == 0) {
            long health = before.number(0, "healthCheckNodePort");
            (health != 0 ? Optional.of(health) : addresses(request).freePort(owner, chance)).ifPresent(port -> spec.put("healthCheckNodePort", port));
        }
    }

    private void takePort(Request request, Document service, long port, int index, String owner) {
        String field = "spec.ports[" + index + "].nodePort";
        if (port < Addresses.FIRST_PORT || port > Addresses.LAST_PORT) {
            throw invalid(service, field, "Invalid value: " + port + ": provided port is not in the valid range. The range of valid ports is "
                    + Addresses.FIRST_PORT + "-" + Addresses.LAST_PORT);
        }
        if (!addresses(request).takePort(port, owner)) {
            throw invalid(service, field, "Invalid value: " + port + ": provided port is already allocated");
        }
    }

    /** Returns the node port that the port had before. */
    private static Optional<Long> had(Tree before, Tree port) {
        return before.trees("ports").stream()
                .filter(old -> old.number(0, "port") == port.number(0, "port") && old.text("protocol").equals(port.text("protocol")))
                .map(old -> old.number(0, "nodePort"))
                .filter(number -> number > 0)
                .findFirst();
    }

    /** Takes node ports away that came from an earlier type, and leaves those that somebody asks for, so that they are refused. */
    private static void dropPorts(Map<String, Object> spec, Tree before) {
        List<Map<String, Object>> ports = new Tree(spec).trees("ports").stream()
                .map(port -> had(before, port).filter(number -> number == port.number(0, "nodePort")).isPresent()
                        ? Edit.without(port.fields(), "nodePort")
                        : port.fields())
                .toList();
        if (!ports.isEmpty()) {
            spec.put("ports", ports);
        }
    }

    private static Refusal invalid(Document service, String field, String message) {
        Kind kind = BuiltIn.SERVICE;
        return Refusal.invalid(kind, service.name(), List.of(new Cause("FieldValueInvalid", message, field)));
    }
}

package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.fault.ApiFaults;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.platform.playground.status.Refusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Leads each request by its path to what answers it. */
final class Router {

    private static final String CONTROL = "/playground/";

    private final Targets targets;
    private final Rights rights;
    private final ApiFaults faults;
    private final Verbs verbs;
    private final PodStreams streams;
    private final Measurements measurements;
    private final Documents documents;
    private final Control control;

    Router(Targets targets, Rights rights, ApiFaults faults, Verbs verbs, PodStreams streams, Measurements measurements, Documents documents, Control control) {
        this.targets = targets;
        this.rights = rights;
        this.faults = faults;
        this.verbs = verbs;
        this.streams = streams;
        this.measurements = measurements;
        this.documents = documents;
        this.control = control;
    }

    void serve(Caller caller, Exchange exchange) throws IOException, InterruptedException {
        Request request = exchange.request();
        Optional<ResourcePath> resource = ResourcePath.parse(request.path());
        if (resource.isPresent()) {
            serve(caller, resource.get(), exchange);
            return;
        }
        rights.check(caller, request.method(), request.path());
        if (request.path().startsWith(CONTROL)) {
            exchange.answer(Finish.of(control(caller, request), request));
            return;
        }
        exchange.answer(Finish.of(documents.answer(request), request));
    }

    private Answer control(Caller caller, Request request) {
        Optional<Control.Wish> wish = Arrays.stream(Control.Wish.values())
                .filter(each -> request.path().equals(CONTROL + each.name().toLowerCase(Locale.ROOT)))
                .findFirst();
        if (wish.isEmpty() || !request.method().equals("POST") || !caller.groups().contains(Rights.MASTERS)) {
            return Answer.noSuchPath();
        }
        control.ask(wish.get());
        return Answer.json(200, Tree.EMPTY);
    }

    private void serve(Caller caller, ResourcePath path, Exchange exchange) throws IOException, InterruptedException {
        Request request = exchange.request();
        String verb = path.verb(request.method(), request.query());
        rights.check(caller, path, verb);
        if (!targets.knowsGroup(path.group())) {
            exchange.answer(Answer.noSuchPath());
            return;
        }
        Optional<Refusal> fault = faults.refuse(verb, path.qualified(), path.namespace());
        if (fault.isPresent()) {
            throw fault.get();
        }
        Target target = targets.target(path, verb);
        if (verb.equals("watch")) {
            verbs.watch(caller, target, exchange);
            return;
        }
        if (Measurements.serves(target)) {
            exchange.answer(Finish.of(measurements.answer(target, request), request));
            return;
        }
        if (PodStreams.serves(target)) {
            streams.serve(caller, target, exchange);
            return;
        }
        if (target.subresource().equals("proxy")) {
            throw Refusal.leftOut("proxies to pods, services and nodes; forward a port instead");
        }
        exchange.answer(Finish.of(answer(caller, target, verb, request), request));
    }

    private Answer answer(Caller caller, Target target, String verb, Request request) {
        return switch (verb) {
            case "get" -> verbs.get(caller, target, request);
            case "list" -> verbs.list(caller, target, request);
            case "create" -> verbs.create(caller, target, request);
            case "update" -> verbs.update(caller, target, request);
            case "patch" -> verbs.patch(caller, target, request);
            case "delete" -> verbs.delete(caller, target, request);
            case "deletecollection" -> verbs.deleteCollection(caller, target, request);
            default -> throw Targets.notAllowed();
        };
    }
}

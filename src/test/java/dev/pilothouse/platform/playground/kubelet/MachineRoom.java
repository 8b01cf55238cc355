package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Controllers;
import dev.pilothouse.platform.playground.control.scheduler.Scheduler;
import dev.pilothouse.platform.playground.fault.PodFaults;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.ObjectRules;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.registry.StoredRegistry;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.platform.playground.validation.Defaults;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.text.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A store, a scheduler and machines in time that is stepped. */
public final class MachineRoom {

    private static final ObjectRules DEFAULTS = new ObjectRules() {
        @Override
        public Read read(Resource resource, Map<String, Object> object) {
            return new Read(Defaults.fill(resource.kind(), object), List.of());
        }
    };

    public final Agenda agenda;
    public final Objects objects;
    public final Machines machines;
    public final StoredRegistry registry;
    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");

    public MachineRoom() {
        this(7, PodFaults.NONE);
    }

    public MachineRoom(long seed, PodFaults faults) {
        agenda = Agenda.standing(start, seed);
        StoredRegistry registry = new StoredRegistry(new Store(1, Store.Window.USUAL, Runnable::run), new BuiltInSchemas(), DEFAULTS, List.of(), agenda);
        objects = registry.as("test");
        for (String namespace : List.of("shop", "default", "kube-node-lease")) {
            create("namespaces", "{apiVersion: v1, kind: Namespace, metadata: {name: " + namespace + "}}");
        }
        machines = new Machines(registry.as("kubelet"), agenda, faults);
        this.registry = registry;
        machines.start();
        new Controllers(agenda, registry.as("kube-scheduler"), List.of(new Scheduler(registry.as("kube-scheduler"), agenda))).start();
    }

    public MachineRoom withNode(String name, String spec) {
        create("nodes", "{apiVersion: v1, kind: Node, metadata: {name: " + name + ", labels: {kubernetes.io/hostname: " + name + "}}, spec: " + spec + "}");
        agenda.settle();
        return this;
    }

    public static MachineRoom withOneNode() {
        return new MachineRoom().withNode("worker", "{podCIDR: 10.244.1.0/24}");
    }

    public Document create(String resource, String yaml) {
        return objects.create(resource, Yaml.read(yaml).getFirst().document().orElseThrow());
    }

    /** Creates a pod of one container named {@code app}; the container's fields and the pod's spec and annotations as flow mappings without braces. */
    public Document pod(String name, String container, String spec, String annotations) {
        return create("pods", "apiVersion: v1\nkind: Pod\nmetadata: {name: " + name + ", namespace: shop, labels: {app: " + name + "}, annotations: {" + annotations + "}}\nspec:\n"
                + "  containers: [{name: app, " + container + "}]\n" + (spec.isEmpty() ? "" : "  " + spec.replace("\n", "\n  ") + "\n"));
    }

    public Document pod(String name, String container) {
        return pod(name, container, "", "");
    }

    public MachineRoom pass(String time) {
        agenda.step(Duration.parse("PT" + time));
        return this;
    }

    public Tree get(String pod) {
        return find(pod).orElseThrow();
    }

    public Optional<Tree> find(String pod) {
        return objects.get("pods", "shop", pod).map(Document::tree);
    }

    public void delete(String pod) {
        objects.delete("pods", "shop", pod, DeleteOptions.background());
    }

    public String phase(String pod) {
        return get(pod).text("status", "phase");
    }

    /** Returns the first container's state in words, for example {@code waiting CrashLoopBackOff}. */
    public String state(String pod) {
        Tree status = get(pod).trees("status", "containerStatuses").getFirst();
        String kind = status.tree("state").fields().keySet().stream().findFirst().orElse("");
        Tree state = status.tree("state", kind);
        return (kind + " " + state.text("reason") + (state.has("exitCode") ? " " + state.text("exitCode") : "")).strip();
    }

    public long restarts(String pod) {
        return get(pod).trees("status", "containerStatuses").getFirst().number(0, "restartCount");
    }

    public boolean ready(String pod) {
        return condition(pod, "Ready").text("status").equals("True");
    }

    public Tree condition(String pod, String type) {
        return get(pod).trees("status", "conditions").stream().filter(condition -> condition.text("type").equals(type)).findFirst().orElse(Tree.EMPTY);
    }

    /** Returns what was told of an object, one line an event. */
    public String events(String name) {
        return objects.list("events", "").stream()
                .map(Document::tree)
                .filter(event -> event.text("involvedObject", "name").equals(name))
                .map(event -> event.text("reason") + ": " + event.text("message"))
                .collect(Collectors.joining("\n"));
    }
}

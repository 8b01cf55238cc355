package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.fault.PodFaults;
import dev.pilothouse.platform.playground.fault.PodFaults.Action;
import dev.pilothouse.platform.playground.kubelet.program.Families;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.time.Agenda;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All simulated machines of a cluster: each node object that is there has one, whoever made it, and each pod that is bound to it runs.
 *
 * <p>It acts on the agenda's thread alone; what changes is only noted where it is written.
 */
public final class Machines implements AutoCloseable {

    private final Objects objects;
    private final Agenda agenda;
    private final PodFaults faults;
    private final Families families = Families.load();
    private final Map<String, Machine> machines = new ConcurrentHashMap<>();
    private final Map<String, PodWorker> workers = new ConcurrentHashMap<>();
    private final Map<String, Document> homeless = new HashMap<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final NodeUpkeep upkeep;
    private final Volumes volumes = new Volumes();
    private final ClusterNetwork network;

    public Machines(Objects objects, Agenda agenda, PodFaults faults) {
        this.objects = objects;
        this.agenda = agenda;
        this.faults = faults;
        this.upkeep = new NodeUpkeep(objects, agenda);
        this.network = new ClusterNetwork(objects, () -> workers.values().stream());
    }

    /** Begins to run what is there and what comes. */
    public void start() {
        subscriptions.add(objects.follow("nodes", change -> agenda.soon(() -> nodeChanged(change))));
        subscriptions.add(objects.follow("pods", change -> agenda.soon(() -> podChanged(change))));
        subscriptions.add(faults.onChange(this::faultsChanged));
    }

    private void nodeChanged(Change change) {
        String name = change.object().name();
        if (change.type() == Change.Type.DELETED) {
            Machine machine = machines.remove(name);
            if (machine != null) {
                upkeep.stop(machine);
                machine.workers().forEach((uid, worker) -> {
                    workers.remove(uid);
                    homeless.put(uid, worker.document());
                    worker.close();
                });
            }
            return;
        }
        Machine known = machines.get(name);
        if (known != null) {
            known.is(change.object());
            return;
        }
        Events events = new Events(objects, agenda, "kubelet", name);
        Machine machine = new Machine(upkeep.withNetwork(change.object(), machines.values()), new Kubelet(objects, agenda, events, families, faults, new ConfigSources(objects), volumes, network));
        machines.put(name, machine);
        machine.setPowered(!faults.active(Action.KILL_NODE, change.object()));
        upkeep.start(machine);
        List.copyOf(homeless.values()).stream().filter(pod -> pod.tree().text("spec", "nodeName").equals(name)).forEach(pod -> {
            homeless.remove(pod.uid());
            run(pod, machine);
        });
    }

    private void podChanged(Change change) {
        Document pod = change.object();
        String node = pod.tree().text("spec", "nodeName");
        if (change.type() == Change.Type.DELETED) {
            homeless.remove(pod.uid());
            PodWorker worker = workers.remove(pod.uid());
            if (worker != null) {
                Optional.ofNullable(machines.get(node)).ifPresent(machine -> machine.workers().remove(pod.uid()));
                worker.close();
            }
            return;
        }
        if (node.isEmpty()) {
            return;
        }
        PodWorker worker = workers.get(pod.uid());
        Machine machine = machines.get(node);
        if (worker != null) {
            worker.specified(pod);
        } else if (machine != null) {
            run(pod, machine);
        } else {
            homeless.put(pod.uid(), pod);
        }
    }

    private void run(Document pod, Machine machine) {
        PodWorker worker = new PodWorker(pod, machine);
        workers.put(pod.uid(), worker);
        machine.workers().put(pod.uid(), worker);
        worker.start();
    }

    private void faultsChanged(Action action) {
        if (action == Action.KILL_NODE) {
            for (Machine machine : machines.values()) {
                boolean on = !faults.active(Action.KILL_NODE, machine.node());
                if (on != machine.powered()) {
                    machine.setPowered(on);
                    upkeep.powerChanged(machine);
                }
            }
            return;
        }
        workers.values().forEach(worker -> worker.containers().forEach(ContainerRun::faultsChanged));
    }

    /** Returns the running containers, for whoever reads logs, runs commands and forwards ports. */
    public Containers containers() {
        return new SimulatedContainers(agenda, this::find, network);
    }

    private Optional<PodWorker> find(String namespace, String name) {
        return objects.get("pods", namespace, name).map(pod -> workers.get(pod.uid()));
    }

    /** Returns what pods and nodes use. */
    public Measured measured() {
        return new Measured(agenda, () -> workers.values().stream(), () -> machines.values().stream());
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        workers.values().forEach(PodWorker::close);
        machines.values().forEach(upkeep::stop);
    }
}

package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to do next for a DaemonSet: pods to delete, and nodes that get one; pure.
 *
 * @param failed those to delete because they failed
 * @param succeeded those to delete because they ended, which a daemon must not
 */
record DaemonPlan(List<Document> delete, List<String> createOn, List<Document> failed, List<Document> succeeded) {

    static final Comparator<Document> PLACED_AND_OLDEST_FIRST = Comparator.comparing((Document pod) -> Pods.node(pod).isEmpty())
            .thenComparing(Pods::created)
            .thenComparing(Document::name);

    /** A DaemonSet with nodes and pods at one moment. */
    record Scene(DaemonSet set, List<Document> nodes, Map<String, List<Document>> pods, String hash, Instant now) {

        List<Document> on(String node) {
            return pods.getOrDefault(node, List.of());
        }

        boolean available(Document pod) {
            return Pods.available(pod, set.minReadySeconds(), now);
        }
    }

    private DaemonPlan() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    boolean isEmpty() {
        return delete.isEmpty() && createOn.isEmpty() && failed.isEmpty() && succeeded.isEmpty();
    }

    /** Returns what brings one pod to every node that needs one, and none to others. */
    static DaemonPlan placement(Scene scene) {
        DaemonPlan plan = new DaemonPlan();
        for (Document node : scene.nodes()) {
            List<Document> there = scene.on(node.name());
            if (scene.set().mayStayOn(node)) {
                if (!there.isEmpty()) {
                    plan.keepOne(scene, node);
                } else if (scene.set().shouldRunOn(node)) {
                    plan.createOn.add(node.name());
                }
            } else {
                there.stream().filter(pod -> !Owners.beingDeleted(pod)).forEach(plan.delete::add);
            }
        }
        List<String> names = scene.nodes().stream().map(Document::name).toList();
        scene.pods().forEach((node, pods) -> {
            if (!names.contains(node)) {
                pods.stream().filter(pod -> Pods.node(pod).isEmpty()).forEach(plan.delete::add);
            }
        });
        return plan;
    }

    private void keepOne(Scene scene, Document node) {
        List<Document> running = new ArrayList<>();
        for (Document pod : scene.on(node.name())) {
            if (Owners.beingDeleted(pod)) {
                continue;
            }
            switch (Pods.phase(pod)) {
                case "Failed" -> failed.add(pod);
                case "Succeeded" -> succeeded.add(pod);
                default -> running.add(pod);
            }
        }
        running.sort(PLACED_AND_OLDEST_FIRST);
        if (scene.set().maxSurge(1) == 0) {
            running.stream().skip(1).forEach(delete::add);
        } else if (running.isEmpty() && scene.set().shouldRunOn(node)) {
            createOn.add(node.name());
        } else {
            keepOldAndNew(scene, running);
        }
    }

    /** During an update with surge the old pod stays until the new one is available. */
    private void keepOldAndNew(Scene scene, List<Document> running) {
        List<Document> fresh = running.stream().filter(pod -> scene.set().updated(pod, scene.hash())).toList();
        List<Document> old = running.stream().filter(pod -> !scene.set().updated(pod, scene.hash())).toList();
        fresh.stream().skip(1).forEach(delete::add);
        old.stream().skip(1).forEach(delete::add);
        if (!fresh.isEmpty() && !old.isEmpty() && (!Pods.ready(old.getFirst()) || scene.available(fresh.getFirst()))) {
            delete.add(old.getFirst());
        }
    }

    /** Returns the next step of a rolling update. */
    static DaemonPlan update(Scene scene) {
        long nodes = scene.nodes().stream().filter(scene.set()::shouldRunOn).count();
        return scene.set().maxSurge(nodes) > 0 ? surge(scene, scene.set().maxSurge(nodes)) : replace(scene, scene.set().maxUnavailable(nodes));
    }

    private static Optional<Document> staying(Scene scene, String node, boolean updated) {
        return scene.on(node).stream()
                .filter(pod -> !Owners.beingDeleted(pod) && scene.set().updated(pod, scene.hash()) == updated)
                .findFirst();
    }

    private static DaemonPlan replace(Scene scene, long maxUnavailable) {
        DaemonPlan plan = new DaemonPlan();
        List<Document> candidates = new ArrayList<>();
        long unavailable = 0;
        for (Document node : scene.nodes()) {
            if (!scene.set().shouldRunOn(node) && scene.on(node.name()).isEmpty()) {
                continue;
            }
            Optional<Document> fresh = staying(scene, node.name(), true);
            Optional<Document> old = staying(scene, node.name(), false);
            if (fresh.isPresent() == old.isPresent()) {
                unavailable++;
            } else if (fresh.isPresent()) {
                unavailable += scene.available(fresh.get()) ? 0 : 1;
            } else if (old.filter(scene::available).isPresent()) {
                candidates.add(old.get());
            } else {
                old.ifPresent(plan.delete::add);
                unavailable++;
            }
        }
        candidates.stream().limit(Math.max(0, maxUnavailable - unavailable)).forEach(plan.delete::add);
        return plan;
    }

    private static DaemonPlan surge(Scene scene, long maxSurge) {
        DaemonPlan plan = new DaemonPlan();
        List<String> candidates = new ArrayList<>();
        long surging = 0;
        for (Document node : scene.nodes()) {
            Optional<Document> fresh = staying(scene, node.name(), true);
            Optional<Document> old = staying(scene, node.name(), false);
            if (old.isEmpty()) {
                continue;
            }
            if (fresh.isPresent()) {
                if (scene.available(fresh.get())) {
                    plan.delete.add(old.get());
                } else {
                    surging++;
                }
            } else if (!scene.set().shouldRunOn(node)) {
                plan.delete.add(old.get());
            } else if (scene.available(old.get())) {
                candidates.add(node.name());
            } else {
                plan.createOn.add(node.name());
            }
        }
        candidates.stream().limit(Math.max(0, maxSurge - surging)).forEach(plan.createOn::add);
        return plan;
    }
}

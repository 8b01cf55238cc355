package dev.pilothouse.ui.navigation;

import dev.pilothouse.change.Draft;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Somewhere to go in the window. Features ask for places and never for each other. */
public sealed interface Place {

    /** All contexts and their findings. */
    record Clusters() implements Place {}

    /**
     * The design of a kind cluster that is to be made.
     *
     * @param text blueprint to begin with, empty for the one that was worked at last
     */
    record Designer(String text) implements Place {}

    /** How the making of a kind cluster of that name goes on, or how it ended. */
    record Creating(String name) implements Place {}

    /** The open cluster, or the namespaces that are chosen, at a glance. */
    record Overview() implements Place {}

    /** The nodes as boxes filled by their pods. */
    record Nodes() implements Place {}

    /**
     * What reaches, uses and owns what, as a map.
     *
     * @param focus the object that it is about; empty for all of the chosen namespaces
     */
    record Topology(Optional<ResourceRef> focus) implements Place {}

    /**
     * Events and changes along time.
     *
     * @param about the object that they are about; empty for all of the chosen namespaces
     */
    record Timeline(Optional<ResourceRef> about) implements Place {}

    /**
     * The log of a pod, or of the pods of a workload or service.
     *
     * @param container only that one; empty for all
     * @param previous of the run before the last restart
     */
    record Logs(ResourceRef ref, String container, boolean previous) implements Place {

        private static final Set<String> KINDS = Set.of(
                "pods", "services", "deployments.apps", "replicasets.apps", "statefulsets.apps", "daemonsets.apps", "jobs.batch",
                EngineKinds.CONTAINER.qualifiedPlural());

        public Logs(ResourceRef ref) {
            this(ref, "", false);
        }

        /** Tells whether objects of the kind have pods that write logs. */
        public static boolean takes(Kind kind) {
            return KINDS.contains(kind.qualifiedPlural());
        }
    }

    /**
     * A terminal in a container.
     *
     * @param ref a pod or container, a workload whose pod is chosen, or a node
     * @param container empty for the default one
     * @param attach to the program that runs there, instead of a shell
     */
    record Terminal(ResourceRef ref, String container, boolean attach) implements Place {

        private static final Set<String> KINDS = Set.of(
                "pods", "deployments.apps", "replicasets.apps", "statefulsets.apps", "daemonsets.apps", "jobs.batch", "nodes",
                EngineKinds.CONTAINER.qualifiedPlural());

        public Terminal(ResourceRef ref) {
            this(ref, "", false);
        }

        /** Tells whether objects of the kind have containers that run. */
        public static boolean takes(Kind kind) {
            return KINDS.contains(kind.qualifiedPlural());
        }
    }

    /** The ports of this computer that lead into the open cluster. */
    record Forwards() implements Place {}

    /** A new one of these to a pod, workload or service, in the drawer. */
    record Forward(ResourceRef ref) implements Place {

        private static final Set<String> KINDS = Set.of(
                "pods", "services", "deployments.apps", "replicasets.apps", "statefulsets.apps", "daemonsets.apps", "jobs.batch");

        /** Tells whether connections can be carried to objects of the kind. */
        public static boolean takes(Kind kind) {
            return KINDS.contains(kind.qualifiedPlural());
        }
    }

    /** The files of a container, to be copied here or from here. */
    record Files(ResourceRef pod, String container) implements Place {

        private static final Set<String> KINDS = Set.of("pods", EngineKinds.CONTAINER.qualifiedPlural());

        /** Tells whether objects of the kind have files. */
        public static boolean takes(Kind kind) {
            return KINDS.contains(kind.qualifiedPlural());
        }
    }

    /** A kind in several clusters as one table. */
    record Across(Kind kind) implements Place {}

    /** A kind as a live table in the open cluster; the filter is typed into its filter field. */
    record Browse(Kind kind, String filter) implements Place {}

    /**
     * One object, in the drawer beside the page.
     *
     * @param tab the tab to open ({@code yaml}), empty for the one that was looked at last
     */
    record Detail(ResourceRef ref, String tab) implements Place {

        public Detail(ResourceRef ref) {
            this(ref, "");
        }
    }

    /** The guided edit that changes the number of replicas, in the drawer. */
    record Scale(ResourceRef ref) implements Place {}

    /**
     * A guided edit.
     *
     * @param guide its id
     * @param ref the object that it starts from; empty to make something new
     * @param text documents to start with instead of the guide's own, empty for those
     */
    record Guide(String guide, Optional<ResourceRef> ref, String text) implements Place {

        public Guide(String guide, ResourceRef ref) {
            this(guide, Optional.of(ref), "");
        }

        public Guide(String guide) {
            this(guide, Optional.empty(), "");
        }
    }
    /** The same for several workloads, at least one. */
    record ScaleSeveral(List<ResourceRef> refs) implements Place {}

    /** What deleting these objects, at least one, would lead to, in the drawer. */
    record Delete(List<ResourceRef> refs) implements Place {}

    /** What emptying a node would lead to, in the drawer. */
    record Drain(ResourceRef node) implements Place {}

    /**
     * What starting, stopping or pausing containers would lead to, in the drawer.
     *
     * @param refs at least one
     * @param deed word of {@code guide.engine.RunDeed}
     */
    record Run(List<ResourceRef> refs, String deed) implements Place {

        /** Tells whether objects of the kind run. */
        public static boolean takes(Kind kind) {
            return kind.equals(EngineKinds.CONTAINER);
        }
    }

    /** The container engine that is open: what it is, what fills its disk, and what could be cleared away. */
    record ContainerEngine() implements Place {}

    /** The rollout of a workload: how far it is, its revisions, and what can be done about it. */
    record Rollout(ResourceRef ref) implements Place {

        private static final Set<String> KINDS = Set.of("deployments.apps", "statefulsets.apps", "daemonsets.apps");

        /** Tells whether objects of the kind roll out. */
        public static boolean takes(Kind kind) {
            return KINDS.contains(kind.qualifiedPlural());
        }
    }

    /**
     * The keys of a Secret or ConfigMap.
     *
     * @param ref the object; empty to make a new one
     */
    record Keys(Kind kind, Optional<ResourceRef> ref) implements Place {

        public Keys(ResourceRef ref) {
            this(ref.kind(), Optional.of(ref));
        }

        /** Tells whether objects of the kind hold keys. */
        public static boolean takes(Kind kind) {
            return kind.group().isEmpty() && (kind.name().equals("Secret") || kind.name().equals("ConfigMap"));
        }
    }

    /** The probe workbench of a workload; of a pod, that of the workload that made it. */
    record Probes(ResourceRef ref) implements Place {}

    /** Where a deployment begins: a template, an image, or a file. */
    record Deploy() implements Place {}

    /**
     * The review of a draft, in the drawer: the only gate of all writes.
     *
     * @param origin where the draft was typed: what is kept there is forgotten when the review has applied; empty for a draft of its own
     */
    record Review(Draft draft, Optional<Place> origin) implements Place {

        public Review(Draft draft) {
            this(draft, Optional.empty());
        }

        public Review(Draft draft, Place origin) {
            this(draft, Optional.of(origin));
        }
    }

    /** Documents pasted or opened from a file. */
    record ApplyYaml(String text) implements Place {}

    /** An object of the cluster as YAML, to be changed there. */
    record EditYaml(ResourceRef ref) implements Place {}

    /** All changes that were applied from here. */
    record History() implements Place {}

    /**
     * The time, the nodes and the faults of the playground that is open.
     *
     * @param target the pod or node that something shall happen to
     */
    record Simulation(Optional<ResourceRef> target) implements Place {

        private static final Set<String> TARGETS = Set.of("pods", "nodes");

        public Simulation() {
            this(Optional.empty());
        }

        /** Tells whether objects of the kind can be the target. */
        public static boolean takes(Kind kind) {
            return TARGETS.contains(kind.qualifiedPlural());
        }
    }

    /** What can be added to the open cluster as a whole. */
    record Addons() implements Place {}

    /** The objects of the open cluster to a file, in the drawer. */
    record SaveSnapshot() implements Place {}

    /** A file of objects beside the open cluster, on its way to the review. */
    record RestoreSnapshot() implements Place {}

    record Settings() implements Place {}
}

package dev.pilothouse.guide.deploy;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something among the documents of a text that makes pods: where its template is, and what runs in it.
 *
 * @param document index of its document in the text
 */
public record Workload(int document, Document object, Shape shape) {

    /** The kinds that make pods, with the way to the pod's template. */
    public enum Shape {
        DEPLOYMENT("Deployment", "spec.template"),
        STATEFUL_SET("StatefulSet", "spec.template"),
        DAEMON_SET("DaemonSet", "spec.template"),
        REPLICA_SET("ReplicaSet", "spec.template"),
        JOB("Job", "spec.template"),
        CRON_JOB("CronJob", "spec.jobTemplate.spec.template"),
        POD("Pod", "");

        private final String kind;
        private final String template;

        Shape(String kind, String template) {
            this.kind = kind;
            this.template = template;
        }

        public String kind() {
            return kind;
        }

        /** Returns the shape of a document, empty when it makes no pods. */
        public static Optional<Shape> of(Document document) {
            String group = document.apiVersion().contains("/") ? document.apiVersion().substring(0, document.apiVersion().indexOf('/')) : "";
            return Arrays.stream(values())
                    .filter(shape -> shape.kind.equals(document.kindName()) && shape.group().equals(group))
                    .findFirst();
        }

        private String group() {
            return switch (this) {
                case DEPLOYMENT, STATEFUL_SET, DAEMON_SET, REPLICA_SET -> "apps";
                case JOB, CRON_JOB -> "batch";
                case POD -> "";
            };
        }

        /** Tells whether several copies answer to one number of replicas. */
        public boolean hasReplicas() {
            return this == DEPLOYMENT || this == STATEFUL_SET || this == REPLICA_SET;
        }

        /** Tells whether its pods are to come to an end by themselves. */
        public boolean ends() {
            return this == JOB || this == CRON_JOB;
        }

        /** Returns the way to a field of the pod's template. */
        public Object[] templatePath(Object... path) {
            return joined(way(), path);
        }

        /** Returns the way to a field of the pod's spec. */
        public Object[] podPath(Object... path) {
            return joined(way(), joined(new Object[] {"spec"}, path));
        }

        private String[] way() {
            return template.isEmpty() ? new String[0] : template.split("\\.", -1);
        }

        private static Object[] joined(Object[] first, Object[] second) {
            return Stream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
        }
    }

    /**
     * One container.
     *
     * @param list {@code containers} or {@code initContainers}
     * @param index its place in that list
     */
    public record Container(String list, int index, Tree tree) {

        public String name() {
            return tree.text("name");
        }

        /** Tells whether it starts before the others and stays beside them. */
        public boolean isSidecar() {
            return list.equals("initContainers") && tree.text("restartPolicy").equals("Always");
        }

        /** Tells whether it is to come to an end before the others start. */
        public boolean isInit() {
            return list.equals("initContainers") && !isSidecar();
        }
    }

    /** Finds all workloads; a document without the kind of one is passed over. */
    public static List<Workload> in(List<Part> parts) {
        List<Workload> found = new ArrayList<>();
        for (Part part : parts) {
            Shape.of(part.document()).ifPresent(shape -> found.add(new Workload(part.index(), part.document(), shape)));
        }
        return found;
    }

    public String name() {
        return object.name();
    }

    /** Returns the pod's template, for a Pod the Pod itself. */
    public Tree template() {
        return object.tree().tree(shape.way());
    }

    public Tree pod() {
        return template().tree("spec");
    }

    /** Returns the labels that its pods will carry. */
    public Map<String, String> podLabels() {
        return template().texts("metadata", "labels");
    }

    /** Returns how many copies it asks for; one where it does not say. */
    public int replicas() {
        return shape.hasReplicas() ? (int) object.tree().number(1, "spec", "replicas") : 1;
    }

    /** Returns the container that people mean by its name: the first. */
    public Optional<Container> main() {
        return containers("containers").stream().findFirst();
    }

    /** Returns all containers, those that start first in front. */
    public List<Container> containers() {
        return Stream.concat(containers("initContainers").stream(), containers("containers").stream()).toList();
    }

    private List<Container> containers(String list) {
        List<Container> found = new ArrayList<>();
        List<?> raw = pod().list(list);
        for (int i = 0; i < raw.size(); i++) {
            if (raw.get(i) instanceof Map<?, ?>) {
                found.add(new Container(list, i, new Tree(Map.of("it", raw.get(i))).tree("it")));
            }
        }
        return found;
    }

    /** Returns the way to a field of a container. */
    public Object[] path(Container container, Object... path) {
        return Shape.joined(shape.podPath(container.list(), container.index()), path);
    }
}

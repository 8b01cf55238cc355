package dev.pilothouse.metric;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The questions that are put to a Prometheus, by the names that cAdvisor and kube-state-metrics give to what they count. */
final class PromQl {

    /** Labels under which scrapers keep the node's name, in the order of how common they are. */
    private static final List<String> NODE_LABELS = List.of("node", "instance", "kubernetes_io_hostname");

    /** Seconds between points up to which each is the newest measure; scrapes are a minute apart at most in general. */
    private static final long CLOSE = 120;

    private PromQl() {}

    /** Whether containers are measured at all. */
    static String anything() {
        return "count(container_memory_working_set_bytes)";
    }

    /** Thousandths of a core by pod and container; the greatest, as two may scrape the same kubelet, and a container that was restarted counts once. */
    static String cpu(Target.Pods target, long window) {
        return "max by (pod, container) (rate(container_cpu_usage_seconds_total" + of(target) + "[" + window + "s])) * 1000";
    }

    static String memory(Target.Pods target, long step) {
        return "max by (pod, container) (" + peak("container_memory_working_set_bytes" + of(target), step) + ")";
    }

    /** Between points that are far apart there may have been more, which is what a limit has to hold. */
    private static String peak(String metric, long step) {
        return step <= CLOSE ? metric : "max_over_time(" + metric + "[" + step + "s])";
    }

    /** The share of periods in which a container was held back. */
    static String throttled(Target.Pods target, long window) {
        return "sum by (pod, container) (rate(container_cpu_cfs_throttled_periods_total" + of(target) + "[" + window + "s]))"
                + " / sum by (pod, container) (rate(container_cpu_cfs_periods_total" + of(target) + "[" + window + "s]))";
    }

    /** Which containers ended for want of memory within a time. */
    static String killed(Target.Pods target, long seconds) {
        String chosen = of(target, "reason=\"OOMKilled\"");
        return "max by (pod, container) (max_over_time(kube_pod_container_status_last_terminated_reason" + chosen + "[" + seconds + "s]))";
    }

    static String nodeCpu(String node, long window) {
        return "max(" + ofNode(node, label -> "rate(container_cpu_usage_seconds_total" + label + "[" + window + "s])") + ") * 1000";
    }

    static String nodeMemory(String node, long step) {
        return "max(" + ofNode(node, label -> peak("container_memory_working_set_bytes" + label, step)) + ")";
    }

    private static String ofNode(String node, java.util.function.UnaryOperator<String> metric) {
        return NODE_LABELS.stream().map(label -> metric.apply("{id=\"/\"," + label + "=" + quoted(node) + "}")).collect(Collectors.joining(" or "));
    }

    /** The pause container and the sums over a pod's containers have no name or that of the pause image. */
    private static String of(Target.Pods target) {
        return of(target, "container!=\"\",container!=\"POD\"");
    }

    private static String of(Target.Pods target, String more) {
        String pods = target.names().stream().map(PromQl::literal).collect(Collectors.joining("|"));
        return "{namespace=" + quoted(target.namespace()) + ",pod=~" + quoted(pods) + "," + more + "}";
    }

    /** A name as a regular expression (RE2) that matches it alone. */
    private static String literal(String name) {
        StringBuilder out = new StringBuilder();
        Set<Integer> special = "\\.+*?()|[]{}^$".chars().boxed().collect(Collectors.toSet());
        name.chars().forEach(c -> out.append(special.contains(c) ? "\\" : "").append((char) c));
        return out.toString();
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}

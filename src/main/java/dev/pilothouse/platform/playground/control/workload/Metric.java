package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.PodUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One entry of an autoscaler's {@code spec.metrics}. Metrics of resources are simulated; for all others there is no metrics API, and they
 * fail as in a real cluster that has none.
 */
record Metric(Tree spec) {

    private String type() {
        return spec.text("type");
    }

    private Tree source() {
        return spec.tree(type().equals("ContainerResource") ? "containerResource" : type().toLowerCase(Locale.ROOT));
    }

    private boolean ofResource() {
        return type().equals("Resource") || type().equals("ContainerResource");
    }

    private boolean byAverage() {
        return source().has("target", "averageValue");
    }

    private String resource() {
        return source().text("name");
    }

    MetricProposal.Proposal propose(List<Document> pods, PodUsage usage, long current, Instant now) throws MetricProposal.Unknown {
        if (!ofResource()) {
            throw new MetricProposal.Unknown("unable to get metric " + source().text("metric", "name") + ": " + noSuchApi());
        }
        try {
            if (pods.isEmpty()) {
                throw new MetricProposal.Unknown("no pods returned by selector while calculating replica count");
            }
            MetricProposal proposal = new MetricProposal(resource(), source().text("container"), pods, usage, now);
            if (!byAverage()) {
                return proposal.forUtilization(source().number(1, "target", "averageUtilization"), current);
            }
            long target = Quantity.parse(source().text("target", "averageValue"))
                    .map(quantity -> quantity.value().multiply(BigDecimal.valueOf(1_000)).longValue())
                    .orElse(1L);
            return proposal.forAverage(Math.max(1, target), current);
        } catch (MetricProposal.Unknown unknown) {
            throw new MetricProposal.Unknown(
                    "failed to get " + resource() + (byAverage() ? " usage: " : " utilization: ") + unknown.getMessage());
        }
    }

    private String noSuchApi() {
        return type().equals("External")
                ? "unable to fetch metrics from external metrics API: no external metrics API (external.metrics.k8s.io) registered"
                : "unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered";
    }

    Map<String, Object> status(MetricProposal.Proposal proposal) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("name", resource());
        if (type().equals("ContainerResource")) {
            source.put("container", source().text("container"));
        }
        source.put("current", proposal.current());
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("type", type());
        status.put(type().equals("Resource") ? "resource" : "containerResource", source);
        return status;
    }

    /** Returns how reasons for scaling name it. */
    String words() {
        String container = type().equals("ContainerResource") ? " container" : "";
        return byAverage()
                ? resource() + container + " resource"
                : resource() + container + " resource utilization (percentage of request)";
    }

    String failureReason() {
        return "FailedGet" + type() + "Metric";
    }

    String failurePrefix() {
        return switch (type()) {
            case "Resource" -> "failed to get " + resource() + " resource metric value: ";
            case "ContainerResource" -> "failed to get " + source().text("container") + " container metric value: ";
            case "External" -> "failed to get " + source().text("metric", "name") + " external metric value: ";
            default -> "failed to get " + type().toLowerCase(Locale.ROOT) + " metric value: ";
        };
    }
}

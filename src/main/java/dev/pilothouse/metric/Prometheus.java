package dev.pilothouse.metric;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ProxyRequest;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.metric.PromAnswer.Axis;
import dev.pilothouse.metric.PromAnswer.Series;
import dev.pilothouse.model.Curve;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Prometheus, or what speaks like one, behind a service of the cluster; asked through the API server, so nothing needs to be opened. Blocks. */
public final class Prometheus {

    /** So many points of one series, and so many of all together, are asked for: the API server hands over a mebibyte. */
    private static final int POINTS = 240;

    private static final int POINTS_OF_ALL = 12_000;
    private static final int PODS = 60;
    private static final long LEAST_WINDOW = 180;
    private static final Pattern TEXT = Pattern.compile("([a-z0-9-]+)/([a-z0-9.-]+):(https:)?([a-z0-9-]+)((?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*)/?");

    private final Cluster cluster;
    private final At at;

    /**
     * Where it is.
     *
     * @param path of its API, before {@code /api/v1}; empty in most cases
     */
    public record At(String namespace, String service, boolean secure, String port, String path) {

        /** Reads {@code monitoring/prometheus-operated:9090}, with {@code :https:9090} where it speaks TLS and a path where it has one. */
        public static Optional<At> parse(String text) {
            Matcher matcher = TEXT.matcher(text.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            return Optional.of(new At(matcher.group(1), matcher.group(2), matcher.group(3) != null, matcher.group(4), matcher.group(5)));
        }

        @Override
        public String toString() {
            return namespace + "/" + service + ":" + (secure ? "https:" : "") + port + path;
        }
    }

    Prometheus(Cluster cluster, At at) {
        this.cluster = cluster;
        this.at = at;
    }

    public At at() {
        return at;
    }

    /** Returns what the target used between two moments, by as many pods as can be asked for at once. */
    public Study study(Target target, long first, long last) {
        return switch (target) {
            case Target.Node node -> study(node, Axis.of(first, last, POINTS));
            case Target.Pods pods -> study(bounded(pods), first, last);
        };
    }

    private static Target.Pods bounded(Target.Pods pods) {
        return pods.names().size() <= PODS ? pods : new Target.Pods(pods.namespace(), pods.names().subList(0, PODS), pods.containers());
    }

    private Study study(Target.Node node, Axis axis) {
        List<Series> cpu = ask(PromQl.nodeCpu(node.name(), window(axis)), axis);
        List<Series> memory = ask(PromQl.nodeMemory(node.name(), axis.step()), axis);
        Study.Part part = new Study.Part("", node.name(), first(cpu), first(memory), Curve.NOTHING, false);
        return new Study(new Study.Source.Server(at.toString()), axis.first(), axis.last(), List.of(part));
    }

    private static Curve first(List<Series> series) {
        return series.isEmpty() ? Curve.NOTHING : series.getFirst().curve();
    }

    private Study study(Target.Pods pods, long first, long last) {
        int lines = Math.max(1, pods.names().size() * Math.max(1, pods.containers().size()));
        Axis axis = Axis.of(first, last, Math.min(POINTS, POINTS_OF_ALL / lines));
        if (pods.names().isEmpty()) {
            return new Study(new Study.Source.Server(at.toString()), axis.first(), axis.last(), List.of());
        }
        Map<List<String>, Curve> cpu = byContainer(ask(PromQl.cpu(pods, window(axis)), axis));
        Map<List<String>, Curve> memory = byContainer(ask(PromQl.memory(pods, axis.step()), axis));
        Map<List<String>, Curve> throttled = byContainer(ask(PromQl.throttled(pods, window(axis)), axis));
        Axis now = new Axis(axis.last(), axis.last(), 1);
        Map<List<String>, Curve> killed = byContainer(answer("query", "time=" + now.last() + "&query=" + encoded(PromQl.killed(pods, last - first)), now));
        Set<List<String>> keys = new HashSet<>(cpu.keySet());
        keys.addAll(memory.keySet());
        List<Study.Part> parts = new ArrayList<>();
        for (List<String> key : keys) {
            parts.add(new Study.Part(
                    key.getFirst(),
                    key.getLast(),
                    cpu.getOrDefault(key, Curve.NOTHING),
                    memory.getOrDefault(key, Curve.NOTHING),
                    throttled.getOrDefault(key, Curve.NOTHING),
                    killed.getOrDefault(key, Curve.NOTHING).most() > 0));
        }
        return new Study(new Study.Source.Server(at.toString()), axis.first(), axis.last(), parts);
    }

    private static Map<List<String>, Curve> byContainer(List<Series> series) {
        Map<List<String>, Curve> curves = new HashMap<>();
        series.forEach(each -> curves.put(List.of(each.label("pod"), each.label("container")), each.curve()));
        return curves;
    }

    /** A rate needs several scrapes, which come every 15 to 60 seconds. */
    private static long window(Axis axis) {
        return Math.max(LEAST_WINDOW, axis.step() + 60);
    }

    /** Tells whether it answers and measures containers. */
    boolean works() {
        long now = cluster.clock().instant().getEpochSecond();
        Axis axis = new Axis(now, now, 1);
        return answer("query", "time=" + now + "&query=" + encoded(PromQl.anything()), axis).stream().anyMatch(series -> series.curve().most() > 0);
    }

    private List<Series> ask(String query, Axis axis) {
        return answer(
                "query_range", "start=" + axis.first() + "&end=" + axis.last() + "&step=" + axis.step() + "&timeout=20s&query=" + encoded(query), axis);
    }

    private List<Series> answer(String what, String parameters, Axis axis) {
        ResourceRef service = new ResourceRef(WellKnown.SERVICE, at.namespace, at.service);
        ProxyRequest.Answer answer = through(new ProxyRequest(service, at.secure, at.port, at.path + "/api/v1/" + what + "?" + parameters));
        PromAnswer read = PromAnswer.read(answer.text(), axis);
        if (read.refused().isPresent()) {
            String how = answer.status() + (answer.mediaType().contains("json") ? "" : ", " + answer.mediaType());
            throw new ProblemException(Problem.of(ProblemCode.PROMETHEUS_REFUSED, at.toString(), how).withDetail(read.refused().get()));
        }
        return read.series();
    }

    /** That the API server found nobody behind the service is no failure of its own. */
    private ProxyRequest.Answer through(ProxyRequest request) {
        try {
            return cluster.proxy(request);
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.SERVER_ERROR) {
                throw e;
            }
            throw new ProblemException(Problem.of(ProblemCode.PROMETHEUS_REFUSED, at.toString(), String.join(" ", e.problem().args())).withDetail(e.problem().detail()));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

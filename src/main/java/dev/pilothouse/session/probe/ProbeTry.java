package dev.pilothouse.session.probe;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.cluster.ProxyRequest;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.probe.ProbeResult.Reason;
import dev.pilothouse.session.probe.ProbeResult.Road;
import dev.pilothouse.session.probe.ProbeResult.Verdict;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Runs a probe once on a running pod, as the kubelet would: over a forwarded port for HTTP, TCP and gRPC, as a command for exec, within
 * the probe's own timeout.
 *
 * <p>Where ports cannot be forwarded, an HTTP probe without headers is asked through the API server's proxy.
 */
public final class ProbeTry {

    /** Nobody listens shows in a round trip to the node; who is not refused for so long is taken for connected. */
    private static final Duration UNREFUSED = Duration.ofMillis(400);

    private final Cluster cluster;
    private final String agent;

    public ProbeTry(Session session) {
        this(session.cluster(), session.server().version());
    }

    /** @param version of the server, for example {@code v1.34.4} */
    public ProbeTry(Cluster cluster, String version) {
        this.cluster = cluster;
        this.agent = "kube-probe/" + version.replaceFirst("^v?(\\d+\\.\\d+).*", "$1");
    }

    /**
     * Tries the probe. Blocks for the probe's timeout at most, and for the way to the pod before.
     *
     * @param probe its fields as in a container, for example {@code {httpGet: {path: /healthz, port: http}}}
     * @throws ProblemException when the pod cannot be reached at all: it is gone or not running, or a right is missing
     */
    public ProbeResult run(ResourceRef pod, String container, Tree probe) {
        Duration limit = Duration.ofSeconds(Math.max(1, probe.number(1, "timeoutSeconds")));
        if (probe.has("exec")) {
            return command(pod, container, probe, limit);
        }
        Document document = cluster.get(pod);
        if (probe.has("httpGet")) {
            return http(pod, container, document, probe.tree("httpGet"), limit);
        }
        if (probe.has("tcpSocket")) {
            Tree tcp = probe.tree("tcpSocket");
            return reach(pod, container, document, tcp, port -> tcp(pod, port, limit));
        }
        if (probe.has("grpc")) {
            Tree grpc = probe.tree("grpc");
            String address = document.tree().text("status", "podIP") + ":" + grpc.text("port");
            return reach(pod, container, document, grpc, port -> grpc(pod, port, new GrpcHealth(grpc.text("service"), address, agent), limit));
        }
        return ProbeResult.notTried(Reason.NO_HANDLER);
    }

    /** A try on a port by its number. */
    private interface PortTry {
        ProbeResult run(int port);
    }

    /** Finds the port by number or name, and refuses what asks another host. */
    private static ProbeResult reach(ResourceRef pod, String container, Document document, Tree handler, PortTry work) {
        String host = handler.text("host");
        if (!host.isEmpty() && !host.equals(document.tree().text("status", "podIP")) && !host.equals("127.0.0.1") && !host.equals("localhost")) {
            return ProbeResult.notTried(Reason.OTHER_HOST, host);
        }
        if (!document.tree().text("status", "phase").equals("Running")) {
            throw new ProblemException(Problem.of(ProblemCode.CONTAINER_NOT_RUNNING, pod.toString(), container));
        }
        String port = handler.text("port");
        Optional<Integer> number = port.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(port)) : named(document, container, port);
        return number.map(work::run).orElseGet(() -> ProbeResult.notTried(Reason.PORT_UNKNOWN, port, container));
    }

    private static Optional<Integer> named(Document document, String container, String name) {
        return document.tree().trees("spec", "containers").stream()
                .filter(each -> each.text("name").equals(container))
                .flatMap(each -> each.trees("ports").stream())
                .filter(each -> each.text("name").equals(name))
                .map(each -> (int) each.number(0, "containerPort"))
                .findFirst();
    }

    private ProbeResult http(ResourceRef pod, String container, Document document, Tree http, Duration limit) {
        Map<String, String> headers = new LinkedHashMap<>();
        http.trees("httpHeaders").forEach(header -> headers.put(header.text("name"), header.text("value")));
        String host = http.text("host").isEmpty() ? document.tree().text("status", "podIP") : http.text("host");
        boolean secure = http.text("scheme").equalsIgnoreCase("https");
        return reach(pod, container, document, http, port -> {
            HttpTry.Url url = new HttpTry.Url(secure, host, port, http.text("path"));
            try {
                return new HttpTry(cluster, pod, headers, agent, limit).run(url);
            } catch (ProblemException e) {
                if (headers.isEmpty() && (e.problem().code() == ProblemCode.NOT_OFFERED || e.problem().code() == ProblemCode.FORBIDDEN)) {
                    return proxied(pod, url, limit);
                }
                throw e;
            }
        });
    }

    private ProbeResult proxied(ResourceRef pod, HttpTry.Url url, Duration limit) {
        Deadline deadline = new Deadline(limit);
        ProxyRequest.Answer answer = cluster.proxy(new ProxyRequest(pod, url.secure(), Integer.toString(url.port()), url.path()));
        Duration took = deadline.took();
        if (took.compareTo(limit) > 0) {
            return ProbeResult.of(Verdict.FAILURE, Reason.TIMED_OUT, Road.PROXY, took, Long.toString(limit.toSeconds()));
        }
        return HttpTry.judged(answer.status(), answer.text(), took, Road.PROXY);
    }

    private ProbeResult tcp(ResourceRef pod, int port, Duration limit) {
        try (PodWay way = new PodWay(cluster, pod, port);
                Socket socket = way.connect()) {
            Deadline deadline = new Deadline(limit);
            try {
                socket.setSoTimeout(Math.toIntExact(UNREFUSED.toMillis()));
                socket.getInputStream().read();
            } catch (SocketTimeoutException e) {
                // connected and nothing said, as most servers do
            } catch (IOException e) {
                if (way.nobodyListens()) {
                    return ProbeResult.of(Verdict.FAILURE, Reason.NOT_LISTENING, Road.PORT_FORWARD, deadline.took(), Integer.toString(port));
                }
            }
            return ProbeResult.of(Verdict.SUCCESS, Reason.CONNECTED, Road.PORT_FORWARD, deadline.took(), Integer.toString(port));
        } catch (IOException e) {
            return ProbeResult.of(Verdict.FAILURE, Reason.NO_ANSWER, Road.PORT_FORWARD, Duration.ZERO, Integer.toString(port));
        }
    }

    private ProbeResult grpc(ResourceRef pod, int port, GrpcHealth health, Duration limit) {
        return conversation(cluster, pod, port, limit, "gRPC", (socket, deadline) -> {
            Optional<String> status = health.ask(socket, deadline);
            Verdict verdict = status.equals(Optional.of("SERVING")) ? Verdict.SUCCESS : Verdict.FAILURE;
            Reason reason = verdict == Verdict.SUCCESS ? Reason.SERVING : status.isPresent() ? Reason.NOT_SERVING : Reason.NO_HEALTH;
            return ProbeResult.of(verdict, reason, Road.PORT_FORWARD, deadline.took(), status.orElse(health.service())).with(status.orElse(""), "");
        });
    }

    /** What is said over an open connection, and what is made of it. */
    interface Talk {
        ProbeResult over(Socket socket, Deadline deadline) throws IOException;
    }

    /** Connects and talks; whatever goes wrong on the connection is a failure of the probe. */
    static ProbeResult conversation(Cluster cluster, ResourceRef pod, int port, Duration limit, String protocol, Talk talk) {
        try (PodWay way = new PodWay(cluster, pod, port);
                Socket socket = way.connect()) {
            Deadline deadline = new Deadline(limit);
            try {
                return talk.over(socket, deadline);
            } catch (SocketTimeoutException e) {
                return failed(Reason.TIMED_OUT, deadline, Long.toString(limit.toSeconds()));
            } catch (ProtocolException | SSLException e) {
                return failed(Reason.OTHER_PROTOCOL, deadline, protocol).with("", String.valueOf(e.getMessage()));
            } catch (IOException e) {
                return failed(way.nobodyListens() ? Reason.NOT_LISTENING : Reason.NO_ANSWER, deadline, Integer.toString(port));
            }
        } catch (IOException e) {
            return failed(Reason.NO_ANSWER, new Deadline(limit), Integer.toString(port));
        }
    }

    private static ProbeResult failed(Reason reason, Deadline deadline, String arg) {
        return ProbeResult.of(Verdict.FAILURE, reason, Road.PORT_FORWARD, deadline.took(), arg);
    }

    private ProbeResult command(ResourceRef pod, String container, Tree probe, Duration limit) {
        List<String> words = probe.tree("exec").list("command").stream().map(String::valueOf).toList();
        Beginning output = new Beginning(4 * ProbeResult.LONGEST_BODY);
        Deadline deadline = new Deadline(limit);
        ExecStreams streams = new ExecStreams(Optional.empty(), output, output);
        try (Exec exec = cluster.exec(pod, new Exec.Order(container, words, false), streams)) {
            Optional<Exec.Exit> exit = exec.await(limit);
            if (exit.isEmpty()) {
                return exec(Verdict.FAILURE, Reason.TIMED_OUT, deadline, Long.toString(limit.toSeconds())).with("", output.text());
            }
            int code = exit.get().code();
            Verdict verdict = code == 0 ? Verdict.SUCCESS : Verdict.FAILURE;
            Reason reason = code == 0 ? Reason.EXITED_WELL : Reason.EXITED_BADLY;
            return exec(verdict, reason, deadline, Integer.toString(code)).with(Integer.toString(code), output.text());
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.COMMAND_NOT_STARTED) {
                throw e;
            }
            return exec(Verdict.FAILURE, Reason.NOT_STARTED, deadline, String.join(" ", words)).with("", e.problem().detail());
        }
    }

    private static ProbeResult exec(Verdict verdict, Reason reason, Deadline deadline, String arg) {
        return ProbeResult.of(verdict, reason, Road.EXEC, deadline.took(), arg);
    }
}

package dev.pilothouse.session.probe;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.probe.ProbeResult.Reason;
import dev.pilothouse.session.probe.ProbeResult.Road;
import dev.pilothouse.session.probe.ProbeResult.Verdict;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An HTTP probe with its redirects: those to the same host are followed, one to another host is a success, as for the kubelet. */
record HttpTry(Cluster cluster, ResourceRef pod, Map<String, String> headers, String agent, Duration limit) {

    private static final int MOST_REDIRECTS = 10;

    /** Where to ask. */
    record Url(boolean secure, String host, int port, String path) {

        Url {
            path = path.startsWith("/") ? path : "/" + path;
        }

        URI uri() {
            String literal = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
            return URI.create((secure ? "https" : "http") + "://" + literal + ":" + port + "/");
        }

        /** Returns host and port as the header says them: the usual port is left out, which the kubelet writes all the same. */
        String hostAndPort() {
            return uri().getAuthority();
        }
    }

    ProbeResult run(Url first) {
        Url url = first;
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            Url at = url;
            List<String> onward = new ArrayList<>();
            ProbeResult result = ProbeTry.conversation(cluster, pod, at.port(), limit, at.secure() ? "HTTPS" : "HTTP", (socket, deadline) -> {
                try (Socket used = at.secure() ? AnyCertificate.over(socket, deadline) : socket) {
                    HttpGet.Answer answer = new HttpGet(at.path(), at.hostAndPort(), headers, agent).ask(used, deadline);
                    if (answer.status() / 100 == 3 && !answer.location().isEmpty()) {
                        onward.add(answer.location());
                    }
                    return judged(answer.status(), answer.body(), deadline.took(), Road.PORT_FORWARD);
                }
            });
            if (onward.isEmpty()) {
                return result;
            }
            URI target = resolved(at, onward.getFirst());
            if (!String.valueOf(target.getHost()).equalsIgnoreCase(at.uri().getHost())) {
                return ProbeResult.of(Verdict.SUCCESS, Reason.REDIRECTED_AWAY, Road.PORT_FORWARD, result.took(), onward.getFirst())
                        .with(result.status(), result.body());
            }
            boolean secure = "https".equalsIgnoreCase(target.getScheme());
            String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
            url = new Url(secure, at.host(), target.getPort() > 0 ? target.getPort() : secure ? 443 : 80, target.getRawPath() + query);
        }
        return ProbeResult.of(
                Verdict.FAILURE, Reason.REDIRECTED_TOO_OFTEN, Road.PORT_FORWARD, Duration.ZERO, Integer.toString(MOST_REDIRECTS));
    }

    private static URI resolved(Url at, String location) {
        try {
            return at.uri().resolve(at.path().replaceAll("[^!-~]", "%20")).resolve(location);
        } catch (IllegalArgumentException e) {
            return URI.create("http://invalid/");
        }
    }

    static ProbeResult judged(int status, String body, Duration took, Road road) {
        boolean good = status >= 200 && status < 400;
        return ProbeResult.of(good ? Verdict.SUCCESS : Verdict.FAILURE, good ? Reason.ANSWERED : Reason.BAD_STATUS, road, took, Integer.toString(status))
                .with(Integer.toString(status), body);
    }
}

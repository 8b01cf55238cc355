package dev.pilothouse.session.probe;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How one try of a probe went.
 *
 * @param args values for the sentence of the reason
 * @param status HTTP status or exit code as text, empty when there is none
 * @param body beginning of what was answered or printed, at most {@value #LONGEST_BODY} characters
 * @param took from the moment that the way to the pod stood; what the way itself cost is left out, for the kubelet has a shorter one
 * @param road how the pod was reached
 */
public record ProbeResult(Verdict verdict, Reason reason, List<String> args, String status, String body, Duration took, Road road) {

    /** Most characters of an answer that are kept. */
    public static final int LONGEST_BODY = 200;

    /** What the kubelet would make of it. */
    public enum Verdict {
        SUCCESS,
        FAILURE,
        /** It could not be tried from here; nothing is said about the probe. */
        NOT_TRIED
    }

    /** How the pod was reached. */
    public enum Road {
        /** A forwarded port ends inside the pod: what listens on 127.0.0.1 alone answers here, and not to the kubelet. */
        PORT_FORWARD,
        /** The API server asked the pod's address, without the probe's own headers. */
        PROXY,
        /** A command in the container. */
        EXEC
    }

    /** Why it went so; each has its sentence {@code probe.try.<reason>} in the message bundles. */
    public enum Reason {
        /** HTTP status from 200 to 399: status. */
        ANSWERED,
        /** Another HTTP status: status. */
        BAD_STATUS,
        /** A redirect to another host, which the kubelet does not follow and takes for success: target. */
        REDIRECTED_AWAY,
        /** More redirects than the kubelet follows: how many. */
        REDIRECTED_TOO_OFTEN,
        /** A TCP connection was accepted: port. */
        CONNECTED,
        /** Nothing listens: port. */
        NOT_LISTENING,
        /** No whole answer in the probe's time: seconds. */
        TIMED_OUT,
        /** The connection ended without a whole answer: port. */
        NO_ANSWER,
        /** The answer is none of the expected protocol: protocol. */
        OTHER_PROTOCOL,
        /** The gRPC health service says SERVING. */
        SERVING,
        /** The gRPC health service says something else: its status. */
        NOT_SERVING,
        /** The call ended without a health status: the service is not known to it, or it has no health service: service. */
        NO_HEALTH,
        /** The command ended with 0. */
        EXITED_WELL,
        /** The command ended with another code: code. */
        EXITED_BADLY,
        /** The command could not be started: command. */
        NOT_STARTED,
        /** The container has no port of that name: name, container. */
        PORT_UNKNOWN,
        /** The probe asks another host than the pod: host. */
        OTHER_HOST,
        /** It has none of the four handlers. */
        NO_HANDLER
    }

    /** Returns the key of the reason's sentence in the message bundles. */
    public String key() {
        return "probe.try." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ProbeResult of(Verdict verdict, Reason reason, Road road, Duration took, String... args) {
        return new ProbeResult(verdict, reason, List.of(args), "", "", took, road);
    }

    static ProbeResult notTried(Reason reason, String... args) {
        return of(Verdict.NOT_TRIED, reason, Road.PORT_FORWARD, Duration.ZERO, args);
    }

    ProbeResult with(String newStatus, String newBody) {
        String beginning = newBody.length() <= LONGEST_BODY ? newBody : newBody.substring(0, LONGEST_BODY);
        return new ProbeResult(verdict, reason, args, newStatus, beginning, took, road);
    }
}

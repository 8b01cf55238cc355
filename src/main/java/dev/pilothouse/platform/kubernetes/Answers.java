package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import tools.jackson.core.JacksonException;

/** Translates whatever goes wrong between us and an API server, in one place, to problems that can be explained. */
final class Answers {

    private static final int LONGEST_STATUS = 1024 * 1024;
    private static final int LONGEST_QUOTE = 300;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,6}");

    private final String context;
    private final Route route;
    private final Patience patience;

    Answers(String context, Route route, Patience patience) {
        this.context = context;
        this.route = route;
        this.patience = patience;
    }

    /** Returns the answer when it is no refusal; closes it and throws otherwise. */
    Answer accepted(Request request, Answer answer) {
        if (!answer.accepted()) {
            throw new ProblemException(refusal(request, answer, status(answer)));
        }
        return answer;
    }

    /** Returns the answer when it is in a form that the request accepts and no refusal; closes it and throws otherwise. */
    Answer insist(Request request, Answer answer) {
        accepted(request, answer);
        boolean packed = answer.packed() && request.accept().startsWith(PackedPage.MEDIA_TYPE);
        if (!packed && !answer.mediaType().endsWith("json")) {
            answer.close();
            throw new ProblemException(notKubernetes(answer.mediaType()));
        }
        return answer;
    }

    /** Reads an answer whose body is one object. */
    Tree tree(Request request, Answer answer) {
        try {
            return JsonReader.tree(answer.body());
        } catch (IOException | JacksonException e) {
            throw broken(request, answer, e);
        }
    }

    /** Reads and closes a refusal. Whatever its body is, it reads as a status. */
    Status status(Answer answer) {
        try (answer) {
            byte[] body = answer.body().readNBytes(LONGEST_STATUS);
            return answer.mediaType().endsWith("json")
                    ? Status.of(JsonReader.tree(new ByteArrayInputStream(body)), answer.status())
                    : Status.bare(answer.status(), answer.mediaType().equals("text/plain") ? quote(body) : "");
        } catch (IOException | JacksonException e) {
            return Status.bare(answer.status(), "");
        }
    }

    /** Reads a refusal whose body is all there already. */
    static Status status(int code, String body) {
        try {
            return body.startsWith("{") ? Status.of(Json.read(body), code) : Status.bare(code, quote(body));
        } catch (ProblemException e) {
            return Status.bare(code, quote(body));
        }
    }

    private static String quote(byte[] body) {
        return quote(new String(body, StandardCharsets.UTF_8));
    }

    private static String quote(String body) {
        String text = body.strip();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    /** Returns the problem of a refusal that is no verdict on an object's content. */
    Problem refusal(Request request, Answer answer, Status status) {
        int code = answer.status();
        if (code / 100 == 3) {
            return Problem.of(ProblemCode.REDIRECTED, redirectTarget(answer));
        }
        if (code < 500 && code != 401 && answer.mediaType().equals("text/html")) {
            return notKubernetes(answer.mediaType());
        }
        return problem(request.subject(), status.retryAfter(retryAfter(answer).toSeconds()));
    }

    /** Returns the problem that a status tells of. */
    Problem problem(Subject subject, Status status) {
        Problem problem =
                switch (status.code()) {
                    case 401 -> Problem.of(ProblemCode.SIGNED_OUT, context);
                    case 403 -> Problem.of(ProblemCode.FORBIDDEN, subject.verb(), subject.resource(), subject.namespace());
                    case 404 -> missing(subject, status);
                    case 409 -> Problem.of(conflict(status), subject.named());
                    case 410 -> Problem.of(ProblemCode.EXPIRED);
                    case 422 -> Problem.of(ProblemCode.INVALID, subject.named());
                    case 429 -> Problem.of(ProblemCode.TOO_MANY_REQUESTS, Long.toString(status.retryAfterSeconds()));
                    default -> other(status);
                };
        return problem.withDetail(status.message());
    }

    private static Problem other(Status status) {
        int code = status.code();
        if (status.reason().equals("Expired") || status.has("ResourceVersionTooLarge")) {
            return Problem.of(ProblemCode.EXPIRED);
        }
        return Problem.of(code >= 500 ? ProblemCode.SERVER_ERROR : ProblemCode.REQUEST_REFUSED, Integer.toString(code));
    }

    /** Distinguishes an absent object, an absent namespace and an absent kind. */
    private static Problem missing(Subject subject, Status status) {
        if (status.about().equals("namespaces") && !subject.resource().equals("namespaces")) {
            return Problem.of(ProblemCode.NOT_FOUND, "namespaces/" + status.name());
        }
        boolean object = !subject.reference().isEmpty() && !status.name().isEmpty();
        return object
                ? Problem.of(ProblemCode.NOT_FOUND, subject.reference())
                : Problem.of(ProblemCode.KIND_UNKNOWN, subject.resource());
    }

    private static ProblemCode conflict(Status status) {
        return status.reason().equals("AlreadyExists") ? ProblemCode.ALREADY_EXISTS : ProblemCode.CHANGED_MEANWHILE;
    }

    /** Returns the problem of a connection that ended without a word. */
    Problem lost(String detail) {
        return Problem.of(ProblemCode.CONNECTION_LOST, route.hostAndPort()).withDetail(detail);
    }

    /** Returns the problem of an answer that no API server would give. */
    Problem notKubernetes(String mediaType) {
        return Problem.of(ProblemCode.NOT_KUBERNETES, route.hostAndPort(), mediaType);
    }

    /** The target without its query, which may carry a token. */
    private String redirectTarget(Answer answer) {
        try {
            URI target = URI.create(route.base() + "/").resolve(answer.header("Location"));
            return target.getScheme() + "://" + target.getAuthority() + target.getPath();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Returns how long the server asks to wait; a second when it does not say. */
    Duration retryAfter(Answer answer) {
        String seconds = answer.header("Retry-After").strip();
        return DIGITS.matcher(seconds).matches() ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ofSeconds(1);
    }

    /** Returns the exception of a call whose thread was interrupted. */
    ProblemException interrupted(Request request) {
        Thread.currentThread().interrupt();
        return new ProblemException(
                request.repeatable()
                        ? Problem.of(ProblemCode.CANCELLED)
                        : Problem.of(ProblemCode.OUTCOME_UNKNOWN, request.subject().named()));
    }

    /** Returns the exception of a request that got no answer. */
    ProblemException failed(Request request, IOException failure) {
        Problem problem = failure(failure);
        boolean mayHaveArrived = !request.repeatable() && !neverSent(failure);
        return new ProblemException(
                mayHaveArrived
                        ? Problem.of(ProblemCode.OUTCOME_UNKNOWN, request.subject().named()).withDetail(problem.detail())
                        : problem,
                failure);
    }

    /** Returns the exception of an answer that could not be read to its end. */
    ProblemException broken(Request request, Answer answer, Exception failure) {
        if (Thread.currentThread().isInterrupted()) {
            return interrupted(request);
        }
        if (answer.fellSilent()) {
            return new ProblemException(timedOut(patience.answer()), failure);
        }
        Problem problem = cause(failure, IOException.class)
                .filter(io -> !(io instanceof EOFException) && !(io instanceof ZipException))
                .map(io -> Problem.of(ProblemCode.CONNECTION_LOST, route.hostAndPort()).withDetail(message(io)))
                .orElseGet(() -> Problem.of(ProblemCode.ANSWER_BROKEN, request.path().replaceAll("\\?.*", ""))
                        .withDetail(message(failure)));
        return new ProblemException(problem, failure);
    }

    private static boolean neverSent(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof SSLHandshakeException
                || failure instanceof UnknownHostException
                || tunnelFailed(failure);
    }

    private static boolean tunnelFailed(IOException failure) {
        return String.valueOf(failure.getMessage()).startsWith("Tunnel failed");
    }

    private Problem failure(IOException failure) {
        if (tunnelFailed(failure)) {
            return route.relayFailure()
                    .map(this::failure)
                    .orElseGet(() -> Problem.of(ProblemCode.PROXY_FAILED, route.proxyAddress()))
                    .withDetail(route.relayFailure().map(Answers::message).orElse(""));
        }
        Problem problem =
                switch (failure) {
                    case Dial.ProxyException _ -> Problem.of(ProblemCode.PROXY_FAILED, route.proxyAddress());
                    case HttpConnectTimeoutException _ -> timedOut(patience.connect());
                    case java.net.SocketTimeoutException _ -> timedOut(patience.connect());
                    case HttpTimeoutException _ -> timedOut(patience.answer());
                    case UnknownHostException _ -> Problem.of(ProblemCode.NAME_UNKNOWN, route.host());
                    case ConnectException _ ->
                        cause(failure, UnresolvedAddressException.class).isPresent()
                                ? Problem.of(ProblemCode.NAME_UNKNOWN, route.host())
                                : Problem.of(ProblemCode.CONNECTION_REFUSED, route.hostAndPort());
                    case NoRouteToHostException _ -> Problem.of(ProblemCode.CONNECTION_REFUSED, route.hostAndPort());
                    case SSLException tls -> tls(tls);
                    default -> Problem.of(ProblemCode.CONNECTION_LOST, route.hostAndPort());
                };
        return failure.getMessage() == null ? problem : problem.withDetail(failure.getMessage());
    }

    /** A certificate that we don't accept is about the server; an alert that it sends us is about our own certificate. */
    private Problem tls(SSLException failure) {
        Optional<CertificateException> certificate = cause(failure, CertificateException.class);
        if (certificate.isPresent()) {
            String message = String.valueOf(certificate.get().getMessage());
            boolean name = message.contains("No name matching") || message.contains("No subject alternative");
            return name
                    ? Problem.of(ProblemCode.CERTIFICATE_NAME, route.hostAndPort(), URI.create(route.base()).getHost())
                    : Problem.of(ProblemCode.CERTIFICATE_UNTRUSTED, route.hostAndPort());
        }
        String message = String.valueOf(failure.getMessage());
        boolean ours = message.contains("fatal alert") && (message.contains("certificate") || message.contains("unknown_ca"));
        return ours
                ? Problem.of(ProblemCode.SIGNED_OUT, context)
                : Problem.of(ProblemCode.CONNECTION_LOST, route.hostAndPort());
    }

    private Problem timedOut(Duration limit) {
        return Problem.of(ProblemCode.TIMED_OUT, route.hostAndPort(), Long.toString(limit.toSeconds()));
    }

    private static <T> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}

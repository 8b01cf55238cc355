package dev.pilothouse.platform.playground.kubelet.shell;

import dev.pilothouse.platform.playground.kubelet.shell.Host.Fetched;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that talk to services and pods. */
final class NetworkCommands {

    private static final Pattern URL = Pattern.compile("(?:(https?)://)?([^/:?#]+)(?::(\\d{1,5}))?([/?].*)?");
    private static final String RESOLVER = "10.96.0.10";

    private NetworkCommands() {}

    static void addTo(Map<String, Commands.Command> all) {
        all.put("wget", NetworkCommands::wget);
        all.put("curl", NetworkCommands::curl);
        all.put("nslookup", NetworkCommands::nslookup);
        all.put("nc", NetworkCommands::nc);
        all.put("ping", NetworkCommands::ping);
    }

    private record Request(String host, int port, String path) {

        static Optional<Request> of(String url) {
            Matcher matcher = URL.matcher(url);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int port = matcher.group(3) != null ? Integer.parseInt(matcher.group(3)) : "https".equals(matcher.group(1)) ? 443 : 80;
            String path = matcher.group(4) == null ? "/" : matcher.group(4).startsWith("?") ? "/" + matcher.group(4) : matcher.group(4);
            return Optional.of(new Request(matcher.group(2), port, path));
        }

        Fetched send(Invocation call) {
            call.shell().host().sleep(Duration.ofMillis(20));
            return call.shell().host().fetch(host, port, path);
        }
    }

    private static Duration timeout(Optional<String> given, long otherwise) {
        return Duration.ofSeconds(given.filter(text -> text.matches("\\d{1,5}")).map(Long::parseLong).orElse(otherwise));
    }

    private static int wget(Invocation call) throws IOException {
        Optional<Request> request = call.operands().isEmpty() ? Optional.empty() : Request.of(call.operands().getLast());
        if (request.isEmpty()) {
            return call.fail("missing URL");
        }
        boolean quiet = call.words().stream().anyMatch(word -> word.startsWith("-q")) || call.has('q');
        Request to = request.get();
        Duration wait = timeout(call.value("-T").or(() -> call.value("--timeout")), 130);
        switch (to.send(call)) {
            case Fetched.UnknownHost() -> {
                return call.fail("bad address '" + to.host() + (to.port() == 80 ? "" : ":" + to.port()) + "'");
            }
            case Fetched.Refused(String address) -> {
                connecting(call, quiet, to, address);
                return call.fail("can't connect to remote host (" + address + "): Connection refused");
            }
            case Fetched.TimedOut(String address) -> {
                connecting(call, quiet, to, address);
                call.shell().host().sleep(wait);
                return call.fail(call.value("-T").isPresent() ? "download timed out" : "can't connect to remote host (" + address + "): Operation timed out");
            }
            case Fetched.Answer(int code, String body) -> {
                connecting(call, quiet, to, call.shell().host().resolve(to.host()).stream().findFirst().orElse(to.host()));
                if (code >= 400) {
                    return call.fail("server returned error: HTTP/1.1 " + code + " " + phrase(code));
                }
                Optional<String> target = call.value("-O").or(() -> call.words().stream().filter(word -> word.matches("-q?O-")).findFirst().map(_ -> "-"))
                        .or(() -> call.words().stream().filter(word -> word.equals("-qO")).findFirst().map(word -> call.words().get(Math.min(call.words().size() - 1, call.words().indexOf(word) + 1))));
                if (call.words().contains("--spider")) {
                    return 0;
                }
                if (target.orElse("index.html").equals("-")) {
                    call.print(body);
                    return 0;
                }
                Optional<String> wrong = call.files().write(call.path(target.orElse("index.html")), body.getBytes(StandardCharsets.UTF_8));
                return wrong.isPresent() ? call.fail("can't open '" + target.orElse("index.html") + "': " + wrong.get()) : 0;
            }
        }
    }

    private static void connecting(Invocation call, boolean quiet, Request to, String address) throws IOException {
        if (!quiet) {
            Shell.complain(call.io(), "Connecting to " + to.host() + (to.port() == 80 ? "" : ":" + to.port()) + " (" + address + ":" + to.port() + ")");
        }
    }

    static String phrase(int code) {
        return switch (code) {
            case 200 -> "OK";
            case 404 -> "Not Found";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Unknown";
        };
    }

    private static int curl(Invocation call) throws IOException {
        List<String> urls = call.operands().stream().filter(word -> word.contains("/") || word.contains(".") || word.contains(":") || word.matches("[a-z][a-z0-9-]*")).toList();
        Optional<Request> request = urls.isEmpty() ? Optional.empty() : Request.of(urls.getLast());
        if (request.isEmpty()) {
            return call.fail("try 'curl --help' for more information", 2);
        }
        Request to = request.get();
        Duration wait = timeout(call.value("-m").or(() -> call.value("--max-time")).or(() -> call.value("--connect-timeout")), 130);
        switch (to.send(call)) {
            case Fetched.UnknownHost() -> {
                return call.fail("(6) Could not resolve host: " + to.host(), 6);
            }
            case Fetched.Refused _ -> {
                return call.fail("(7) Failed to connect to " + to.host() + " port " + to.port() + " after 1 ms: Couldn't connect to server", 7);
            }
            case Fetched.TimedOut _ -> {
                call.shell().host().sleep(wait);
                return call.fail("(28) Connection timed out after " + wait.toMillis() + " milliseconds", 28);
            }
            case Fetched.Answer(int code, String body) -> {
                if (code >= 400 && (call.has('f') || call.words().contains("--fail"))) {
                    return call.fail("(22) The requested URL returned error: " + code, 22);
                }
                if (call.has('i') || call.has('I')) {
                    call.print("HTTP/1.1 " + code + " " + phrase(code) + "\r\nContent-Length: " + body.length() + "\r\n\r\n");
                }
                boolean nowhere = call.value("-o").filter(name -> name.equals("/dev/null")).isPresent();
                if (!call.has('I') && !nowhere) {
                    call.print(body);
                }
                call.value("-w").ifPresent(format -> {
                    try {
                        call.print(TextCommands.unescaped(format.replace("%{http_code}", Integer.toString(code))));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
                return 0;
            }
        }
    }

    private static int nslookup(Invocation call) throws IOException {
        if (call.operands().isEmpty()) {
            return call.fail("usage: nslookup HOST");
        }
        String name = call.operands().getFirst();
        call.shell().host().sleep(Duration.ofMillis(10));
        List<String> addresses = call.shell().host().resolve(name);
        call.line("Server:\t\t" + RESOLVER + "\nAddress:\t" + RESOLVER + ":53\n");
        if (addresses.isEmpty()) {
            call.line("** server can't find " + name + ": NXDOMAIN\n");
            return 1;
        }
        for (String address : addresses) {
            call.line("Name:\t" + call.shell().host().fullName(name) + "\nAddress: " + address);
        }
        call.line("");
        return 0;
    }

    private static int nc(Invocation call) throws IOException {
        List<String> operands = call.operands().stream().filter(word -> !word.equals(call.value("-w").orElse(""))).toList();
        if (operands.size() < 2 || !operands.get(1).matches("\\d{1,5}")) {
            return call.fail("usage: nc [-z] [-w SECONDS] HOST PORT");
        }
        return switch (call.shell().host().fetch(operands.get(0), Integer.parseInt(operands.get(1)), "/")) {
            case Fetched.UnknownHost() -> call.fail("bad address '" + operands.get(0) + "'");
            case Fetched.Refused(String address) -> call.fail(operands.get(0) + " (" + address + ":" + operands.get(1) + "): Connection refused");
            case Fetched.TimedOut(String address) -> {
                call.shell().host().sleep(timeout(call.value("-w"), 130));
                yield call.fail(operands.get(0) + " (" + address + ":" + operands.get(1) + "): Connection timed out");
            }
            case Fetched.Answer _ -> 0;
        };
    }

    private static int ping(Invocation call) throws IOException {
        String name = call.operands().stream().filter(word -> !word.matches("\\d+")).reduce((_, last) -> last).orElse("");
        List<String> addresses = call.shell().host().resolve(name);
        if (addresses.isEmpty()) {
            return call.fail("bad address '" + name + "'");
        }
        long count = call.value("-c").filter(text -> text.matches("\\d{1,4}")).map(Long::parseLong).orElse(4L);
        call.line("PING " + name + " (" + addresses.getFirst() + "): 56 data bytes");
        for (int i = 0; i < count; i++) {
            call.line("64 bytes from " + addresses.getFirst() + ": seq=" + i + " ttl=63 time=0.0" + (40 + i % 50) + " ms");
            call.shell().host().sleep(Duration.ofSeconds(1));
        }
        call.line("\n--- " + name + " ping statistics ---\n" + count + " packets transmitted, " + count + " packets received, 0% packet loss");
        return 0;
    }
}

package dev.pilothouse.platform.playground.kubelet.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container without a cluster: one service named {@code web}, and a time that sleeping moves. */
final class PretendedHost implements Host {

    final List<Integer> signals = new ArrayList<>();
    final Files files = new Files(List.of(
            new Files.Mount("/", Storage.over(() -> new LinkedHashMap<>(Map.of("etc/hosts", "127.0.0.1\tlocalhost\n", "tmp/.keep", "")))),
            new Files.Mount("/config", Storage.readOnly(() -> Map.of("colour", "blue")))));
    Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Files files() {
        return files;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration time) {
        now = now.plus(time);
    }

    @Override
    public String hostname() {
        return "web-1";
    }

    @Override
    public String osRelease() {
        return "Alpine";
    }

    @Override
    public List<String> processes() {
        return List.of("1 nginx");
    }

    @Override
    public void signal(int number) {
        signals.add(number);
    }

    @Override
    public List<String> resolve(String name) {
        return name.equals("web") ? List.of("10.96.0.7") : List.of();
    }

    @Override
    public String fullName(String name) {
        return name.equals("web") ? "web.shop.svc.cluster.local" : name;
    }

    @Override
    public Fetched fetch(String host, int port, String path) {
        if (!host.equals("web")) {
            return new Fetched.UnknownHost();
        }
        return port == 80 ? new Fetched.Answer(path.equals("/") ? 200 : 404, "hello\n") : new Fetched.Refused("10.96.0.7:" + port);
    }

    @Override
    public Optional<Integer> external(List<String> words) {
        return Optional.empty();
    }
}

package dev.pilothouse.guide.probe;

import static dev.pilothouse.guide.probe.ProbeKind.LIVENESS;
import static dev.pilothouse.guide.probe.ProbeKind.READINESS;
import static dev.pilothouse.guide.probe.ProbeKind.STARTUP;

import dev.pilothouse.guide.probe.Timing.Setting;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what is known to be unwise about the probes of a container, the worst first. */
final class Mistakes {

    /** From here on a delay is rather a slow start that deserves a startup probe. */
    private static final int LONG_DELAY = 15;

    private static final int CHEAP_PERIOD = 10;
    private static final Pattern DEPENDENCY = Pattern.compile("ready|readiness|/db\\b|database|depend|deep", Pattern.CASE_INSENSITIVE);
    private static final String ALL_OF_SPRING = "/actuator/health";

    private final Probes probes;
    private final Assumptions assumptions;
    private final Tree container;
    private final Window killed;
    private final List<Advice> found = new ArrayList<>();

    /**
     * @param killed when it is killed though nothing goes wrong
     */
    Mistakes(Probes probes, Assumptions assumptions, Tree container, Window killed) {
        this.probes = probes;
        this.assumptions = assumptions;
        this.container = container;
        this.killed = killed;
    }

    List<Advice> find() {
        for (ProbeKind kind : ProbeKind.values()) {
            probes.get(kind).ifPresent(probe -> refused(kind, probe));
        }
        startUp();
        probes.liveness().ifPresent(this::liveness);
        for (ProbeKind kind : ProbeKind.values()) {
            probes.get(kind).ifPresent(probe -> each(kind, probe));
        }
        missing();
        return List.copyOf(found);
    }

    /** What the server refuses, or what can never pass. */
    private void refused(ProbeKind kind, Probe probe) {
        Timing timing = probe.timing();
        if (timing.successes() != 1 && kind.restarts()) {
            found.add(Advice.warning(kind, "successes").mendedBy(probes.with(kind, probe.with(Setting.SUCCESSES, 1)), "successes"));
        }
        if (timing.grace().isPresent() && !kind.restarts()) {
            found.add(Advice.warning(kind, "grace").mendedBy(probes.with(kind, new Probe(probe.handler(), timing.withoutGrace())), "grace"));
        }
        port(probe.handler()).filter(port -> !port.matches("\\d+") && !ports().contains(port)).ifPresent(port -> found.add(Advice.warning(kind, "port-unknown", port)));
        if (assumptions.answer() >= probe.timeoutMillis()) {
            int seconds = (int) Math.ceilDiv(2 * assumptions.answer(), 1000);
            found.add(Advice.warning(kind, "timeout-short", Moments.text(assumptions.answer()), text(timing.timeout()))
                    .mendedBy(probes.with(kind, probe.with(Setting.TIMEOUT, seconds)), "timeout", text(seconds)));
        }
    }

    private void startUp() {
        boolean startup = probes.startup().isPresent();
        if (killed.possible() && startup) {
            Probe probe = probes.startup().get();
            int tries = tries(probe.timing());
            if (tries > probe.timing().failures()) {
                found.add(Advice.warning(STARTUP, "gives-up", Moments.text(killed), Moments.text(assumptions.start()))
                        .mendedBy(probes.with(STARTUP, probe.with(Setting.FAILURES, tries)), "tries", text(tries)));
            }
        } else if (killed.possible() && assumptions.answer() < probes.liveness().map(Probe::timeoutMillis).orElse(0L)) {
            found.add(Advice.warning(LIVENESS, "no-startup", Moments.text(killed), Moments.text(assumptions.start()))
                    .mendedBy(withStartup(probes.liveness().orElseThrow()), "startup"));
        } else if (!startup) {
            probes.liveness().filter(probe -> probe.timing().initialDelay() >= LONG_DELAY).ifPresent(probe -> found.add(
                    Advice.warning(LIVENESS, "long-delay", text(probe.timing().initialDelay())).mendedBy(withStartup(probe), "startup")));
        }
    }

    private Probes withStartup(Probe liveness) {
        Timing timing = Timing.DEFAULT.with(Setting.PERIOD, 5).with(Setting.TIMEOUT, Math.min(5, liveness.timing().timeout()));
        Timing patient = timing.with(Setting.FAILURES, Math.max(6, tries(timing)));
        return probes.with(STARTUP, new Probe(liveness.handler(), patient))
                .with(LIVENESS, liveness.with(Setting.INITIAL_DELAY, 0))
                .change(READINESS, probe -> probe.with(Setting.INITIAL_DELAY, 0));
    }

    /** How many tries outlast the start-up and half as much again, wherever the clock stands. */
    private int tries(Timing timing) {
        long needed = assumptions.start() * 3 / 2 - 1000L * timing.initialDelay();
        return (int) Math.min(Setting.MOST, Math.max(1, Math.ceilDiv(needed, 1000L * timing.period()) + 1));
    }

    private void liveness(Probe liveness) {
        Timing timing = liveness.timing();
        Optional<Probe> readiness = probes.readiness();
        boolean same = probes.asksLikeReadiness(LIVENESS);
        if (same) {
            found.add(onPort(Advice.warning(LIVENESS, "like-readiness"), liveness));
        } else if (liveness.handler() instanceof Handler.Http http && http.path().equals(ALL_OF_SPRING)) {
            Handler own = new Handler.Http(http.scheme(), http.host(), http.port(), ALL_OF_SPRING + "/liveness", http.headers());
            found.add(Advice.warning(LIVENESS, "dependency", http.path()).mendedBy(probes.with(LIVENESS, liveness.with(own)), "path", ALL_OF_SPRING + "/liveness"));
        } else if (liveness.handler() instanceof Handler.Http http && DEPENDENCY.matcher(http.path()).find()) {
            found.add(onPort(Advice.warning(LIVENESS, "dependency", http.path()), liveness));
        }
        if (timing.failures() == 1) {
            found.add(Advice.warning(LIVENESS, "one-failure").mendedBy(probes.with(LIVENESS, liveness.with(Setting.FAILURES, 3)), "tries", "3"));
        } else if (readiness.isPresent() && patience(timing) < patience(readiness.get().timing())) {
            int tries = Math.ceilDiv(patience(readiness.get().timing()), timing.period()) + 1;
            found.add(Advice.warning(LIVENESS, "stricter", text(patience(timing)), text(patience(readiness.get().timing())))
                    .mendedBy(probes.with(LIVENESS, liveness.with(Setting.FAILURES, tries)), "tries", text(tries)));
        }
        if (probes.startup().isPresent() && timing.initialDelay() > 0) {
            found.add(Advice.note(LIVENESS, "needless-delay").mendedBy(probes.with(LIVENESS, liveness.with(Setting.INITIAL_DELAY, 0)), "no-delay"));
        }
    }

    private Advice onPort(Advice advice, Probe liveness) {
        return liveness.handler() instanceof Handler.Http http
                ? advice.mendedBy(probes.with(LIVENESS, liveness.with(new Handler.Tcp("", http.port()))), "tcp", http.port())
                : advice;
    }

    private static int patience(Timing timing) {
        return (int) Math.min(Integer.MAX_VALUE / 2, (long) timing.failures() * timing.period());
    }

    private void each(ProbeKind kind, Probe probe) {
        Timing timing = probe.timing();
        if (timing.timeout() >= timing.period() && timing.timeout() > 1) {
            int shorter = Math.max(1, timing.period() - 1);
            found.add(Advice.warning(kind, "timeout-long", text(timing.timeout()), text(timing.period()))
                    .mendedBy(probes.with(kind, probe.with(Setting.TIMEOUT, shorter)), "timeout", text(shorter)));
        }
        switch (probe.handler()) {
            case Handler.Exec exec when timing.period() < CHEAP_PERIOD && kind != STARTUP -> found.add(Advice.warning(kind, "exec", text(timing.period()))
                    .mendedBy(probes.with(kind, probe.with(Setting.PERIOD, CHEAP_PERIOD)), "period", text(CHEAP_PERIOD)));
            case Handler.Http http when !http.host().isEmpty() -> {
                List<Handler.Header> headers = new ArrayList<>(http.headers());
                if (headers.stream().noneMatch(header -> header.name().toLowerCase(Locale.ROOT).equals("host"))) {
                    headers.add(new Handler.Header("Host", http.host()));
                }
                Handler own = new Handler.Http(http.scheme(), "", http.port(), http.path(), List.copyOf(headers));
                found.add(Advice.warning(kind, "host", http.host()).mendedBy(probes.with(kind, probe.with(own)), "host-header"));
            }
            case Handler.Tcp tcp when !tcp.host().isEmpty() -> found.add(
                    Advice.warning(kind, "host", tcp.host()).mendedBy(probes.with(kind, probe.with(new Handler.Tcp("", tcp.port()))), "no-host"));
            case Handler.Exec _, Handler.Http _, Handler.Tcp _, Handler.Grpc _ -> {}
        }
    }

    private void missing() {
        if (probes.readiness().isEmpty()) {
            Optional<Handler> handler = probes.liveness().or(probes::startup).map(Probe::handler).or(() -> container.trees("ports").stream()
                    .map(port -> (Handler) new Handler.Tcp("", Long.toString(port.number(0, "containerPort"))))
                    .findFirst());
            Advice advice = Advice.warning(READINESS, "no-readiness");
            found.add(handler.map(how -> advice.mendedBy(probes.with(READINESS, new Probe(how, Timing.DEFAULT.with(Setting.PERIOD, 5))), "readiness")).orElse(advice));
        }
    }

    private static Optional<String> port(Handler handler) {
        return switch (handler) {
            case Handler.Http http -> Optional.of(http.port());
            case Handler.Tcp tcp -> Optional.of(tcp.port());
            case Handler.Grpc _, Handler.Exec _ -> Optional.empty();
        };
    }

    private List<String> ports() {
        return container.trees("ports").stream().map(port -> port.text("name")).filter(name -> !name.isEmpty()).toList();
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}

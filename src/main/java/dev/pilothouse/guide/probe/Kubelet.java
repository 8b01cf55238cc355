package dev.pilothouse.guide.probe;

import dev.pilothouse.guide.probe.ProbedApp.Answer;
import dev.pilothouse.guide.probe.Timeline.Check;
import dev.pilothouse.guide.probe.Timeline.Kill;
import dev.pilothouse.guide.probe.Timeline.Span;
import dev.pilothouse.guide.probe.Timeline.Stage;
import dev.pilothouse.guide.probe.Timeline.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays what the kubelet does with a container and its probes, by the rules of its prober (startup holds the others back, the initial delay
 * counts from the container's start, thresholds count results in a row, readiness is asked at once when startup has passed) and its back-off.
 */
final class Kubelet {

    private final Assumptions assumptions;
    private final long until;
    private final ProbedApp app;
    private final Map<ProbeKind, ProbeWorker> workers = new EnumMap<>(ProbeKind.class);
    private final RestartDelay delay = new RestartDelay();
    private final List<Stage> stages = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Kill> kills = new ArrayList<>();
    private final List<Span> traffic = new ArrayList<>();

    private int life;
    private long start;
    private long end;
    private long killed;
    private long readySince;

    Kubelet(Probes probes, Assumptions assumptions, Ticks ticks, long until) {
        this.assumptions = assumptions;
        this.until = until;
        app = new ProbedApp(probes, assumptions);
        for (ProbeKind kind : ProbeKind.values()) {
            probes.get(kind).ifPresent(probe -> workers.put(kind, new ProbeWorker(kind, probe, ticks.of(kind))));
        }
    }

    Timeline run() {
        return run(Integer.MAX_VALUE);
    }

    /** Plays no more than so many lives of the container. */
    Timeline run(int lives) {
        for (start = 0; start < until; ) {
            live();
            if (end >= until || life == lives) {
                break;
            }
            long wait = delay.next(end);
            stage(State.BACK_OFF, end, end + wait);
            start = end + wait;
        }
        return new Timeline(until, List.copyOf(stages), List.copyOf(checks), List.copyOf(kills), List.copyOf(traffic));
    }

    /** One life of the container, up to its end or that of the timeline. Checks that are under way when it ends come to nothing. */
    private void live() {
        life++;
        end = Long.MAX_VALUE;
        killed = Long.MAX_VALUE;
        readySince = -1;
        int before = checks.size();
        int served = traffic.size();
        workers.values().forEach(ProbeWorker::hold);
        Optional<ProbeWorker> startup = worker(ProbeKind.STARTUP);
        startup.ifPresentOrElse(worker -> worker.from(start + delay(worker)), () -> started(start, false));
        for (Optional<ProbeWorker> due = due(); due.isPresent(); due = due()) {
            check(due.get());
        }
        long to = Math.min(end, until);
        checks.subList(before, checks.size()).removeIf(check -> check.answered() > to);
        traffic.subList(served, traffic.size()).replaceAll(span -> new Span(span.from(), Math.min(span.to(), to)));
        if (readySince >= 0 && readySince < to) {
            traffic.add(new Span(readySince, to));
        }
        stages(to);
    }

    private Optional<ProbeWorker> due() {
        ProbeWorker first = null;
        for (ProbeWorker worker : workers.values()) {
            if (worker.next() < Math.min(end, until) && (first == null || worker.next() < first.next())) {
                first = worker;
            }
        }
        return Optional.ofNullable(first);
    }

    private void check(ProbeWorker worker) {
        long at = worker.next();
        Answer answer = app.answer(worker.kind(), worker.probe(), start, at, worker.count());
        long answered = at + answer.took();
        int run = worker.take(answer.passed(), at, answered);
        if (answered > Math.min(end, until)) {
            worker.hold(); // the container or the timeline ends first
            return;
        }
        checks.add(new Check(worker.kind(), at, answered, answer.passed(), run));
        if (worker.believed()) {
            believe(worker, answer.passed(), answered);
        }
    }

    private void believe(ProbeWorker worker, boolean passed, long moment) {
        switch (worker.kind()) {
            case STARTUP -> {
                worker.hold();
                if (passed) {
                    started(moment, true);
                } else {
                    kill(worker, moment);
                }
            }
            case LIVENESS -> {
                if (!passed) {
                    worker.hold();
                    kill(worker, moment);
                }
            }
            case READINESS -> {
                if (passed && readySince < 0) {
                    readySince = moment;
                } else if (!passed && readySince >= 0) {
                    traffic.add(new Span(readySince, moment));
                    readySince = -1;
                }
            }
        }
    }

    private void started(long moment, boolean byProbe) {
        worker(ProbeKind.LIVENESS).ifPresent(worker -> worker.from(Math.max(byProbe ? moment + 1 : moment, start + delay(worker))));
        worker(ProbeKind.READINESS).ifPresentOrElse(
                worker -> {
                    long earliest = start + delay(worker);
                    if (byProbe && moment >= earliest) {
                        worker.now(moment);
                    } else {
                        worker.from(Math.max(moment, earliest));
                    }
                },
                () -> readySince = moment);
    }

    private void kill(ProbeWorker worker, long moment) {
        if (end != Long.MAX_VALUE) {
            return;
        }
        killed = moment;
        boolean hung = moment >= app.hangs(start);
        long grace = worker.probe().timing().grace().stream().mapToLong(seconds -> 1000L * seconds).findFirst().orElse(assumptions.grace());
        end = moment + (hung ? grace : 0);
        kills.add(new Kill(worker.kind(), moment));
        workers.values().stream().filter(other -> other.kind().restarts()).forEach(ProbeWorker::hold);
    }

    private void stages(long to) {
        long stopped = Math.min(killed, to);
        long hung = Math.clamp(app.hangs(start), start, stopped);
        long up = Math.clamp(app.up(start), start, hung);
        stage(State.STARTING, start, up);
        stage(State.UP, up, hung);
        stage(State.HUNG, hung, stopped);
        stage(State.STOPPING, stopped, to);
    }

    private void stage(State state, long from, long to) {
        if (from < Math.min(to, until)) {
            stages.add(new Stage(state, new Span(from, Math.min(to, until)), life));
        }
    }

    private Optional<ProbeWorker> worker(ProbeKind kind) {
        return Optional.ofNullable(workers.get(kind));
    }

    private static long delay(ProbeWorker worker) {
        return 1000L * worker.probe().timing().initialDelay();
    }
}

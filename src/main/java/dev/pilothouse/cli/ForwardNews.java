package dev.pilothouse.cli;

import dev.pilothouse.forward.Forwards;
import dev.pilothouse.forward.Plan;
import dev.pilothouse.forward.Report;
import dev.pilothouse.forward.State;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Says what happens to forwards, each change once. */
final class ForwardNews {

    private final Forwards forwards;
    private final Terminal terminal;
    private final Map<Long, Report> told = new HashMap<>();

    ForwardNews(Forwards forwards, Terminal terminal) {
        this.forwards = forwards;
        this.terminal = terminal;
    }

    /** Begins them, and tells until it is interrupted; a port that cannot be opened ends all. */
    int follow(List<Plan> plans) throws InterruptedException {
        Semaphore moved = new Semaphore(1);
        try (Subscription _ = forwards.onChange(moved::release)) {
            plans.forEach(forwards::add);
            while (true) {
                moved.acquire();
                moved.drainPermits();
                forwards.reports().forEach(this::tell);
                terminal.flush();
            }
        }
    }

    private void tell(Report now) {
        Optional<Report> before = Optional.ofNullable(told.put(now.id(), now));
        if (before.filter(last -> last.state().equals(now.state())).isEmpty()) {
            tell(now, before.map(Report::state));
        }
        if (now.state() instanceof State.Open open && now.traffic().connections() > before.map(last -> last.traffic().connections()).orElse(0L)) {
            say("cli.forward.connection", open.target().pod().shortName(), Integer.toString(open.target().port()));
        }
        if (now.state() instanceof State.Open && now.lastError().isPresent() && !now.lastError().equals(before.flatMap(Report::lastError))) {
            terminal.problem(now.lastError().get());
        }
    }

    private void tell(Report now, Optional<State> before) {
        String address = now.plan().address();
        switch (now.state()) {
            case State.Starting _, State.Paused _ -> {}
            case State.Open open -> {
                boolean again = before.filter(State.Starting.class::isInstance).isEmpty() && before.isPresent();
                String key = again ? open.moved().isPresent() ? "cli.forward.moved" : "cli.forward.again" : "cli.forward.open";
                say(key, address, open.target().pod().shortName(), Integer.toString(open.target().port()));
                if (!again && now.plan().local().exposed()) {
                    terminal.remark("cli.forward.exposed", address);
                }
            }
            case State.Waiting waiting -> {
                if (before.filter(State.Waiting.class::isInstance).isEmpty()) {
                    terminal.remark("cli.forward.waiting", address);
                    terminal.problem(waiting.why());
                }
            }
            case State.PortTaken taken -> {
                terminal.remark("cli.forward.free", Integer.toString(taken.next()));
                throw new ProblemException(Problem.of(ProblemCode.LOCAL_PORT_TAKEN, Integer.toString(taken.port())));
            }
            case State.Failed failed -> throw new ProblemException(failed.why());
        }
    }

    private void say(String key, Object... args) {
        terminal.line(terminal.words().say(key, args));
    }
}

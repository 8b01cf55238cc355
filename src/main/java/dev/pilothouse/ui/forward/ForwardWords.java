package dev.pilothouse.ui.forward;

import dev.pilothouse.forward.Report;
import dev.pilothouse.forward.State;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.words.Words;

/** How a forward is called, and how its state reads. */
final class ForwardWords {

    private ForwardWords() {}

    static Health.State health(Report report) {
        return switch (report.state()) {
            case State.Starting _ -> Health.State.PROGRESS;
            case State.Open _ -> report.failing() ? Health.State.WARN : Health.State.OK;
            case State.Waiting _ -> Health.State.BAD;
            case State.Paused _ -> Health.State.PAUSED;
            case State.PortTaken _, State.Failed _ -> Health.State.BAD;
        };
    }

    static String state(Report report, Words words) {
        return words.say(
                switch (report.state()) {
                    case State.Starting _ -> "forward.state.starting";
                    case State.Open _ -> report.failing() ? "forward.state.failing" : "forward.state.open";
                    case State.Waiting _ -> "forward.state.waiting";
                    case State.Paused _ -> "forward.state.paused";
                    case State.PortTaken _ -> "forward.state.taken";
                    case State.Failed _ -> "forward.state.failed";
                });
    }

    /** Returns {@code service/web : http}. */
    static String target(Report report) {
        return report.plan().ref().shortName() + " : " + report.plan().port();
    }

    static String pod(Report report) {
        return report.state() instanceof State.Open open ? open.pod() + " : " + open.target().port() : "";
    }

    static String error(Report report, Words words) {
        return report.problem().map(problem -> ProblemView.title(words, problem)).orElse("");
    }
}

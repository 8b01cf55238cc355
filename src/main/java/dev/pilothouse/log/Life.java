package dev.pilothouse.log;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Pods;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a container stands, by the status of its pod.
 *
 * @param run tells one run of it from the next; empty before the first
 * @param reason why it waits or ended, in Kubernetes' word
 * @param exit exit code of the run that ended, or of the one before the run that goes on; empty when there is none
 * @param moment when this run began, or ended
 */
record Life(String container, State state, String run, String reason, String exit, Optional<Instant> moment) {

    private static final List<List<String>> LISTS = List.of(
            List.of("initContainers", "initContainerStatuses"),
            List.of("containers", "containerStatuses"),
            List.of("ephemeralContainers", "ephemeralContainerStatuses"));

    enum State {
        WAITING,
        RUNNING,
        ENDED
    }

    /** Tells whether there is a log: it runs, or ran. */
    boolean ran() {
        return !run.isEmpty();
    }

    /** Returns those of a pod's containers that are wanted, in their order. */
    static List<Life> of(Document pod, Wish.Which which) {
        if (pod.apiVersion().equals(EngineKinds.CONTAINER.apiVersion()) && pod.kindName().equals(EngineKinds.CONTAINER.name())) {
            return List.of(ofEngine(pod));
        }
        List<Life> lives = new ArrayList<>();
        for (List<String> list : LISTS) {
            for (Tree container : pod.tree().trees("spec", list.getFirst())) {
                String name = container.text("name");
                if (wanted(pod, which, name)) {
                    lives.add(of(name, status(pod, list.getLast(), name), pod));
                }
            }
        }
        return lives;
    }

    private static boolean wanted(Document pod, Wish.Which which, String name) {
        return switch (which) {
            case Wish.Which.All() -> true;
            case Wish.Which.Usual() -> name.equals(Pods.defaultContainer(pod));
            case Wish.Which.Named(String wanted) -> name.equals(wanted);
        };
    }

    private static Tree status(Document pod, String list, String name) {
        return pod.tree().trees("status", list).stream().filter(status -> status.text("name").equals(name)).findFirst().orElse(Tree.EMPTY);
    }

    private static Life of(String name, Tree status, Document pod) {
        String run = status.text("restartCount");
        if (status.has("state", "running")) {
            String exit = status.text("lastState", "terminated", "exitCode");
            String reason = status.text("lastState", "terminated", "reason");
            return new Life(name, State.RUNNING, run, reason, exit, moment(status, "state", "running", "startedAt"));
        }
        if (status.has("state", "terminated")) {
            String exit = status.text("state", "terminated", "exitCode");
            String reason = status.text("state", "terminated", "reason");
            return new Life(name, State.ENDED, run, reason, exit, moment(status, "state", "terminated", "finishedAt"));
        }
        boolean ranBefore = status.has("lastState", "terminated");
        String waits = Stream.of(status.text("state", "waiting", "reason"), pod.tree().text("status", "reason"), pod.tree().text("status", "phase"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("Pending");
        return ranBefore
                ? new Life(name, State.ENDED, run, waits, status.text("lastState", "terminated", "exitCode"), moment(status, "lastState", "terminated", "finishedAt"))
                : new Life(name, State.WAITING, "", waits, "", Optional.empty());
    }

    /** An engine forgets how the run before ended once another goes on. */
    private static Life ofEngine(Document container) {
        Tree state = container.tree().tree("status", "State");
        boolean runs = state.isTrue("Running");
        String started = state.text("StartedAt");
        boolean never = started.isEmpty() || started.startsWith("0001-");
        State how = runs ? State.RUNNING : never ? State.WAITING : State.ENDED;
        Optional<Instant> moment = runs ? moment(state, "StartedAt") : moment(state, "FinishedAt");
        return runs
                ? new Life(container.name(), how, started, "", "", moment)
                : new Life(container.name(), how, never ? "" : started, state.text("Status"), state.text("ExitCode"), moment);
    }

    private static Optional<Instant> moment(Tree tree, String... path) {
        try {
            String text = tree.text(path);
            return text.isEmpty() || text.startsWith("0001-") ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

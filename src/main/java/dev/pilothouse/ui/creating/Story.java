package dev.pilothouse.ui.creating;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.NodeStage;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was told of a creation so far, put together for the page: steps, nodes, log. */
final class Story {

    private final Map<Step, StepLine> steps = new LinkedHashMap<>();
    private final Map<String, NodeTile> nodes = new LinkedHashMap<>();
    private final List<LogLine> log = new ArrayList<>();
    private Optional<Progress.Pulled> pulled = Optional.empty();
    private Optional<Progress.Explained> explained = Optional.empty();
    private Instant last = Instant.EPOCH;

    /** How a step stands. */
    enum State {
        TO_COME,
        CURRENT,
        DONE,
        FAILED,
        /** Somebody cancelled while it went on. */
        STOPPED
    }

    /**
     * A step of the creation.
     *
     * @param began and {@code ended} are {@link Instant#EPOCH} while they are not known
     */
    record StepLine(Step step, State state, Instant began, Instant ended, String detail) {

        /** Returns it as one that was not to end. */
        StepLine stopped() {
            return new StepLine(step, State.STOPPED, began, ended, detail);
        }

        /** Returns how long it took, or takes until now. */
        Duration took(Instant now) {
            boolean open = state == State.CURRENT;
            return state == State.TO_COME ? Duration.ZERO : Duration.between(began, open ? now : ended);
        }
    }

    /** A node that is being made. */
    record NodeTile(String name, boolean controlPlane, NodeStage stage, String address) {}

    /**
     * A line of the log.
     *
     * @param cause whether it says why the creation failed
     */
    record LogLine(Step step, String text, boolean cause) {}

    Story(Blueprint blueprint) {
        for (BlueprintNode node : blueprint.nodes()) {
            nodes.put(node.containerName(), new NodeTile(node.containerName(), node.isControlPlane(), NodeStage.WAITING, ""));
        }
    }

    void add(Progress progress) {
        last = progress.at();
        switch (progress) {
            case Progress.Planned planned -> plan(planned.steps());
            case Progress.Started started ->
                steps.put(started.step(), new StepLine(started.step(), State.CURRENT, started.at(), Instant.EPOCH, started.detail()));
            case Progress.Ended ended -> end(ended.step(), State.DONE, ended.at(), ended.detail());
            case Progress.Failed failed -> end(failed.step(), State.FAILED, failed.at(), "");
            case Progress.Pulled bytes -> pulled = Optional.of(bytes);
            case Progress.NodeSeen seen -> {
                NodeTile old = nodes.getOrDefault(seen.node(), new NodeTile(seen.node(), false, NodeStage.WAITING, ""));
                nodes.put(seen.node(), new NodeTile(seen.node(), old.controlPlane, seen.stage(), seen.address()));
            }
            case Progress.Line line -> log.add(new LogLine(line.step(), line.text(), false));
            case Progress.Explained cause -> explain(cause);
        }
    }

    private void plan(List<Step> planned) {
        Map<Step, StepLine> before = new LinkedHashMap<>(steps);
        steps.clear();
        before.forEach((step, line) -> {
            if (line.state != State.TO_COME) {
                steps.put(step, line);
            }
        });
        planned.forEach(step -> steps.putIfAbsent(step, new StepLine(step, State.TO_COME, Instant.EPOCH, Instant.EPOCH, "")));
    }

    private void end(Step step, State state, Instant at, String detail) {
        StepLine open = steps.getOrDefault(step, new StepLine(step, State.CURRENT, at, Instant.EPOCH, ""));
        steps.put(step, new StepLine(step, state, open.began, at, detail.isEmpty() ? open.detail : detail));
    }

    /** Ends the step that was open when the creation failed or was cancelled, where nobody told its end. */
    void close() {
        current().filter(step -> step.state == State.CURRENT).ifPresent(step -> end(step.step, State.FAILED, last, ""));
    }

    /** The line that says the cause is marked where it was told; one from another file comes behind the log of its step. */
    private void explain(Progress.Explained cause) {
        explained = Optional.of(cause);
        String text = cause.text().strip();
        if (text.isEmpty()) {
            return;
        }
        for (int i = log.size() - 1; i >= 0; i--) {
            if (log.get(i).text.contains(text)) {
                log.set(i, new LogLine(log.get(i).step, log.get(i).text, true));
                return;
            }
        }
        log.add(new LogLine(cause.step(), cause.file() + ":" + cause.line() + "  " + text, true));
    }

    List<StepLine> steps() {
        return List.copyOf(steps.values());
    }

    List<NodeTile> nodes() {
        return List.copyOf(nodes.values());
    }

    List<LogLine> log() {
        return log;
    }

    /** Returns the step that goes on; the last one that began when none does. */
    Optional<StepLine> current() {
        return steps.values().stream().filter(step -> step.state == State.CURRENT).findFirst()
                .or(() -> steps.values().stream().filter(step -> step.state != State.TO_COME).reduce((_, later) -> later));
    }

    /** Returns the step that failed. */
    Optional<StepLine> failed() {
        return steps.values().stream().filter(step -> step.state == State.FAILED).findFirst();
    }

    Optional<Progress.Pulled> pulled() {
        return pulled;
    }

    /** Returns the cause of the failure, when more than the failure itself is known. */
    Optional<Progress.Explained> explained() {
        return explained;
    }

    /** Returns the cause in words, for a failure that came as this problem. */
    Problem cause(Problem failure) {
        return explained.map(Progress.Explained::problem).orElse(failure);
    }

    /** Returns when it was told of last. */
    Instant last() {
        return last;
    }
}

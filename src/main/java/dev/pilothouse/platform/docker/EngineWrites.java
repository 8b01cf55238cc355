package dev.pilothouse.platform.docker;

import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out writes. An engine has commands and no documents: what a container's {@code spec} says otherwise than it is becomes the command
 * that makes it so.
 */
final class EngineWrites {

    private static final Duration REMOVAL = Duration.ofMinutes(2);

    private static final String RUNNING = "running";
    private static final String PAUSED = "paused";
    private static final String STOPPED = "stopped";
    private static final String[] STATE = {"spec", "state"};
    private static final String[] STARTED = {"spec", "startedAt"};
    private static final String[] POLICY = {"spec", "restartPolicy"};

    private final DockerEngine engine;
    private final EngineTables tables;

    EngineWrites(DockerEngine engine, EngineTables tables) {
        this.engine = engine;
        this.tables = tables;
    }

    WriteResult write(Write write) {
        try {
            return switch (write) {
                case Write.Apply apply -> change(apply.ref(), apply.intent().tree(), apply.version().orElse(""));
                case Write.Merge merge -> change(merge.ref(), merge.patch(), merge.version());
                case Write.Delete delete -> delete(delete);
                case Write.Evict evict -> new WriteResult.Refused(Problem.of(ProblemCode.NOT_OFFERED, "evict"), List.of());
            };
        } catch (ProblemException e) {
            return refused(write, e);
        }
    }

    private WriteResult change(ResourceRef ref, Tree wanted, String version) {
        if (!ref.kind().equals(EngineKinds.CONTAINER)) {
            return new WriteResult.Refused(Problem.of(ProblemCode.ENGINE_NO_CHANGE, ref.toString()), List.of());
        }
        Document live;
        try {
            live = tables.document(ref);
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.NOT_FOUND) {
                throw e;
            }
            Problem notMade = Problem.of(ProblemCode.ENGINE_NOT_MADE, ref.toString());
            return version.isEmpty() ? new WriteResult.Refused(notMade, List.of()) : new WriteResult.Changed(e.problem());
        }
        if (!version.isEmpty() && !version.equals(live.version())) {
            return new WriteResult.Changed(Problem.of(ProblemCode.CHANGED_MEANWHILE, ref.toString()));
        }
        return change(ref, live, wanted);
    }

    private WriteResult change(ResourceRef ref, Document live, Tree wanted) {
        String state = wanted.text(STATE).isEmpty() ? live.tree().text(STATE) : wanted.text(STATE);
        if (!List.of(RUNNING, PAUSED, STOPPED).contains(state)) {
            return new WriteResult.Refused(Problem.of(ProblemCode.INVALID, ref.toString()).withDetail("spec.state: " + state), List.of());
        }
        boolean sameStart = wanted.text(STARTED).isEmpty() || wanted.text(STARTED).equals(live.tree().text(STARTED));
        boolean restart = !sameStart && state.equals(RUNNING) && live.tree().text(STATE).equals(RUNNING);
        if (restart && !isLater(wanted.text(STARTED), live.tree().text(STARTED))) {
            return new WriteResult.Refused(Problem.of(ProblemCode.ENGINE_RESTARTED, ref.toString()), List.of());
        }
        restartPolicy(live.uid(), live.tree().tree(POLICY), wanted.tree(POLICY));
        if (restart) {
            engine.containers().restart(live.uid(), patience(live));
        } else {
            bring(live, state);
        }
        return new WriteResult.Accepted(tables.document(ref), List.of());
    }

    private static boolean isLater(String wanted, String now) {
        try {
            return now.isEmpty() || Instant.parse(wanted).isAfter(Instant.parse(now));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void restartPolicy(String id, Tree now, Tree wanted) {
        Map<String, Object> policy = new LinkedHashMap<>(now.fields());
        policy.putAll(wanted.fields());
        Tree all = new Tree(policy);
        if (!all.equals(now)) {
            engine.containers().restartPolicy(id, all.text("name"), (int) all.number(0, "maximumRetryCount"));
        }
    }

    /** A paused container can neither be stopped nor started. */
    private void bring(Document live, String state) {
        String id = live.uid();
        String now = live.tree().text(STATE);
        if (now.equals(state)) {
            return;
        }
        if (now.equals(PAUSED)) {
            engine.containers().unpause(id);
        }
        if (now.equals(STOPPED)) {
            engine.containers().start(id);
        }
        if (state.equals(STOPPED)) {
            engine.containers().stop(id, patience(live));
        }
        if (state.equals(PAUSED)) {
            engine.containers().pause(id);
        }
    }

    /** How long the container itself asks to be waited for. */
    private static Optional<Duration> patience(Document live) {
        long seconds = live.tree().number(-1, "status", "Config", "StopTimeout");
        return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    /** By what it is and not by its name, so that nothing else is removed that took the name meanwhile. */
    private WriteResult delete(Write.Delete delete) {
        Document live = tables.document(delete.ref());
        if (!live.uid().equals(delete.uid())) {
            return new WriteResult.Changed(Problem.of(ProblemCode.CHANGED_MEANWHILE, delete.ref().toString()));
        }
        String id = EngineCall.segment(live.uid());
        switch (delete.ref().kind().name()) {
            case "Container" -> engine.run(EngineCall.delete("/containers/" + id)
                    .with("v", delete.dependents() == Write.Dependents.AFTER)
                    .within(REMOVAL));
            case "Image" -> deleteImage(live);
            case "Network" -> engine.delete("/networks/" + id);
            case "Volume" -> engine.delete("/volumes/" + EngineCall.segment(delete.ref().name()));
            case "BuildCache" -> engine.run(EngineCall.post("/build/prune").with("all", true).within(REMOVAL));
            default -> throw new ProblemException(Problem.of(ProblemCode.ENGINE_NO_CHANGE, delete.ref().toString()));
        }
        return new WriteResult.Accepted(live, List.of());
    }

    /** An image goes with the last of its tags. */
    private void deleteImage(Document image) {
        List<String> tags = image.tree().list("status", "tags").stream().map(String::valueOf).toList();
        for (String name : tags.isEmpty() ? List.of(image.uid()) : tags) {
            engine.run(EngineCall.delete("/images/" + EngineCall.segment(name)).within(REMOVAL));
        }
    }

    /** What the engine objects to is a verdict on the object; that it cannot be spoken to is not. */
    private static WriteResult refused(Write write, ProblemException why) {
        Problem problem = why.problem();
        String words = problem.detail();
        return switch (problem.code()) {
            case ENGINE_HAS_NO, NOT_FOUND -> new WriteResult.Changed(Problem.of(ProblemCode.NOT_FOUND, write.ref().toString()).withDetail(words));
            case ENGINE_REFUSED -> new WriteResult.Refused(objection(write, problem), List.of());
            case ENGINE_LOST, ENGINE_SILENT -> throw new ProblemException(Problem.of(ProblemCode.OUTCOME_UNKNOWN, write.ref().toString()).withDetail(words), why);
            default -> throw why;
        };
    }

    private static Problem objection(Write write, Problem problem) {
        boolean inTheWay = problem.args().getFirst().equals("409") || problem.detail().contains("has active endpoints");
        if (!inTheWay || !(write instanceof Write.Delete)) {
            return problem;
        }
        boolean runs = write.ref().kind().equals(EngineKinds.CONTAINER);
        ProblemCode code = runs ? ProblemCode.ENGINE_STILL_RUNS : ProblemCode.ENGINE_IN_USE;
        return Problem.of(code, write.ref().toString()).withDetail(problem.detail());
    }
}

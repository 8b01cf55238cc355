package dev.pilothouse.ui.terminal;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Pods;
import java.util.Optional;

/** Why a terminal has ended, as far as it is known: the end of a stream alone does not tell. */
sealed interface Fate {

    /** The shell has ended, mostly because somebody left it. */
    record ShellEnded(int code) implements Fate {}

    /**
     * What runs in the container has ended, or was started again.
     *
     * @param reason a word of the kubelet such as {@code OOMKilled}, possibly empty
     */
    record ContainerEnded(int code, String reason) implements Fate {}

    /** The pod or container is gone, or about to go. */
    record Gone(String name) implements Fate {}

    /** The connection is lost; what goes on in the container nobody knows. */
    record Lost(Problem problem) implements Fate {}

    /** How the stream ended: with an exit code, or with a problem. */
    record End(Optional<Exec.Exit> exit, Optional<Problem> problem) {
        static End of(Exec.Exit exit) {
            return new End(Optional.of(exit), Optional.empty());
        }

        static End of(Problem problem) {
            return new End(Optional.empty(), Optional.of(problem));
        }
    }

    /**
     * Returns what has happened.
     *
     * @param before the pod as it was when the terminal was opened
     * @param now the pod as it is; empty when it is gone
     */
    static Fate of(End end, Document before, Optional<Document> now, String container) {
        if (now.isEmpty() || !now.get().uid().equals(before.uid()) || now.get().tree().has("metadata", "deletionTimestamp")) {
            return new Gone(before.name());
        }
        Optional<ContainerEnded> ended = ended(before, now.get(), container);
        if (ended.isPresent()) {
            return ended.get();
        }
        return end.problem()
                .<Fate>map(Lost::new)
                .orElseGet(() -> new ShellEnded(end.exit().map(Exec.Exit::code).orElse(0)));
    }

    private static Optional<ContainerEnded> ended(Document before, Document now, String container) {
        if (now.kindName().equals(EngineKinds.CONTAINER.name())) {
            Tree state = now.tree().tree("status", "State");
            return state.isTrue("Running")
                    ? Optional.empty()
                    : Optional.of(new ContainerEnded((int) state.number(0, "ExitCode"), state.isTrue("OOMKilled") ? "OOMKilled" : ""));
        }
        Tree was = Pods.status(before, container);
        Tree is = Pods.status(now, container);
        boolean again = !was.text("containerID").isEmpty() && !is.text("containerID").equals(was.text("containerID"));
        Tree end = is.has("state", "terminated") ? is.tree("state", "terminated") : again ? is.tree("lastState", "terminated") : Tree.EMPTY;
        if (end.fields().isEmpty() && !again && !is.has("state", "waiting")) {
            return Optional.empty();
        }
        String reason = end.text("reason");
        return Optional.of(new ContainerEnded((int) end.number(0, "exitCode"), reason.equals("Completed") || reason.equals("Error") ? "" : reason));
    }

    /** Tells whether more may be known in a moment: a stream ends before the kubelet tells why. */
    default boolean isProvisional() {
        return switch (this) {
            case ShellEnded(int code) -> code > 128;
            case Lost(Problem problem) -> problem.code() != ProblemCode.FORBIDDEN;
            case ContainerEnded _, Gone _ -> false;
        };
    }
}

package dev.pilothouse.local;

import java.net.URI;
import java.util.List;

/**
 * The outcome of one check before a cluster is made. One that went well is told as well, so that a person sees what was looked at.
 *
 * <p>Words for it are under {@code preflight.<check>.<variant>} in the messages, {@code title} and {@code cause}, with the arguments.
 *
 * @param variant which of the check's outcomes, such as {@code taken}; lower case with hyphens
 * @param args values for the sentences
 * @param field where in the blueprint's text it lies, as a path of {@code YamlText}; empty when it is about this machine
 * @param mends what would settle it, the best first
 */
public record PreflightFinding(Check check, Level level, String variant, List<String> args, List<Object> field, List<Mend> mends) {

    /** How much it matters. */
    public enum Level {
        GOOD,
        NOTE,
        WARNING,
        /** The creation would fail. */
        ERROR
    }

    /** What is looked at. */
    public enum Check {
        BLUEPRINT,
        ENGINE,
        ROOTLESS,
        KIND_COMMAND,
        DOCKER_COMMAND,
        MEMORY,
        PROCESSORS,
        DISK,
        CGROUP,
        PORTS,
        NAME,
        IMAGE,
        INOTIFY,
        KUBECONFIG,
        PROXY,
        INIT,
        IMAGE_STORE,
        KERNEL,
        FOLDERS,
        IP_FAMILY
    }

    /** A way to settle a finding. */
    public sealed interface Mend {

        /**
         * Another blueprint that does not have the finding; for a button.
         *
         * @param label which words the button has, under {@code preflight.mend.<label>}
         */
        record Change(String label, List<String> args, Blueprint blueprint) implements Mend {}

        /** A command for the person to run in a terminal, never run by us. */
        record Command(String commandLine) implements Mend {}

        /** A page that explains it. */
        record Read(URI page) implements Mend {}
    }
}

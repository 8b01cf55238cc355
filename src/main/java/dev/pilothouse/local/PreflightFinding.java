package dev.pilothouse.local;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The outcome of one check before a cluster is made. One that went well is told as well, so that a person sees what was looked at.
 *
 * <p>Words for it are under {@link #key()} in the messages, {@code title} and {@code cause}, with the arguments; the cause of one that went well may be
 * empty. The title of one that went well is part of a line, as {@link Preflight#lines()} joins them.
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
        /** The creation would fail, or what it makes would not work. */
        ERROR
    }

    /** What is looked at, in the order in which findings of one level are told. */
    public enum Check {
        BLUEPRINT(Group.WISH),
        ENGINE(Group.TOOLS),
        ROOTLESS(Group.TOOLS),
        KIND_COMMAND(Group.TOOLS),
        DOCKER_COMMAND(Group.TOOLS),
        INOTIFY(Group.LIMITS),
        CGROUP(Group.MACHINE),
        MEMORY(Group.MACHINE),
        PROCESSORS(Group.MACHINE),
        DISK(Group.MACHINE),
        KERNEL(Group.MACHINE),
        NAME(Group.WISH),
        PORTS(Group.WISH),
        IMAGE(Group.WISH),
        FOLDERS(Group.WISH),
        IP_FAMILY(Group.WISH),
        KUBECONFIG(Group.WISH),
        PROXY(Group.MACHINE),
        INIT(Group.MACHINE),
        IMAGE_STORE(Group.MACHINE);

        private final Group group;

        Check(Group group) {
            this.group = group;
        }

        public Group group() {
            return group;
        }
    }

    /** Checks that share a line when they went well. */
    public enum Group {
        /** The engine and the commands. */
        TOOLS,
        /** What the kernel allows a user. */
        LIMITS,
        /** What the engine's machine has. */
        MACHINE,
        /** What this cluster asks for. */
        WISH
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

    /** The variant of a check that took too long or could not read what it needs; the argument quotes why. */
    public static final String NOT_CHECKED = "not-checked";

    public static PreflightFinding of(Check check, Level level, String variant, String... args) {
        return new PreflightFinding(check, level, variant, List.of(args), List.of(), List.of());
    }

    /** Returns it as one about a field of the blueprint's text. */
    public PreflightFinding at(Object... path) {
        return new PreflightFinding(check, level, variant, args, List.of(path), mends);
    }

    /** Returns it with these ways to settle it, the best first. */
    public PreflightFinding mendedBy(List<Mend> ways) {
        return new PreflightFinding(check, level, variant, args, field, List.copyOf(ways));
    }

    public PreflightFinding mendedBy(Mend... ways) {
        return mendedBy(List.of(ways));
    }

    /** Returns what the keys of its words begin with, before {@code .title} and {@code .cause}. */
    public String key() {
        return "preflight." + check.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + variant;
    }
}

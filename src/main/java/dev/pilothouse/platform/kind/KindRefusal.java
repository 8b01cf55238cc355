package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.KindConfigErrors;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why kind did not do what it was asked, by the words of its error: its exit code is 1 for everything.
 *
 * @param error from {@code ERROR:} on, without the output of the command that failed
 * @param output of that command, often docker's own words
 */
record KindRefusal(String error, String output) {

    private static final Pattern COMMAND = Pattern.compile("command \"(.*?)\" failed with error: ", Pattern.DOTALL);
    private static final Pattern PREFIX = Pattern.compile("^ERROR: (failed to create cluster: )?");
    private static final String OUTPUT = "Command Output:";
    /** What is refused when it is no field. */
    private static final String WHOLE = "YAML";
    private static final int WORDS_OF_COMMAND = 4;
    private static final int LONGEST_DETAIL = 2_000;
    private static final int SIGNALLED = 128;

    /** A terminal sends Ctrl+C to all that runs in it, so that kind may end before the creation hears of it. */
    private static final int INTERRUPTED = SIGNALLED + 2;


    /** What the words mean; the first that fits counts, so the narrow ones stand before the wide ones. */
    private static final List<Rule> RULES = List.of(
            rule("node\\(s\\) already exist for a cluster with the name", ProblemCode.CLUSTER_NAME_TAKEN),
            named("The container name \"/?(?<what>[^\"]+)\" is already in use", ProblemCode.CONTAINER_NAME_TAKEN),
            rule("is not a valid cluster name", ProblemCode.CLUSTER_NAME_INVALID),
            refused("failed to patch containerd config: (?<what>[^\n]*)", "containerdConfigPatches"),
            refused("failed to generate kubeadm config content: (?<what>[^\n]*)", "kubeadmConfigPatches"),
            new Rule("exec: \"(?<what>[\\w.-]+)\": executable file not found in (?:\\$PATH|%PATH%)(?!: unknown)", (_, found) ->
                    Problem.of(ProblemCode.COMMAND_MISSING, found.group("what"))),
            named("(?:permission denied while trying to connect|Got permission denied).*?(?<what>(?:unix|npipe)://[^\\s:]+)", ProblemCode.ENGINE_FORBIDDEN),
            named("(?:Cannot connect to the Docker daemon at|failed to connect to the docker API at) (?<what>[^\\s;]+?)[.;]?(?=\\s|$)",
                    ProblemCode.ENGINE_NOT_RUNNING),
            named("error during connect: .*?(?<what>(?:http|npipe|tcp|unix)\\S+)", ProblemCode.ENGINE_NOT_RUNNING),
            named("context \"(?<what>[^\"]+)\": context not found", ProblemCode.ENGINE_CONTEXT_UNKNOWN),
            rule("rootless provider requires", ProblemCode.ROOTLESS_WITHOUT_CGROUPS),
            rule("does not support cgroup namespaces", ProblemCode.KERNEL_WITHOUT_CGROUP_NAMESPACES),
            rule("could not find an available, non-overlapping|Pool overlaps|predefined address pools have been fully subnetted",
                    ProblemCode.NETWORK_POOL_EMPTY),
            named("external-load-balancer.*Unable to find image '(?<what>[^']+)'", ProblemCode.BALANCER_IMAGE_MISSING),
            named("failed to pull image \"(?<what>[^\"]+)\"", ProblemCode.IMAGE_NOT_PULLED),
            named("Unable to find image '(?<what>[^']+)'", ProblemCode.IMAGE_NOT_PULLED),
            port("listen \\w+ (?<address>\\S+):(?<port>\\d+): bind: address already in use"),
            port("Bind for (?<address>\\S+):(?<port>\\d+) failed: port is already allocated"),
            port("[Ee]xposing port TCP (?<address>\\S+):(?<port>\\d+) ->.*?(?:address already in use|Ports are not available)"),
            port("Ports are not available:.*?(?<address>[\\d.]+):(?<port>\\d+)"),
            port("failed to bind host port (?:for )?(?<address>[\\d.]+):(?<port>\\d+)"),
            port("bind: An attempt was made to access a socket(?<address>)(?<port>)"),
            rule("no space left on device", ProblemCode.ENGINE_DISK_FULL),
            named("(?:error while creating mount source path|invalid mount config.*bind source path does not exist:|Mounts denied:[^/]*) ?'?(?<what>/[^\\s']*)",
                    ProblemCode.MOUNT_IMPOSSIBLE),
            rule("exec format error", ProblemCode.IMAGE_OTHER_PROCESSOR),
            rule("too many open files|Too many open files|inotify", ProblemCode.INOTIFY_EXHAUSTED),
            rule("failed to lock config file|failed to get kubeconfig to merge|failed to write kubeconfig", ProblemCode.KUBECONFIG_LOCKED),
            rule("could not find a log line that matches", ProblemCode.NODE_NOT_BOOTED),
            rule("failed to init node with kubeadm", ProblemCode.CONTROL_PLANE_NOT_STARTED),
            named("failed to join node with kubeadm(?:.*?exec (?:--privileged )?(?<what>\\S+) kubeadm)?", ProblemCode.NODE_NOT_JOINED),
            rule("No such container|cannot exec in a stopped container|container \\S+ is not running|could not locate any control plane nodes", ProblemCode.CLUSTER_VANISHED));

    private record Rule(Pattern words, BiFunction<String, Matcher, Problem> problem) {
        Rule(String words, BiFunction<String, Matcher, Problem> problem) {
            this(Pattern.compile(words, Pattern.DOTALL), problem);
        }
    }

    /** About the cluster. */
    private static Rule rule(String words, ProblemCode code) {
        return new Rule(words, (cluster, _) -> Problem.of(code, cluster));
    }

    /** About what the words name. */
    private static Rule named(String words, ProblemCode code) {
        return new Rule(words, (_, found) -> Problem.of(code, Optional.ofNullable(found.group("what")).orElse("")));
    }

    private static Rule refused(String words, String field) {
        return new Rule(words, (_, found) -> Problem.of(ProblemCode.BLUEPRINT_REFUSED, field, found.group("what")));
    }

    private static Rule port(String words) {
        return new Rule(words, (_, found) -> Problem.of(ProblemCode.NODE_PORT_TAKEN, found.group("port"), found.group("address")));
    }

    /** Reads the error out of all that kind wrote; the last one counts. */
    static KindRefusal of(List<String> lines) {
        int begin = 0;
        for (int i = 0; i < lines.size(); i++) {
            begin = lines.get(i).startsWith("ERROR:") ? i : begin;
        }
        String all = String.join("\n", lines.subList(begin, lines.size()));
        int output = all.indexOf(OUTPUT);
        return output < 0
                ? new KindRefusal(all.strip(), "")
                : new KindRefusal(all.substring(0, output).strip(), all.substring(output + OUTPUT.length()).strip());
    }

    /**
     * Returns what it means.
     *
     * @param exit code with which kind ended
     */
    Problem problem(Blueprint blueprint, int exit) {
        String cluster = blueprint.name();
        String all = error + "\n" + output;
        if (exit == INTERRUPTED) {
            return Problem.of(ProblemCode.CANCELLED);
        }
        if (exit > SIGNALLED && !error.startsWith("ERROR:")) {
            return Problem.of(ProblemCode.KIND_KILLED, cluster);
        }
        Optional<Problem> refused = refusedBlueprint(blueprint);
        return refused.or(() -> RULES.stream()
                        .flatMap(rule -> rule.words.matcher(all).results().limit(1).map(_ -> told(rule, cluster, all)))
                        .findFirst())
                .orElse(Problem.of(ProblemCode.KIND_FAILED, cluster))
                .withDetail(detail());
    }

    private Optional<Problem> refusedBlueprint(Blueprint blueprint) {
        List<PreflightFinding> findings = KindConfigErrors.of(error, blueprint);
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        String field = findings.getFirst().args().getLast();
        return Optional.of(Problem.of(
                ProblemCode.BLUEPRINT_REFUSED,
                field.isEmpty() ? WHOLE : field,
                findings.stream().map(finding -> finding.args().getFirst()).collect(Collectors.joining("; "))));
    }

    private static Problem told(Rule rule, String cluster, String all) {
        Matcher found = rule.words.matcher(all);
        return found.find() ? rule.problem.apply(cluster, found) : Problem.of(ProblemCode.KIND_FAILED, cluster);
    }

    /** Returns the words for a person: the command that failed by its first words, and of docker's the end without the empty answer before it. */
    String detail() {
        String head = PREFIX.matcher(COMMAND.matcher(error).replaceAll(found -> Matcher.quoteReplacement("`" + firstWords(found.group(1)) + "` failed: ")))
                .replaceFirst("");
        List<String> said = output.lines()
                .filter(line -> !line.startsWith("{\"ID\":") && !line.startsWith("Run 'docker") && !line.isBlank() && !line.matches("[0-9a-f]{64}"))
                .toList();
        String whole = (head + "\n" + String.join("\n", said)).strip();
        return whole.length() <= LONGEST_DETAIL ? whole : whole.substring(0, LONGEST_DETAIL / 2) + "\n…\n" + whole.substring(whole.length() - LONGEST_DETAIL / 2);
    }

    private static String firstWords(String command) {
        String[] words = command.split("\\s+", WORDS_OF_COMMAND + 1);
        return words.length <= WORDS_OF_COMMAND ? command : String.join(" ", List.of(words).subList(0, WORDS_OF_COMMAND)) + " …";
    }
}

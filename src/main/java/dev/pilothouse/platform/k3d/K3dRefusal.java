package dev.pilothouse.platform.k3d;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the errors of k3d mean. Its exit code is 1 for all of them; the words are its own and those of the engine. */
final class K3dRefusal {

    private record Rule(Pattern words, Function<MatchResult, Problem> problem) {

        static Rule of(String words, Function<MatchResult, Problem> problem) {
            return new Rule(Pattern.compile(words), problem);
        }
    }

    private K3dRefusal() {}

    /** Returns the problem of the first rule that fits any of the lines. */
    static Problem of(String cluster, List<String> lines) {
        String all = String.join("\n", lines);
        return rules(cluster).stream()
                .flatMap(rule -> rule.words().matcher(all).results().findFirst().map(rule.problem()).stream())
                .findFirst()
                .orElse(Problem.of(ProblemCode.LOCAL_CREATION_FAILED, K3dTool.ID, cluster))
                .withDetail(all);
    }

    private static List<Rule> rules(String cluster) {
        return List.of(
                Rule.of("cluster with that name already exists", _ -> Problem.of(ProblemCode.CLUSTER_NAME_TAKEN, cluster)),
                Rule.of("[Nn]o nodes found for given cluster|failed to get cluster '?\\S+'?: .*not found", _ ->
                        Problem.of(ProblemCode.LOCAL_CLUSTER_UNKNOWN, cluster)),
                Rule.of("permission denied while trying to connect.*?((?:unix|npipe|tcp)://\\S+?)[:\\s]", found ->
                        Problem.of(ProblemCode.ENGINE_FORBIDDEN, found.group(1))),
                Rule.of("Cannot connect to the Docker daemon at ((?:unix|npipe|tcp)://\\S+?)\\.(?:\\s|$)", found ->
                        Problem.of(ProblemCode.ENGINE_NOT_RUNNING, found.group(1))),
                Rule.of("(?:Bind for|listen tcp4?) (\\S+):(\\d{1,5})(?: failed: port is already allocated|: bind: address already in use)", found ->
                        Problem.of(ProblemCode.NODE_PORT_TAKEN, found.group(2), found.group(1))),
                Rule.of("(?:manifest for|failed to pull image '|Failed to pull image ')([^\\s':]\\S*?)(?:'| not found)", found ->
                        Problem.of(ProblemCode.IMAGE_NOT_PULLED, found.group(1))),
                Rule.of("no space left on device", _ -> Problem.of(ProblemCode.ENGINE_DISK_FULL, cluster)));
    }
}

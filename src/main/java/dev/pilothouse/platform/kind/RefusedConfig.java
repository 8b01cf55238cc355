package dev.pilothouse.platform.kind;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What kind does not like in a configuration, by the words of its error.
 *
 * @param field that it is about, such as {@code nodes[0].hostPort}; a line such as {@code line 3}; empty when it is not told
 * @param words of kind, without what stands before each of its errors
 */
record RefusedConfig(String field, String words) {

    private static final Pattern ERROR = Pattern.compile("^ERROR: failed to create cluster: ", Pattern.DOTALL);

    private static final List<String> BEGINNINGS = List.of(
            "unable to decode config: ", "could not determine kind / apiVersion for config: ", "unknown apiVersion: ", "unknown kind ",
            "error reading file: ", "failed to patch containerd config: ", "failed to generate kubeadm config content: ");

    /** Which words of a check are about which field; the first group is a part of the path. */
    private static final List<Field> FIELDS = List.of(
            new Field("failed to patch containerd config", "containerdConfigPatches"),
            new Field("failed to generate kubeadm config content|failed to parse patches", "kubeadmConfigPatches"),
            new Field("line (\\d+): field (\\S+) not found in type", "$2"),
            new Field("line (\\d+): (?:cannot unmarshal|mapping values|did not find|could not find)", "line $1"),
            new Field("invalid configuration for node (\\d+): invalid (hostPort|containerPort|image|portMapping|extraMounts?)", "nodes[$1].$2"),
            new Field("invalid configuration for node (\\d+): .*is not a valid node role", "nodes[$1].role"),
            new Field("invalid configuration for node (\\d+):", "nodes[$1]"),
            new Field("invalid (ipFamily|kubeProxyMode|apiServerPort|dnsSearch)", "networking.$1"),
            new Field("invalid pod subnet", "networking.podSubnet"),
            new Field("invalid service subnet", "networking.serviceSubnet"),
            new Field("must have at least one control-plane node", "nodes"),
            new Field("unknown apiVersion|unknown kind|could not determine kind / apiVersion", "apiVersion"));

    private record Field(Pattern words, String path) {
        Field(String words, String path) {
            this(Pattern.compile(words), path);
        }
    }

    /** Returns what is wrong, when the error is about the configuration at all. */
    static Optional<RefusedConfig> of(String error) {
        String words = ERROR.matcher(error).replaceFirst("");
        boolean decoding = BEGINNINGS.stream().anyMatch(words::startsWith);
        boolean checking = words.startsWith("[") || words.startsWith("invalid ") || words.startsWith("must have at least one control-plane");
        if (!decoding && !checking) {
            return Optional.empty();
        }
        return Optional.of(new RefusedConfig(field(words), words.replaceAll("\\s+", " ")));
    }

    private static String field(String words) {
        return FIELDS.stream().flatMap(field -> path(field, words).stream()).findFirst().orElse("");
    }

    private static Optional<String> path(Field field, String words) {
        Matcher found = field.words.matcher(words);
        if (!found.find()) {
            return Optional.empty();
        }
        StringBuilder path = new StringBuilder();
        Matcher part = Pattern.compile("\\$(\\d)").matcher(field.path);
        while (part.find()) {
            part.appendReplacement(path, Matcher.quoteReplacement(found.group(Integer.parseInt(part.group(1)))));
        }
        return Optional.of(part.appendTail(path).toString());
    }
}

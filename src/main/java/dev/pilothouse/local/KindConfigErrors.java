package dev.pilothouse.local;

import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.text.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leads what kind prints about a configuration that it refuses back to the field in the blueprint, for rules that {@link BlueprintCheck} does not know:
 * another kind has others.
 *
 * <p>kind prints one sentence, or several as {@code [a, b]}, also within one another; what its reader of YAML refuses comes with a line of the text that it
 * was given. The words are those of kind 0.33.
 */
public final class KindConfigErrors {

    private static final String BEFORE = "failed to create cluster: ";
    private static final Pattern NODE = Pattern.compile("invalid configuration for node (\\d+): (.*)", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("line (\\d+): ");
    /** What sentences of kind begin with; a comma stands within them too. */
    private static final Pattern BEGINNING = Pattern.compile("invalid |must |image |['\"]");
    private static final Pattern NUMBER = Pattern.compile("invalid (host|container)Port: invalid port number: (-?\\d+)");
    private static final Pattern MAPPING = Pattern.compile("already configured: (\\S+):(\\d+)/\\w*");
    private static final Pattern ABOUT_CONFIG = Pattern.compile(
            "unable to decode config|could not determine kind / apiVersion|unknown apiVersion|unknown kind|is not a valid cluster name|"
                    + "invalid (pod subnet|service subnet|kubeProxyMode|ipFamily|apiServerPort|configuration for node)|must have at least one control-plane node");

    private final Blueprint blueprint;
    private final YamlText given;
    private final List<PreflightFinding> findings = new ArrayList<>();

    private KindConfigErrors(Blueprint blueprint) {
        this.blueprint = blueprint;
        given = YamlText.of(blueprint.kindConfig());
    }

    /** Returns what of the printed text is about the configuration, kind's own words as the argument; nothing when it failed for another reason. */
    public static List<PreflightFinding> of(String printed, Blueprint blueprint) {
        int start = printed.indexOf(BEFORE);
        String said = (start < 0 ? printed : printed.substring(start + BEFORE.length())).strip();
        if (!ABOUT_CONFIG.matcher(said).find()) {
            return List.of();
        }
        KindConfigErrors errors = new KindConfigErrors(blueprint);
        errors.read(said);
        return List.copyOf(errors.findings);
    }

    private void read(String said) {
        if (LINE.matcher(said).find()) {
            Matcher line = LINE.matcher(said);
            while (line.find()) {
                int end = said.indexOf('\n', line.end());
                add(said.substring(line.end(), end < 0 ? said.length() : end).strip(), at(Integer.parseInt(line.group(1))));
            }
            return;
        }
        for (String sentence : sentences(said.lines().findFirst().orElse(""))) {
            Matcher node = NODE.matcher(sentence);
            if (node.matches()) {
                int index = Integer.parseInt(node.group(1));
                sentences(node.group(2)).forEach(about -> add(about, nodeField(index, about)));
            } else {
                add(sentence, field(sentence));
            }
        }
    }

    private void add(String sentence, List<Object> field) {
        findings.add(new PreflightFinding(Check.BLUEPRINT, Level.ERROR, "refused-by-kind", List.of(sentence, FieldCheck.said(field)), field, List.of()));
    }

    /** kind's text has other lines than ours, but the same paths. */
    private List<Object> at(int line) {
        return given.at(line).map(YamlText.Place::path).orElse(List.of());
    }

    private static List<Object> field(String sentence) {
        if (sentence.startsWith("'") || sentence.contains("cluster name")) {
            return List.of("name");
        }
        if (sentence.contains("apiVersion:")) {
            return List.of(sentence.startsWith("unknown kind") ? "kind" : "apiVersion");
        }
        for (var known : List.of(
                List.of("pod subnet", "podSubnet"), List.of("service subnet", "serviceSubnet"), List.of("kubeProxyMode", "kubeProxyMode"),
                List.of("ipFamily", "ipFamily"), List.of("apiServerPort", "apiServerPort"))) {
            if (sentence.startsWith("invalid " + known.getFirst())) {
                return List.of(BlueprintNetworking.NETWORKING, known.getLast());
            }
        }
        return sentence.startsWith("must have at least one") ? List.of(Blueprint.NODES) : List.of();
    }

    private List<Object> nodeField(int index, String sentence) {
        List<Object> node = List.of(Blueprint.NODES, index);
        if (sentence.endsWith("is not a valid node role")) {
            return FieldCheck.plus(node, "role");
        }
        if (sentence.startsWith("image is")) {
            return FieldCheck.plus(node, "image");
        }
        return mapping(index, sentence).map(at -> FieldCheck.plus(node, BlueprintNode.PORTS, at))
                .orElse(sentence.contains("ort") ? FieldCheck.plus(node, BlueprintNode.PORTS) : node);
    }

    private Optional<Integer> mapping(int index, String sentence) {
        List<BlueprintNode.Port> ports = blueprint.node(index).ports();
        Matcher number = NUMBER.matcher(sentence);
        Matcher twice = MAPPING.matcher(sentence);
        boolean isNumber = number.find();
        boolean isTwice = !isNumber && twice.find();
        Optional<Integer> found = Optional.empty();
        for (int i = 0; i < ports.size(); i++) {
            BlueprintNode.Port port = ports.get(i);
            boolean fits = isNumber
                    ? Integer.toString(number.group(1).equals("host") ? port.hostPort() : port.containerPort()).equals(number.group(2))
                    : isTwice && Integer.toString(port.hostPort()).equals(twice.group(2)) && port.address().equals(twice.group(1));
            found = fits ? Optional.of(i) : found;
        }
        return found;
    }

    /** Cuts {@code [a, [b, c], d]} at the commas of its outermost brackets behind which a sentence begins; text that is no list is one sentence. */
    private static List<String> sentences(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            return List.of(text);
        }
        List<String> sentences = new ArrayList<>();
        String inner = text.substring(1, text.length() - 1);
        int depth = 0;
        int start = 0;
        for (int i = 0; i < inner.length(); i++) {
            depth += inner.charAt(i) == '[' ? 1 : inner.charAt(i) == ']' ? -1 : 0;
            if (depth == 0 && inner.startsWith(", ", i) && BEGINNING.matcher(inner).region(i + 2, inner.length()).lookingAt()) {
                sentences.add(inner.substring(start, i));
                start = i + 2;
            }
        }
        sentences.add(inner.substring(start));
        return sentences;
    }
}

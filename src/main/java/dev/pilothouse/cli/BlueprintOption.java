package dev.pilothouse.cli;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.SimplePlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which kind cluster is meant: a blueprint or plain kind configuration, of which name and image are replaced; without any, so many plain nodes. */
final class BlueprintOption {

    private static final String PLAIN = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";

    @Option(names = {"-f", "--filename"}, paramLabel = "FILE", defaultValue = "", descriptionKey = "cli.local.file")
    private String file = "";

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "", descriptionKey = "cli.local.name")
    private String name = "";

    @Option(names = "--image", paramLabel = "IMAGE", defaultValue = "", descriptionKey = "cli.local.image")
    private String image = "";

    @Option(names = "--nodes", paramLabel = "N", descriptionKey = "cli.local.nodes")
    private @Nullable Integer nodes;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Returns how many nodes were asked for, one if nothing was said. */
    int nodes() {
        return nodes == null ? 1 : nodes;
    }

    /** Returns the name that was asked for, empty for none. */
    String name() {
        return name;
    }

    /** Tells whether something was asked for that only kind takes. */
    boolean isOfKindOnly() {
        return !file.isEmpty() || !image.isEmpty();
    }

    /** Reads it; relative folders are meant from the working folder, as by kind. A text that cannot be read is returned as it is, for others to say why. */
    Blueprint read(Terminal terminal) {
        checkNodes(terminal);
        Blueprint blueprint = file.isEmpty() ? Blueprint.of(PLAIN + rows()) : Blueprint.of(new Sources(terminal).read(List.of(file)).getFirst().text());
        if (blueprint.problem().isPresent()) {
            return blueprint;
        }
        Blueprint named = name.isEmpty() ? blueprint : blueprint.withName(name);
        Blueprint whole = named.withWholePaths(Path.of("").toAbsolutePath());
        return image.isEmpty() ? whole : withImage(whole);
    }

    private void checkNodes(Terminal terminal) {
        if (nodes == null) {
            return;
        }
        String wrong = !file.isEmpty() ? "cli.local.nodes-in-file" : nodes < 1 || nodes > SimplePlan.MOST_NODES ? "cli.local.nodes-wrong" : "";
        if (!wrong.isEmpty()) {
            throw new ParameterException(Objects.requireNonNull(command).commandLine(), terminal.words().say(wrong, SimplePlan.MOST_NODES));
        }
    }

    /** The first node is the control plane, all others are workers. */
    private String rows() {
        return nodes == null ? "" : "nodes:\n- role: control-plane\n" + "- role: worker\n".repeat(nodes - 1);
    }

    /** All nodes get it, those that name one of their own too, as by kind's option of that name. */
    private Blueprint withImage(Blueprint blueprint) {
        Blueprint changed = blueprint;
        for (BlueprintNode node : blueprint.nodes()) {
            changed = node.ownImage().isEmpty() ? changed : changed.node(node.index()).withOwnImage("");
        }
        return changed.withImage(image);
    }
}

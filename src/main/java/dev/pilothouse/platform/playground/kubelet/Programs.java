package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.ImageName;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.program.Behaviour;
import dev.pilothouse.platform.playground.kubelet.program.Families;
import dev.pilothouse.platform.playground.kubelet.program.Family;
import dev.pilothouse.platform.playground.kubelet.program.Images;
import dev.pilothouse.platform.playground.kubelet.program.Program;
import dev.pilothouse.platform.playground.kubelet.program.ServerProgram;
import dev.pilothouse.platform.playground.kubelet.shell.Shell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what a container runs, from its image, command and annotations. */
final class Programs {

    private static final ImageName UNKNOWN = new ImageName("docker.io", "library/unknown", "latest", "");
    private static final Set<String> SHELLS = Set.of("sh", "ash", "bash", "/bin/sh", "/bin/ash", "/bin/bash");

    private Programs() {}

    static Program of(Document pod, Tree container, Families families, Behaviour behaviour, Map<String, String> environment) {
        ImageName image = Images.named(container.text("image")).orElse(UNKNOWN);
        Family family = families.of(image);
        Set<Integer> ports = new HashSet<>(family.ports());
        container.trees("ports").forEach(port -> ports.add((int) port.number(0, "containerPort")));
        boolean job = !pod.tree().text("spec", "restartPolicy").equals("Always");
        boolean ownFiles = container.trees("volumeMounts").stream().anyMatch(mount -> !mount.text("mountPath").startsWith("/var/run/secrets/"));
        String seed = pod.uid() + "/" + container.text("name");
        ServerProgram server =
                new ServerProgram(seed, family, Stress.of(container, image).map(behaviour::using).orElse(behaviour), Set.copyOf(ports), greeting(family, image, pod), job, memoryLimit(container), ownFiles);
        List<String> command = command(container, family).stream().map(word -> Environment.expanded(word, environment)).toList();
        boolean typed = container.isTrue("stdin") && (command.isEmpty() ? family.kind() == Family.Kind.SHELL : SHELLS.contains(command.getFirst()) && command.size() == 1);
        if (typed) {
            return new ScriptProgram(command, server, true);
        }
        boolean script = !command.isEmpty() && family.shell() && Shell.knows(command.getFirst());
        if (script) {
            return new ScriptProgram(command, server, false);
        }
        return command.isEmpty() || family.kind() != Family.Kind.SHELL ? server : server.as(families.list().getLast());
    }

    /** Returns the words that the container runs, empty when the image decides. */
    private static List<String> command(Tree container, Family family) {
        List<String> words = new ArrayList<>(container.list("command").stream().map(String::valueOf).toList());
        if (!words.isEmpty() || family.kind() == Family.Kind.SHELL) {
            container.list("args").forEach(word -> words.add(String.valueOf(word)));
        }
        return words;
    }

    static Family family(Tree container, Families families) {
        return families.of(Images.named(container.text("image")).orElse(UNKNOWN));
    }

    /** Returns the program as lists of processes show it. */
    static String shown(Tree container) {
        List<String> words = new ArrayList<>();
        container.list("command").forEach(word -> words.add(String.valueOf(word)));
        container.list("args").forEach(word -> words.add(String.valueOf(word)));
        return words.isEmpty() ? Images.named(container.text("image")).orElse(UNKNOWN).shortName() : String.join(" ", words);
    }

    static long memoryLimit(Tree container) {
        return Quantity.parse(container.text("resources", "limits", "memory")).map(found -> found.value().longValue()).orElse(0L);
    }

    private static String greeting(Family family, ImageName image, Document pod) {
        if (family.kind() == Family.Kind.DATABASE) {
            return "";
        }
        return switch (image.shortName()) {
            case "nginx", "nginx-slim", "nginx-unprivileged" -> "<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n<body>\n<h1>Welcome to nginx!</h1>\n</body>\n</html>\n";
            case "httpd" -> "<html><body><h1>It works!</h1></body></html>\n";
            case "php-apache", "hpa-example" -> "OK!";
            default -> "Hello from " + image.shortName() + ":" + image.tag() + " on " + pod.name() + "\n";
        };
    }

    /** Returns why the container's program can't be started, if so: small images hold nothing but the usual tools. */
    static Optional<String> unstartable(Tree container, Families families) {
        Family family = family(container, families);
        List<String> command = command(container, family);
        boolean small = family.kind() == Family.Kind.SHELL && family.osRelease().startsWith("Alpine");
        if (command.isEmpty() || (family.shell() && !small) || (family.shell() && Shell.knows(command.getFirst())) || command.getFirst().startsWith("/")) {
            return Optional.empty();
        }
        if (!family.shell() && !SHELLS.contains(command.getFirst())) {
            return Optional.empty();
        }
        return Optional.of("failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \""
                + command.getFirst() + "\": executable file not found in $PATH: unknown");
    }

    /** Returns what the container runtime says of a command that is not in the image. */
    static String notFound(String command) {
        return "OCI runtime exec failed: exec failed: unable to start container process: exec: \"" + command + "\": executable file not found in $PATH: unknown";
    }
}

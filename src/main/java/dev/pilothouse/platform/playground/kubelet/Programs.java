package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.program.Behaviour;
import dev.pilothouse.platform.playground.kubelet.program.Families;
import dev.pilothouse.platform.playground.kubelet.program.Family;
import dev.pilothouse.platform.playground.kubelet.program.ImageName;
import dev.pilothouse.platform.playground.kubelet.program.Program;
import dev.pilothouse.platform.playground.kubelet.program.ServerProgram;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what a container runs, from its image, command and annotations. */
final class Programs {

    private Programs() {}

    static Program of(Document pod, Tree container, Families families, Behaviour behaviour, Map<String, String> environment) {
        ImageName image = ImageName.parse(container.text("image")).orElse(new ImageName("docker.io", "library/unknown", "latest", ""));
        Family family = families.of(image);
        Set<Integer> ports = new HashSet<>(family.ports());
        container.trees("ports").forEach(port -> ports.add((int) port.number(0, "containerPort")));
        boolean job = !pod.tree().text("spec", "restartPolicy").equals("Always");
        boolean ownFiles = container.trees("volumeMounts").stream().anyMatch(mount -> !mount.text("mountPath").startsWith("/var/run/secrets/"));
        String seed = pod.uid() + "/" + container.text("name");
        return new ServerProgram(seed, family, behaviour, Set.copyOf(ports), greeting(family, image, pod), job, memoryLimit(container), ownFiles);
    }

    static long memoryLimit(Tree container) {
        return Quantity.parse(container.text("resources", "limits", "memory")).map(found -> found.value().longValue()).orElse(0L);
    }

    private static String greeting(Family family, ImageName image, Document pod) {
        if (family.kind() != Family.Kind.WEB) {
            return "";
        }
        return switch (image.shortName()) {
            case "nginx" -> "<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n<body>\n<h1>Welcome to nginx!</h1>\n</body>\n</html>\n";
            case "httpd" -> "<html><body><h1>It works!</h1></body></html>\n";
            case "php-apache", "hpa-example" -> "OK!";
            default -> "Hello from " + image.shortName() + ":" + image.tag() + " on " + pod.name() + "\n";
        };
    }

    /** Returns why the container's program can't be started, if so. */
    static Optional<String> unstartable(Tree container, Families families) {
        return Optional.empty();
    }
}

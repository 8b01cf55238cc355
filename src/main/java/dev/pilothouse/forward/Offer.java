package dev.pilothouse.forward;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A port that an object says it has.
 *
 * @param name empty when it has none
 */
public record Offer(String name, int number) {

    /** Returns the port as a forward asks for it: by its name, which outlives a change of the number. */
    public String port() {
        return name.isEmpty() ? Integer.toString(number) : name;
    }

    /** Returns the ports that connections can be carried to, those of the first container first. Only TCP is carried. */
    public static List<Offer> of(Document document) {
        Map<Integer, Offer> found = new LinkedHashMap<>();
        for (Tree port : ports(document)) {
            boolean service = document.kindName().equals("Service");
            int number = (int) port.number(0, service ? "port" : "containerPort");
            if (number > 0 && (port.text("protocol").isEmpty() || port.text("protocol").equals("TCP"))) {
                found.putIfAbsent(number, new Offer(port.text("name"), number));
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Tree> ports(Document document) {
        Tree tree = document.tree();
        if (document.kindName().equals("Service")) {
            return tree.trees("spec", "ports");
        }
        Tree pod = document.kindName().equals("Pod") ? tree.tree("spec") : tree.tree("spec", "template", "spec");
        Stream<Tree> containers = Stream.concat(
                pod.trees("containers").stream(), pod.trees("initContainers").stream().filter(each -> each.text("restartPolicy").equals("Always")));
        List<Tree> ports = new ArrayList<>();
        containers.forEach(container -> ports.addAll(container.trees("ports")));
        return ports;
    }
}

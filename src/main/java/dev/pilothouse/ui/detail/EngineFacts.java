package dev.pilothouse.ui.detail;

import dev.pilothouse.model.ByteSize;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.NodeContainer;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a thing of a container engine has to say.
 *
 * @param overviews resolves what it names
 */
record EngineFacts(Overviews overviews) {

    private static final String STATUS = "status";

    void container(Tree container, List<Block.Fact> facts) {
        Tree status = container.tree(STATUS);
        NodeContainer.of(container.texts("metadata", "labels"))
                .ifPresent(node -> Overviews.text("detail.fact.node-of", (node.tool() + " " + node.cluster() + ", " + node.role()).strip(), facts));
        link("detail.fact.image", "Image", status.text("Config", "Image"), facts);
        Overviews.text("detail.fact.error", status.text("State", "Error"), facts);
        if (status.isTrue("State", "OOMKilled")) {
            Overviews.text("detail.fact.reason", "OOMKilled", facts);
        }
        Overviews.code("detail.fact.command", command(status), facts);
        chips("detail.fact.ports", ports(status.tree("NetworkSettings", "Ports")), facts);
        for (String network : new TreeSet<>(status.tree("NetworkSettings", "Networks").fields().keySet())) {
            facts.add(new Block.Fact(
                    "detail.fact.network",
                    new Block.Value.Link(
                            overviews.reference(EngineKinds.NETWORK.apiVersion(), "Network", "", network),
                            network,
                            status.text("NetworkSettings", "Networks", network, "IPAddress"))));
        }
        for (Tree mount : status.trees("Mounts")) {
            boolean volume = mount.text("Type").equals("volume");
            String name = volume ? mount.text("Name") : mount.text("Source");
            facts.add(new Block.Fact(
                    "detail.fact.mount",
                    new Block.Value.Link(
                            volume ? overviews.reference(EngineKinds.VOLUME.apiVersion(), "Volume", "", name) : java.util.Optional.empty(),
                            name,
                            mount.text("Destination"))));
        }
        Overviews.text("detail.fact.restart-policy", container.text("spec", "restartPolicy", "name"), facts);
        Overviews.text("detail.fact.restarts", status.text("RestartCount"), facts);
    }

    private static String command(Tree status) {
        List<String> words = new ArrayList<>(List.of(status.text("Path")));
        status.list("Args").forEach(word -> words.add(String.valueOf(word)));
        return String.join(" ", words).strip();
    }

    private static List<String> ports(Tree ports) {
        List<String> all = new ArrayList<>();
        for (String port : new TreeSet<>(ports.fields().keySet())) {
            List<Tree> bindings = ports.trees(port);
            if (bindings.isEmpty()) {
                all.add(port);
            }
            bindings.forEach(binding -> all.add(binding.text("HostIp") + ":" + binding.text("HostPort") + " → " + port));
        }
        return all;
    }

    void image(Tree image, List<Block.Fact> facts) {
        Tree status = image.tree(STATUS);
        chips("detail.fact.tags", status.list("tags").stream().map(String::valueOf).toList(), facts);
        Overviews.text("detail.fact.size", ByteSize.text(status.number(0, "Size")), facts);
        Overviews.text("detail.fact.platform", (status.text("Os") + "/" + status.text("Architecture")), facts);
        Overviews.code("detail.fact.id", status.text("Id"), facts);
        users(status, facts);
    }

    void other(Tree object, List<Block.Fact> facts) {
        Tree status = object.tree(STATUS);
        Overviews.text("detail.fact.driver", status.text("Driver"), facts);
        chips("detail.fact.subnets", status.trees("IPAM", "Config").stream().map(range -> range.text("Subnet")).filter(subnet -> !subnet.isEmpty()).toList(), facts);
        Overviews.code("detail.fact.mount-point", status.text("Mountpoint"), facts);
        users(status, facts);
    }

    private void users(Tree status, List<Block.Fact> facts) {
        status.list("usedBy").forEach(name -> link("detail.fact.used-by", "Container", String.valueOf(name), facts));
    }

    private void link(String label, String kindName, String name, List<Block.Fact> facts) {
        if (!name.isEmpty()) {
            facts.add(new Block.Fact(
                    label, new Block.Value.Link(overviews.reference(EngineKinds.CONTAINER.apiVersion(), kindName, "", name), name, "")));
        }
    }

    private static void chips(String label, List<String> texts, List<Block.Fact> facts) {
        if (!texts.isEmpty()) {
            facts.add(new Block.Fact(label, new Block.Value.Chips(texts)));
        }
    }
}

package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.BlueprintNode.Mount;
import dev.pilothouse.local.BlueprintNode.Port;
import dev.pilothouse.local.BlueprintNode.Taint;
import dev.pilothouse.local.BlueprintNodes;
import dev.pilothouse.local.NodeImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All that one node has of its own. */
final class NodeEditor extends OptionEditor {

    private static final Port NEW_PORT = new Port(80, 8080, "127.0.0.1", "TCP");
    private static final Taint NEW_TAINT = new Taint("dedicated", "", "NoSchedule");
    private static final Mount NEW_MOUNT = new Mount("", "/data", false, false, "None");
    private static final int MOST_COPIES = 20;

    private final int index;

    /**
     * @param images names of images to choose from
     * @param folder asks the person for a folder
     */
    NodeEditor(int index, FormContext context, Supplier<List<NodeImage>> images, Supplier<Optional<Path>> folder) {
        super(context);
        this.index = index;
        add("designer.labels", new PairsPart(context, new Labels(), List.of(), "designer.label.add", "designer.label.remove"));
        Lens<List<Taint>> taints = new Lens<>(blueprint -> of(blueprint).taints(), (blueprint, all) -> of(blueprint).withTaints(all));
        add("designer.taints", new ItemsPart(
                context, ItemsPart.Items.of(taints, NEW_TAINT), at -> new TaintPart(context, Lens.item(taints, at)), "designer.taint.add", "designer.taint.remove"));
        add("designer.ports", new ItemsPart(
                context,
                new ItemsPart.Items(blueprint -> of(blueprint).ports().size(), blueprint -> of(blueprint).plusPort(newPort(blueprint)), (blueprint, at) -> of(blueprint).withoutPort(at)),
                at -> new PortPart(context, new Lens<>(blueprint -> of(blueprint).ports().get(at), (blueprint, port) -> of(blueprint).withPort(at, port)), "nodes", index, "extraPortMappings", at),
                "designer.port.add",
                "designer.port.remove"));
        add("designer.folders", new ItemsPart(
                context,
                new ItemsPart.Items(blueprint -> of(blueprint).mounts().size(), blueprint -> of(blueprint).plusMount(NEW_MOUNT), (blueprint, at) -> of(blueprint).withoutMount(at)),
                at -> new FolderPart(context, new Lens<>(blueprint -> of(blueprint).mounts().get(at), (blueprint, mount) -> of(blueprint).withMount(at, mount)), folder, "nodes", index, "extraMounts", at),
                "designer.folder.add",
                "designer.folder.remove"));
        add("designer.image", new ImagePart(context, "designer.image", "designer.image.same", new Lens<>(blueprint -> of(blueprint).ownImage(), (blueprint, image) -> of(blueprint).withOwnImage(image)), images, List.of("nodes", index, "image")));
        add("designer.copies", new CountPart(
                context,
                "designer.copies",
                MOST_COPIES,
                new Lens<>(blueprint -> new BlueprintNodes(blueprint).copies(index), (blueprint, count) -> new BlueprintNodes(blueprint).withCopies(index, count))));
    }

    private BlueprintNode of(Blueprint blueprint) {
        return blueprint.node(index);
    }

    /** A port of this computer leads to one node only, so the next one that no node asks for is proposed. */
    private static Port newPort(Blueprint blueprint) {
        List<Integer> taken = blueprint.nodes().stream().flatMap(node -> node.ports().stream()).map(Port::hostPort).toList();
        int host = NEW_PORT.hostPort();
        while (taken.contains(host)) {
            host++;
        }
        return new Port(NEW_PORT.containerPort(), host, NEW_PORT.address(), NEW_PORT.protocol());
    }

    @Override
    public void show(Blueprint blueprint) {
        if (index < blueprint.nodes().size()) {
            title().setText(of(blueprint).containerName());
            super.show(blueprint);
        }
    }

    private final class Labels implements PairsPart.Pairs {

        @Override
        public Map<String, String> read(Blueprint blueprint) {
            return of(blueprint).labels();
        }

        @Override
        public Blueprint put(Blueprint blueprint, String key, String value) {
            return of(blueprint).withLabel(key, value);
        }

        @Override
        public Blueprint rename(Blueprint blueprint, String key, String newKey) {
            return of(blueprint).withLabelRenamed(key, newKey);
        }

        @Override
        public Blueprint remove(Blueprint blueprint, String key) {
            return of(blueprint).withoutLabel(key);
        }
    }
}

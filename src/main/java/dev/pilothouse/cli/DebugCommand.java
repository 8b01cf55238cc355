package dev.pilothouse.cli;

import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.object.DebugGuide;
import dev.pilothouse.guide.object.NodeShellGuide;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds a container with a shell to pods, or a pod with all rights to nodes; {@code exec} then leads into it. */
@Command(name = "debug", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.debug.description}", mixinStandardHelpOptions = true)
final class DebugCommand implements Callable<Integer> {

    private final Work work;

    @Mixin
    private final Targets targets = new Targets();

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    @Mixin
    private final FormOption form = new FormOption();

    @Option(names = "--image", paramLabel = "IMAGE", descriptionKey = "cli.debug.image")
    private @Nullable String image;

    @Option(names = "--target", paramLabel = "CONTAINER", descriptionKey = "cli.debug.target")
    private @Nullable String target;

    DebugCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        Session session = work.open();
        Guided guided = new Guided(work, options, form);
        int worst = ExitCode.DONE;
        for (ResourceRef ref : targets.refs(session, work.terminal())) {
            boolean node = ref.kind().qualifiedPlural().equals("nodes");
            worst = Math.max(
                    worst,
                    node ? guided.carryOut(session, new NodeShellGuide(), ref, this::onNode) : guided.carryOut(session, new DebugGuide(), ref, this::beside));
        }
        return worst;
    }

    private Sheet onNode(Sheet sheet) {
        return image == null ? sheet : NodeShellGuide.withImage(sheet, image);
    }

    private Sheet beside(Sheet sheet) {
        Sheet chosen = image == null ? sheet : DebugGuide.withImage(sheet, image);
        return target == null ? chosen : DebugGuide.forContainer(chosen, target);
    }
}

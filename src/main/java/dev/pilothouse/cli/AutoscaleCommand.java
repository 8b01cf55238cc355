package dev.pilothouse.cli;

import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.guide.object.AutoscalerGuide;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives a workload an autoscaler, or changes the one it has. */
@Command(name = "autoscale", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.autoscale.description}", mixinStandardHelpOptions = true)
final class AutoscaleCommand implements Callable<Integer> {

    private final Work work;

    @Mixin
    private final Targets targets = new Targets();

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    @Mixin
    private final FormOption form = new FormOption();

    @Option(names = "--min", paramLabel = "N", descriptionKey = "cli.autoscale.min")
    private @Nullable Long least;

    @Option(names = "--max", required = true, paramLabel = "N", descriptionKey = "cli.autoscale.max")
    private long most;

    @Option(names = "--cpu-percent", paramLabel = "N", descriptionKey = "cli.autoscale.cpu-percent")
    private @Nullable Long share;

    AutoscaleCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        Session session = work.open();
        Guided guided = new Guided(work, options, form);
        int worst = ExitCode.DONE;
        for (ResourceRef ref : targets.refs(session, work.terminal())) {
            worst = Math.max(worst, guided.carryOut(session, new AutoscalerGuide(), ref, this::edit));
        }
        return worst;
    }

    private Sheet edit(Sheet sheet) {
        Sheet edited = sheet.with(Spot.at(0, "spec", "maxReplicas"), most);
        if (least != null) {
            edited = edited.with(Spot.at(0, "spec", "minReplicas"), least);
        }
        return share == null ? edited : AutoscalerGuide.withProcessorShare(edited, share);
    }
}

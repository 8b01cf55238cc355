package dev.pilothouse.cli;

import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.guide.object.ResourcesGuide;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets requests and limits of containers, as {@code kubectl set resources} takes them; {@code cpu=} takes one away. */
@Command(name = "resources", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.set.resources.description}", mixinStandardHelpOptions = true)
final class SetResourcesCommand implements Callable<Integer> {

    private final Work work;

    @Mixin
    private final Targets targets = new Targets();

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    @Mixin
    private final FormOption form = new FormOption();

    @Option(names = {"-c", "--containers"}, paramLabel = "NAME", defaultValue = "*", descriptionKey = "cli.set.resources.containers")
    private String container = "*";

    @Option(names = "--requests", split = ",", paramLabel = "RESOURCE=AMOUNT", descriptionKey = "cli.set.resources.requests")
    private Map<String, String> requests = Map.of();

    @Option(names = "--limits", split = ",", paramLabel = "RESOURCE=AMOUNT", descriptionKey = "cli.set.resources.limits")
    private Map<String, String> limits = Map.of();

    SetResourcesCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        if (requests.isEmpty() && limits.isEmpty()) {
            throw targets.usage(work.terminal(), "cli.set.resources.usage");
        }
        Session session = work.open();
        Guided guided = new Guided(work, options, form);
        int worst = ExitCode.DONE;
        for (ResourceRef ref : targets.refs(session, work.terminal())) {
            worst = Math.max(worst, guided.carryOut(session, new ResourcesGuide(), ref, this::edit));
        }
        return worst;
    }

    private Sheet edit(Sheet sheet) {
        List<Spot> spots = ResourcesGuide.spots(sheet, container);
        if (spots.isEmpty()) {
            throw targets.usage(work.terminal(), "cli.set.resources.no-container");
        }
        Sheet edited = sheet;
        for (Spot spot : spots) {
            edited = set(set(edited, spot.then("requests"), requests), spot.then("limits"), limits);
        }
        return edited;
    }

    private static Sheet set(Sheet sheet, Spot spot, Map<String, String> amounts) {
        Sheet edited = sheet;
        for (Map.Entry<String, String> amount : amounts.entrySet()) {
            Spot at = spot.then(amount.getKey());
            edited = amount.getValue().isEmpty() ? edited.without(at) : edited.with(at, amount.getValue());
        }
        return edited;
    }
}

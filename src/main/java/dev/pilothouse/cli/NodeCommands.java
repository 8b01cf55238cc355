package dev.pilothouse.cli;

import dev.pilothouse.guide.Drain;
import dev.pilothouse.guide.DrainReader;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.Guest;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is done to a node as a whole: keep new pods off it, let them come again, empty it. */
final class NodeCommands {

    private NodeCommands() {}

    static List<Object> all(Work work) {
        return List.of(new Cordon(work), new Uncordon(work), new DrainNode(work));
    }

    /** What the three have in common. */
    private abstract static class OfNode implements Callable<Integer> {

        private final Work work;

        @Mixin
        private final ChangeOptions options = new ChangeOptions();

        @Parameters(paramLabel = "NODE", descriptionKey = "cli.param.node")
        private String node = "";

        OfNode(Work work) {
            this.work = work;
        }

        final Work work() {
            return work;
        }

        final ResourceRef ref() {
            return new ResourceRef(BuiltIn.NODE, "", node.startsWith("node/") ? node.substring("node/".length()) : node);
        }

        final int carryOut(Session session, dev.pilothouse.change.Draft draft) {
            return new Changes(work.terminal(), options).carryOut(session, draft);
        }
    }

    @Command(name = "cordon", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.cordon.description}", mixinStandardHelpOptions = true)
    private static final class Cordon extends OfNode {
        Cordon(Work work) {
            super(work);
        }

        @Override
        public Integer call() {
            return carryOut(work().open(), Drain.cordon(ref().name(), true));
        }
    }

    @Command(name = "uncordon", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.uncordon.description}", mixinStandardHelpOptions = true)
    private static final class Uncordon extends OfNode {
        Uncordon(Work work) {
            super(work);
        }

        @Override
        public Integer call() {
            return carryOut(work().open(), Drain.cordon(ref().name(), false));
        }
    }

    @Command(name = "drain", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.drain.description}", mixinStandardHelpOptions = true)
    private static final class DrainNode extends OfNode {

        @Option(names = "--delete-emptydir-data", descriptionKey = "cli.drain.data")
        private boolean data;

        @Option(names = "--force", descriptionKey = "cli.drain.force")
        private boolean force;

        @Option(names = "--ignore-daemonsets", descriptionKey = "cli.drain.daemon-sets")
        @SuppressWarnings("UnusedVariable") // pods of DaemonSets stay in any case
        private boolean daemonSets;

        @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "5m", descriptionKey = "cli.drain.timeout")
        private Duration timeout = Duration.ofMinutes(5);

        DrainNode(Work work) {
            super(work);
        }

        @Override
        public Integer call() {
            Session session = work().open();
            session.cluster().get(ref());
            Drain drain = DrainReader.read(ref(), session::around);
            drain.effects().stream()
                    .filter(effect -> effect.weight() == Effect.Weight.WARNING)
                    .forEach(effect -> work().terminal().warning(work().terminal().words().say(effect.key(), effect.args().toArray())));
            Drain.Consent consent = new Drain.Consent(data, force);
            List<Guest> asking = drain.asking(consent);
            if (!asking.isEmpty()) {
                String names = asking.stream().map(guest -> guest.ref().name()).collect(Collectors.joining(", "));
                throw new ProblemException(Problem.of(ProblemCode.DRAIN_LOSES, ref().name(), names));
            }
            return carryOut(session, drain.draft(consent, timeout));
        }
    }
}

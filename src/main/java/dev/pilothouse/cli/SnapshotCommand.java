package dev.pilothouse.cli;

import dev.pilothouse.change.Draft;
import dev.pilothouse.model.Problem;
import dev.pilothouse.session.Session;
import dev.pilothouse.snapshot.Extent;
import dev.pilothouse.snapshot.Restoration;
import dev.pilothouse.snapshot.Restoration.Standing;
import dev.pilothouse.snapshot.Snapshot;
import dev.pilothouse.snapshot.SnapshotReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Saves the objects of a cluster to a file, and restores them. */
@Command(name = "snapshot", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.snapshot.description}", mixinStandardHelpOptions = true)
final class SnapshotCommand implements Runnable {

    private static final String FILE = "cli.snapshot.file";

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    SnapshotCommand(Work work) {
        this.work = work;
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.snapshot.usage"));
    }

    @Command(name = "save", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.snapshot.save.description}", mixinStandardHelpOptions = true)
    int save(
            @Option(names = {"-n", "--namespace"}, paramLabel = "NAME", descriptionKey = "cli.snapshot.namespace") @Nullable List<String> namespaces,
            @Option(names = "--secrets", descriptionKey = "cli.snapshot.secrets") boolean secrets,
            @Option(names = "--system", descriptionKey = "cli.snapshot.system") boolean system,
            @Parameters(paramLabel = "FILE", descriptionKey = FILE) Path file) {
        Session session = work.open();
        Extent extent = new Extent(namespaces == null ? Set.of() : Set.copyOf(namespaces), secrets, system);
        SnapshotReport saved = new Snapshot(session.cluster(), session.context(), extent, _ -> {}).save(file);
        Terminal terminal = work.terminal();
        saved.unread().forEach(kind -> terminal.remark(
                "cli.snapshot.unread", kind.kind(), terminal.words().say(kind.problem().code().key() + ".title", kind.problem().args().toArray())));
        if (saved.secretsLeftOut() > 0) {
            terminal.remark("cli.snapshot.secrets-left", saved.secretsLeftOut());
        }
        if (saved.ended() > 0) {
            terminal.remark("cli.snapshot.ended-left", saved.ended());
        }
        terminal.remark("cli.snapshot.saved", saved.objects(), saved.firstVersion(), saved.lastVersion());
        terminal.line(file.toString());
        return ExitCode.DONE;
    }

    @Command(name = "restore", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.snapshot.restore.description}", mixinStandardHelpOptions = true)
    int restore(
            @Mixin NamespaceOption namespace,
            @Mixin ChangeOptions options,
            @Option(names = "--replace", descriptionKey = "cli.snapshot.replace") boolean replace,
            @Option(names = "--skip-refused", descriptionKey = "cli.snapshot.skip-refused") boolean skip,
            @Parameters(paramLabel = "FILE", descriptionKey = FILE) Path file) {
        Session session = work.open();
        Restoration found = Restoration.read(file, session.cluster(), namespace.or(session.context()), _ -> {});
        found.emptiness().ifPresent(work.terminal()::problem);
        Restoration tried = skip ? found.tried(session.changes(), replace) : found;
        tell(tried, replace);
        boolean refused = tried.count(Standing.Refused.class) > 0;
        if (found.emptiness().isPresent() || (refused && !skip)) {
            return ExitCode.REFUSED;
        }
        Draft draft = tried.draft(replace);
        return draft.wishes().isEmpty() ? ExitCode.DONE : new Changes(work.terminal(), options).carryOut(session, draft);
    }

    private void tell(Restoration found, boolean replace) {
        Terminal terminal = work.terminal();
        for (Restoration.Item item : found.items()) {
            String name = item.ref().map(GetCommand::typedName).orElseGet(() -> terminal.words().say("cli.snapshot.line", item.line()));
            switch (item.standing()) {
                case Standing.Different different when !replace ->
                    terminal.remark("cli.snapshot.different", name, String.join(", ", different.fields()));
                case Standing.Refused refused -> {
                    Problem problem = refused.problem();
                    terminal.remark("cli.snapshot.refused", name, terminal.words().say(problem.code().key() + ".title", problem.args().toArray()));
                }
                case Standing.Different _, Standing.Missing _, Standing.Same _ -> {}
            }
        }
        terminal.remark(
                "cli.snapshot.found",
                found.count(Standing.Missing.class),
                found.count(Standing.Same.class),
                found.count(Standing.Different.class),
                found.count(Standing.Refused.class));
    }
}

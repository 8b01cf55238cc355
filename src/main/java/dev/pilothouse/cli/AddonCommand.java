package dev.pilothouse.cli;

import dev.pilothouse.change.Draft;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.addon.Addon;
import dev.pilothouse.guide.addon.AddonPlan;
import dev.pilothouse.guide.addon.Web;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds what most clusters need and do not have, and takes it away again. */
@Command(name = "addon", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.addon.description}", mixinStandardHelpOptions = true)
final class AddonCommand implements Runnable {

    private static final String NAME = "cli.addon.name";
    private static final String FILE = "cli.addon.file";

    private final Work work;
    private final RolloutCommands rollouts;
    private final Web web;

    @Spec
    private @Nullable CommandSpec spec;

    AddonCommand(Work work, RolloutCommands rollouts, Web web) {
        this.work = work;
        this.rollouts = rollouts;
        this.web = web;
    }

    @Override
    public void run() {
        throw usage("cli.addon.usage");
    }

    @Command(name = "list", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.addon.list.description}", mixinStandardHelpOptions = true)
    int list(@Mixin NamespaceOption namespace) {
        Session session = work.open();
        TextTable table = new TextTable();
        table.row(List.of("NAME", "OBJECTS", "IMAGES"));
        for (Addon addon : Addon.shipped()) {
            AddonPlan plan = plan(session, addon, namespace, true);
            table.row(List.of(addon.id(), present(session, plan).size() + "/" + plan.wishes().size(), String.join(",", addon.images())));
        }
        table.lines().forEach(work.terminal()::line);
        return ExitCode.DONE;
    }

    @Command(name = "add", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.addon.add.description}", mixinStandardHelpOptions = true)
    int add(
            @Mixin NamespaceOption namespace,
            @Mixin ChangeOptions options,
            @Option(names = {"-f", "--filename"}, paramLabel = "FILE|URL", defaultValue = "", descriptionKey = FILE) String file,
            @Option(names = "--no-wait", descriptionKey = "cli.addon.no-wait") boolean noWait,
            @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "5m", descriptionKey = "cli.rollout.timeout") Duration timeout,
            @Parameters(arity = "0..1", paramLabel = "NAME", defaultValue = "", descriptionKey = NAME) String name)
            throws InterruptedException {
        Addon addon = addon(name, file);
        Session session = work.open();
        AddonPlan plan = plan(session, addon, namespace, false);
        plan.problems().forEach(work.terminal()::problem);
        if (!plan.problems().isEmpty() || plan.wishes().isEmpty()) {
            return ExitCode.REFUSED;
        }
        plan.effects().stream().filter(effect -> effect.weight() != Effect.Weight.NOTE).forEach(effect ->
                work.terminal().remark("cli.deploy.finding", work.terminal().words().say(effect.key(), effect.args().toArray())));
        int code = new Changes(work.terminal(), options).carryOut(session, plan.draft());
        return code == ExitCode.DONE && !noWait && !options.dryRun ? follow(session, plan, timeout) : code;
    }

    @Command(name = "remove", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.addon.remove.description}", mixinStandardHelpOptions = true)
    int remove(
            @Mixin NamespaceOption namespace,
            @Mixin ChangeOptions options,
            @Option(names = {"-f", "--filename"}, paramLabel = "FILE|URL", defaultValue = "", descriptionKey = FILE) String file,
            @Parameters(arity = "0..1", paramLabel = "NAME", defaultValue = "", descriptionKey = NAME) String name) {
        Addon addon = addon(name, file);
        Session session = work.open();
        List<ResourceRef> present = present(session, plan(session, addon, namespace, true));
        if (present.isEmpty()) {
            work.terminal().remark("cli.addon.absent", addon.source());
            return ExitCode.DONE;
        }
        return new Changes(work.terminal(), options).carryOut(session, Draft.removal(present.reversed()));
    }

    private Addon addon(String name, String file) {
        if (name.isEmpty() == file.isEmpty()) {
            throw usage("cli.addon.one");
        }
        if (!name.isEmpty()) {
            return Addon.byId(name).orElseThrow(() -> usage("cli.addon.unknown", name, String.join(", ", Addon.shipped().stream().map(Addon::id).toList())));
        }
        if (file.contains("://")) {
            return Addon.given(file, web.text(Web.address(file)));
        }
        return Addon.given(file, new Sources(work.terminal()).read(List.of(file)).stream().map(Sources.Source::text).reduce("", (one, next) -> one + "\n---\n" + next));
    }

    /**
     * @param unasked whether nothing is asked about images
     */
    private AddonPlan plan(Session session, Addon addon, NamespaceOption namespace, boolean unasked) {
        boolean simulated = unasked || session.context().simulated();
        List<Document> nodes = simulated ? List.of() : session.around("", List.of(BuiltIn.NODE));
        return AddonPlan.of(addon, namespace.or(session.context()), session.cluster().catalog(false)::kind, nodes, simulated, web);
    }

    private static List<ResourceRef> present(Session session, AddonPlan plan) {
        return plan.refs().stream().filter(ref -> isThere(session, ref)).toList();
    }

    private static boolean isThere(Session session, ResourceRef ref) {
        try {
            session.cluster().get(ref);
            return true;
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.NOT_FOUND || e.problem().code() == ProblemCode.KIND_UNKNOWN) {
                return false;
            }
            throw e;
        }
    }

    private int follow(Session session, AddonPlan plan, Duration timeout) throws InterruptedException {
        for (ResourceRef ref : plan.workloads()) {
            int code = new Following(work.terminal(), rollouts, session, ref, timeout).untilOver();
            if (code != ExitCode.DONE) {
                return code;
            }
        }
        return ExitCode.DONE;
    }

    private ParameterException usage(String key, Object... args) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), work.terminal().words().say(key, args));
    }
}

package dev.pilothouse.cli;

import dev.pilothouse.change.Journal;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.engine.Engine;
import dev.pilothouse.engine.HttpWeb;
import dev.pilothouse.guide.Simulation.Action;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Playgrounds;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.words.Words;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line of the app: parses, runs one command, and says how it ended by the exit code (0 done, 1 refused or failed, 2 usage).
 */
public final class CommandLineApp {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLineApp.class);

    private final CommandLine commands;
    private final Terminal terminal;
    private final Path log;

    /**
     * @param log where details of the unexpected are written, told to the person
     */
    public CommandLineApp(
            Sessions sessions,
            Journal journal,
            Playgrounds playgrounds,
            LocalWork local,
            Words words,
            Path log,
            InputStream in,
            PrintStream out,
            PrintStream err) {
        terminal = new Terminal(in, Terminal.utf8(out), Terminal.utf8(err), words);
        this.log = log;
        ContextOption context = new ContextOption();
        Work work = new Work(sessions, terminal, context);
        commands = new CommandLine(new PilothouseCommand(context));
        List.of(
                        new ContextsCommand(work),
                        new GetCommand(work),
                        new DescribeCommand(work),
                        new ExplainCommand(work),
                        new LogsCommand(work),
                        new EventsCommand(work, journal),
                        new ExecCommand(work),
                        new AttachCommand(work),
                        new DebugCommand(work),
                        new ForwardCommand(work),
                        new CopyCommand(work),
                        new ApplyCommand(work),
                        new DiffCommand(work),
                        new ScaleCommand(work, journal),
                        new DeleteCommand(work),
                        new HistoryCommand(journal, terminal, context).commandLine())
                .forEach(commands::addSubcommand);
        UndoCommands.all(work, journal).forEach(commands::addSubcommand);
        NodeCommands.all(work).forEach(commands::addSubcommand);
        commands.addSubcommand(ContainerCommand.with(work));
        LabelCommands.all(work).forEach(commands::addSubcommand);
        commands.addSubcommand(new TopCommands(work).commandLine());
        commands.addSubcommand(MapCommand.of(work));
        commands.addSubcommand(new AutoscaleCommand(work));
        commands.addSubcommand(new CronJobCommands(work).commandLine());
        KeysCommands keys = new KeysCommands(work);
        commands.addSubcommand(keys.secret());
        commands.addSubcommand(keys.config());
        CommandLine playground = new CommandLine(new PlaygroundCommand(playgrounds, terminal));
        new SimulationCommands(work).addTo(playground);
        commands.addSubcommand(playground);
        commands.addSubcommand(LocalCommand.of(local, terminal));
        RolloutCommands rollouts = new RolloutCommands(work, journal);
        commands.addSubcommand(rollouts.commandLine());
        commands.addSubcommand(new DeployCommand(work, rollouts));
        commands.addSubcommand(new SetCommands(work).commandLine());
        commands.addSubcommand(new SnapshotCommand(work));
        commands.addSubcommand(new AddonCommand(work, rollouts, new HttpWeb()));
        commands.addSubcommand(new CommandLine(new ProbeCommand(work))
                .addSubcommand(new ProbeShowCommand(work))
                .addSubcommand(new ProbeSetCommand(work))
                .addSubcommand(new ProbeTestCommand(work)));
        commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        commands.setExecutionExceptionHandler(this::failed);
        commands.setParameterExceptionHandler(this::misused);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setAllowSubcommandsAsOptionParameters(true); // a context may be called playground
        commands.registerConverter(Duration.class, Times::parse);
        commands.registerConverter(LocalDate.class, Times::day);
        commands.registerConverter(Action.class, SimulationCommands::action);
    }

    /** Runs a command on the clusters, settings and journal of this computer's user, and returns its exit code. */
    public static int onThisComputer(String... arguments) {
        try (Engine engine = Engine.ofThisComputer()) {
            String language = engine.settings().get(Setting.LANGUAGE);
            Words words = new Words(language.isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(language));
            Locale.setDefault(words.locale()); // picocli reads its descriptions in the default language
            CommandLineApp app = new CommandLineApp(
                    engine.sessions(),
                    engine.journal(),
                    engine.playgrounds(),
                    LocalWork.of(engine.local(), engine.kubeconfigFiles().getFirst(), (cluster, typed) -> agreed(engine, cluster, typed)),
                    words,
                    engine.folders().logs(),
                    System.in,
                    System.out,
                    System.err);
            return app.run(arguments);
        }
    }

    /** The guard of a local cluster is that of its context; its own name will do for that of the context. */
    private static void agreed(Engine engine, LocalCluster cluster, String typed) {
        Context context = engine.sessions().contexts().stream()
                .filter(known -> known.name().equals(cluster.context()))
                .findFirst()
                .orElse(new Context(
                        cluster.context(), "", "", "default", cluster.address(), "", new Context.SignIn(Context.Way.CERTIFICATE, ""), false, List.of()));
        engine.sessions().guard(context).consent(typed.equals(cluster.name()) ? context.name() : typed);
    }

    /** Runs the command and returns its exit code. */
    public int run(String... arguments) {
        try {
            return commands.execute(arguments);
        } finally {
            terminal.flush();
        }
    }

    /** Says what is wrong and where the help is; only when a further word is wanted is all listed, so that nothing scrolls the reason away. */
    private int misused(ParameterException wrong, String... arguments) {
        CommandLine command = wrong.getCommandLine();
        terminal.flush();
        PrintWriter err = command.getErr();
        Misuse misuse = new Misuse(wrong);
        err.println(misuse.say(terminal.words()));
        misuse.meant(terminal.words()).ifPresent(err::println);
        if (command.getSubcommands().isEmpty() || wrong.getArgSpec() != null) {
            err.println(terminal.words().say("cli.usage.help", command.getCommandSpec().qualifiedName()));
        } else {
            command.usage(err);
        }
        err.flush();
        return ExitCode.USAGE;
    }

    private int failed(Exception cause, CommandLine command, ParseResult parsed) {
        if (cause instanceof ProblemException refused) {
            terminal.problem(refused.problem());
        } else {
            LOG.error("A command failed", cause);
            terminal.remark("cli.unexpected", log);
        }
        return command.getCommand() instanceof DiffCommand ? ExitCode.DIFF_FAILED : ExitCode.REFUSED;
    }
}

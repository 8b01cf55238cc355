package dev.pilothouse.engine;

import dev.pilothouse.change.FileJournal;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Journal;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.forward.ForwardsOfContexts;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kubeconfig.Access;
import dev.pilothouse.kubeconfig.ContextEdits;
import dev.pilothouse.kubeconfig.KubeconfigSource;
import dev.pilothouse.kubeconfig.Locations;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.local.Playgrounds;
import dev.pilothouse.metric.Meters;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.desktop.TerminalWindow;
import dev.pilothouse.platform.kubernetes.KubernetesCluster;
import dev.pilothouse.platform.playground.PlaygroundSource;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.settings.Folders;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The engine wing, put together: settings, sources of clusters, sessions and journal of one user of this computer.
 *
 * <p>Making it reads files and contacts nobody; the first Kubernetes client is built when the first context is opened.
 */
public final class Engine implements AutoCloseable {

    private final Folders folders;
    private final Settings settings;
    private final EnvironmentChoices environments;
    private final Journal journal;
    private final Locations locations;
    private final ScheduledThreadPoolExecutor timer;
    private final Pulse pulse = new Pulse();
    private final LocalClusters local;
    private final TerminalWindow terminal;
    private final Sessions sessions;
    private final Meters meters;
    private final ForwardsOfContexts forwards;

    /**
     * @param environment variables of this process, such as {@code KUBECONFIG} and {@code PATH}
     */
    public Engine(Folders folders, Map<String, String> environment, Path home, Path workingFolder) {
        this.folders = folders;
        LogFile.open(folders.logs());
        settings = Settings.open(folders.settingsFile());
        environments = new ContextChoices(settings);
        journal = new FileJournal(
                folders.state().resolve("journal"),
                folders.state().resolve("journal.key"),
                () -> settings.get(Setting.SECRETS_IN_JOURNAL) == Setting.SecretValues.ENCRYPTED,
                this::historyLimits);
        Kinds kinds = new Kinds();
        meters = new Meters(this::after, context -> settings.get(Setting.prometheus(context)));
        timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("timer").daemon().factory());
        locations = Locations.of(environment.getOrDefault("KUBECONFIG", ""), File.pathSeparator, home, workingFolder);
        Function<Access, Cluster> connector = access -> new KubernetesCluster(access, kinds, version());
        KubeconfigSource kubeconfig =
                new KubeconfigSource(locations, environment, folders.state().resolve("plugins.json"), connector, timer);
        local = new LocalClusters(folders.state(), environment, home, new ContainerEngineSetting(settings), locations.files());
        terminal = new TerminalWindow(System.getProperty("os.name"), environment);
        Function<Path, ClusterSource> oneFile =
                file -> new KubeconfigSource(new Locations(List.of(file)), environment, folders.state().resolve("plugins.json"), connector, timer);
        PlaygroundSource simulated = new PlaygroundSource(local.playgrounds(), oneFile);
        List<ClusterSource> sources = new ArrayList<>(List.of(kubeconfig));
        sources.addAll(local.ownSources(oneFile, kubeconfig));
        sources.addAll(List.of(simulated, local.engineSource(kinds)));
        sessions = new Sessions(sources, context -> new Guard(environments.guard(context), context.name()), journal, pulse);
        forwards = new ForwardsOfContexts(folders.state().resolve("forwards"), new LaterThreads(), InstantSource.system());
    }

    private FileJournal.Limits historyLimits() {
        return new FileJournal.Limits(
                Duration.ofDays(settings.get(Setting.HISTORY_DAYS)), settings.get(Setting.HISTORY_MEGABYTES) * 1_000_000L);
    }

    /** Returns the engine of whoever runs this program. Home is where {@code HOME} says, as for kubectl. */
    public static Engine ofThisComputer() {
        return keepingIn(Folders.of(System.getProperty("os.name"), home(), System.getenv()));
    }

    /** Returns an engine that sees the same clusters, but has its settings and all that it writes in a folder of its own. */
    public static Engine asGuest(Path folder) {
        return keepingIn(new Folders(folder, folder, folder.resolve("logs")));
    }

    private static Engine keepingIn(Folders folders) {
        return new Engine(folders, System.getenv(), home(), Path.of("").toAbsolutePath());
    }

    private static Path home() {
        return Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home")));
    }

    /** Returns the version of the package that is running, {@code development} outside of one. */
    public static String version() {
        String version = Engine.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    public Folders folders() {
        return folders;
    }

    public Settings settings() {
        return settings;
    }

    public EnvironmentChoices environments() {
        return environments;
    }

    public Journal journal() {
        return journal;
    }

    public Sessions sessions() {
        return sessions;
    }

    /** Returns who measures the open clusters. */
    public Meters meters() {
        return meters;
    }

    private Subscription after(Duration delay, Runnable work) {
        try {
            Future<?> turn = timer.schedule(() -> Thread.ofVirtual().name("beat").start(work), delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> turn.cancel(false);
        } catch (RejectedExecutionException e) {
            return Subscription.NONE; // all is being closed
        }
    }

    /** Returns the ports that lead into the clusters that are open. */
    public ForwardsOfContexts forwards() {
        return forwards;
    }

    /** Returns the simulated clusters of this computer's user. */
    public Playgrounds playgrounds() {
        return local.playgrounds();
    }

    /** Returns who makes clusters on this computer. */
    public LocalClusters local() {
        return local;
    }

    /** Opens a terminal window in which kubectl finds that kubeconfig. */
    public void openTerminal(Path kubeconfig) {
        terminal.open(kubeconfig);
    }

    /** Opens a terminal window that runs those words. */
    public void openTerminal(List<String> command) {
        terminal.run(command, folders.state());
    }

    /** Returns the kubeconfig files that are looked at, whether they exist or not. */
    public List<Path> kubeconfigFiles() {
        return locations.files();
    }

    /** Returns the edits of kubeconfig files that change only their bytes. */
    public ContextEdits contextEdits() {
        return new ContextEdits(locations);
    }

    @Override
    public void close() {
        forwards.close();
        sessions.close();
        local.close();
        pulse.close();
        timer.shutdownNow();
    }
}

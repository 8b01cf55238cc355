package dev.pilothouse.engine;

import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.local.Blueprints;
import dev.pilothouse.local.ClusterFiles;
import dev.pilothouse.local.Creations;
import dev.pilothouse.local.EngineChoice;
import dev.pilothouse.local.Engines;
import dev.pilothouse.local.KindClusters;
import dev.pilothouse.local.Playgrounds;
import dev.pilothouse.local.Provider;
import dev.pilothouse.local.SimpleClusters;
import dev.pilothouse.local.SimpleTool;
import dev.pilothouse.local.ToolClusters;
import dev.pilothouse.local.Upkeep;
import dev.pilothouse.local.UsualTimes;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.command.Tools;
import dev.pilothouse.platform.desktop.OwnProcess;
import dev.pilothouse.platform.docker.DockerEngines;
import dev.pilothouse.platform.docker.DockerSource;
import dev.pilothouse.platform.k3d.K3dTool;
import dev.pilothouse.platform.kind.KindCommand;
import dev.pilothouse.platform.kind.KindProvider;
import dev.pilothouse.platform.kind.preflight.KindPreflight;
import dev.pilothouse.platform.minikube.MinikubeTool;
import dev.pilothouse.platform.playground.PlaygroundProvider;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The providers of clusters on this computer, put together. Making it starts nothing and contacts nobody. */
public final class LocalClusters implements AutoCloseable {

    private static final String MAIN_CLASS = "dev.pilothouse.Main";

    private final Path state;
    private final DockerEngines engines;
    private final PlaygroundProvider playgrounds;
    private final KindProvider kind;
    private final List<SimpleClusters> simple;
    private final Creations creations;
    private final Blueprints blueprints;

    LocalClusters(Path state, Map<String, String> environment, Path home, EngineChoice choice, List<Path> kubeconfigs) {
        String system = System.getProperty("os.name");
        Tools tools = new Tools(system, home, environment);
        engines = new DockerEngines(environment, home, system, choice);
        playgrounds = new PlaygroundProvider(state.resolve("playgrounds"), new PlaygroundLauncher(new OwnProcess(MAIN_CLASS, environment)));
        this.state = state;
        Path folder = state.resolve("kind");
        KindPreflight preflight = new KindPreflight(
                engines, engines::connection, tools, environment, home, cluster -> KindProvider.kubeconfig(folder, cluster));
        KindCommand command = new KindCommand(tools, () -> engines.chosen().endpoint().environment());
        kind = new KindProvider(command, engines, preflight, folder, kubeconfigs);
        simple = List.of(
                clustersOf(K3dTool.ID, files -> new K3dTool(tools, this::engineIfAny, files)),
                clustersOf(MinikubeTool.ID, files -> new MinikubeTool(tools, this::engineIfAny, files)));
        creations = new Creations(kind, new UsualTimes(folder.resolve("times")), Thread.ofVirtual().name("creation")::start, InstantSource.system());
        blueprints = new Blueprints(state.resolve("blueprints"));
    }

    private SimpleClusters clustersOf(String tool, Function<ClusterFiles, SimpleTool> make) {
        ClusterFiles files = new ClusterFiles(state.resolve(tool), tool);
        return new ToolClusters(make.apply(files), files);
    }

    /** Without an engine these tools say so themselves, or make virtual machines. */
    private Map<String, String> engineIfAny() {
        try {
            return engines.chosen().endpoint().environment();
        } catch (ProblemException e) {
            return Map.of();
        }
    }

    /** Returns the container engines, and which of them is used. */
    public Engines engines() {
        return engines;
    }

    /** Returns the engines as contexts to open; whoever uses it hands the kinds in that it shares with all clusters. */
    ClusterSource engineSource(Kinds kinds) {
        return new DockerSource(engines, kinds);
    }

    /**
     * Returns the clusters that are made of machines as contexts to open, one source for each maker.
     *
     * @param kubeconfigs reads one kubeconfig file
     * @param theirs the person's own files
     */
    List<ClusterSource> ownSources(Function<Path, ClusterSource> kubeconfigs, ClusterSource theirs) {
        return providers().stream()
                .<ClusterSource>map(provider -> new OwnKubeconfigs(state.resolve(provider.id()), kubeconfigs, theirs, provider))
                .toList();
    }

    /** Returns the simulated clusters of this computer's user. */
    public Playgrounds playgrounds() {
        return playgrounds;
    }

    /** Returns the clusters whose nodes are containers. */
    public KindClusters kind() {
        return kind;
    }

    /** Returns the makers of all clusters on this computer that are made of machines. */
    public List<Provider> providers() {
        return Stream.concat(Stream.of(kind), simple.stream()).map(Provider.class::cast).toList();
    }

    /** Returns the providers that another tool stands for, whether it is installed or not. */
    public List<SimpleClusters> simple() {
        return simple;
    }

    /** Returns the clusters of kind that are being made. */
    public Creations creations() {
        return creations;
    }

    /** Returns the blueprints that the person keeps. */
    public Blueprints blueprints() {
        return blueprints;
    }

    /** Returns what keeps them going. */
    public Upkeep upkeep() {
        return kind.upkeep();
    }

    @Override
    public void close() {
        creations.close();
        playgrounds.close();
        kind.close();
        simple.forEach(SimpleClusters::close);
        engines.close();
    }
}

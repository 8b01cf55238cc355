package dev.pilothouse.engine;

import dev.pilothouse.local.EngineChoice;
import dev.pilothouse.local.Engines;
import dev.pilothouse.local.KindClusters;
import dev.pilothouse.local.Playgrounds;
import dev.pilothouse.platform.command.Tools;
import dev.pilothouse.platform.desktop.OwnProcess;
import dev.pilothouse.platform.docker.DockerEngines;
import dev.pilothouse.platform.kind.KindCommand;
import dev.pilothouse.platform.kind.KindProvider;
import dev.pilothouse.platform.playground.PlaygroundProvider;
import java.nio.file.Path;
import java.util.Map;

/** The providers of clusters on this computer, put together. Making it starts nothing and contacts nobody. */
public final class LocalClusters implements AutoCloseable {

    private static final String MAIN_CLASS = "dev.pilothouse.Main";

    private final DockerEngines engines;
    private final PlaygroundProvider playgrounds;
    private final KindProvider kind;

    LocalClusters(Path state, Map<String, String> environment, Path home, EngineChoice choice) {
        String system = System.getProperty("os.name");
        Tools tools = new Tools(system, home, environment);
        engines = new DockerEngines(environment, home, system, choice);
        playgrounds = new PlaygroundProvider(state.resolve("playgrounds"), new PlaygroundLauncher(new OwnProcess(MAIN_CLASS, environment)));
        kind = new KindProvider(new KindCommand(tools, () -> engines.chosen().endpoint().environment()), state.resolve("kind"));
    }

    /** Returns the container engines, and which of them is used. */
    public Engines engines() {
        return engines;
    }

    /** Returns the simulated clusters of this computer's user. */
    public Playgrounds playgrounds() {
        return playgrounds;
    }

    /** Returns the clusters whose nodes are containers. */
    public KindClusters kind() {
        return kind;
    }

    @Override
    public void close() {
        playgrounds.close();
        kind.close();
        engines.close();
    }
}

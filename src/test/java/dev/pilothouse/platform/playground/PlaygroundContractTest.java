package dev.pilothouse.platform.playground;

import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.local.Playgrounds;
import dev.pilothouse.local.Provider;
import dev.pilothouse.local.ProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PlaygroundContractTest extends ProviderContract {

    private final Playgrounds playgrounds;

    PlaygroundContractTest(@TempDir Path folder) {
        playgrounds = new PlaygroundProvider(folder, (plan, output) -> {
            throw new AssertionError("nothing is started apart here");
        });
    }

    @Override
    protected Provider provider() {
        return playgrounds;
    }

    @Override
    protected LocalCluster make(String name) {
        return playgrounds.create(new PlaygroundPlan(name, 0, 1, "empty", 1));
    }
}

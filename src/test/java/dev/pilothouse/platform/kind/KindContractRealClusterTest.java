package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Provider;
import dev.pilothouse.local.ProviderContract;
import dev.pilothouse.platform.kind.preflight.KindPreflight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The contract of all providers, kept by the real kind over stand-in nodes. */
@Tag("real-cluster")
class KindContractRealClusterTest extends ProviderContract {

    private final RealKind real = new RealKind();
    private final Path folder;
    private final Path joined;
    private final KindProvider provider;

    KindContractRealClusterTest(@TempDir Path temp) throws IOException {
        folder = temp.resolve("kind");
        joined = Files.createDirectory(temp.resolve("joined"));
        KindPreflight preflight = new KindPreflight(
                real.engines(), _ -> real.engine(), real.tools(), Map.of(), temp, cluster -> KindProvider.kubeconfig(folder, cluster));
        provider = new KindProvider(real.kind(), real.engines(), preflight, folder, List.of());
    }

    @AfterEach
    void removeAll() {
        for (String name : List.of("contract-a", "contract-b", "contract-c", "contract-d", "contract-e")) {
            new Sweep(real.kind(), real.engine()).run(name, folder.resolve("none"));
        }
        real.close();
    }

    @Override
    protected Provider provider() {
        return provider;
    }

    @Override
    protected LocalCluster make(String name) {
        Blueprint plain = Blueprint.of("").withName(name).withImage(real.node("none"));
        Blueprint blueprint = plain.node(0).withMount(0, new BlueprintNode.Mount(joined.toString(), "/joined", false, false, "None"));
        return provider.create(blueprint, Progress.Listener.NOBODY);
    }
}

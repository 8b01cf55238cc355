package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.access.Authorizer;
import dev.pilothouse.platform.playground.control.cluster.Bootstrap;
import dev.pilothouse.platform.playground.fault.ApiFaults;
import dev.pilothouse.platform.playground.registry.LiveSchemas;
import dev.pilothouse.platform.playground.registry.ServedRules;
import dev.pilothouse.platform.playground.registry.StoredRegistry;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.schema.BuiltInSchemas;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The server over the real store and registry, without controllers; everybody may do everything. */
final class ServedCluster implements AutoCloseable {

    private static final ApiFaults NO_FAULTS = new ApiFaults() {
        @Override
        public Optional<Refusal> refuse(String verb, String resource, String namespace) {
            return Optional.empty();
        }

        @Override
        public Duration delay() {
            return Duration.ZERO;
        }

        @Override
        public boolean cut() {
            return false;
        }

        @Override
        public boolean signedOut(String user) {
            return false;
        }
    };

    final Agenda agenda = Agenda.running(Instant.parse("2026-01-01T00:00:00Z"), 1);
    final StoredRegistry registry;
    final ApiServer server;

    ServedCluster() throws IOException {
        Store store = new Store(1_000, Store.Window.USUAL, task -> Thread.ofVirtual().start(task));
        LiveSchemas schemas = new LiveSchemas(new BuiltInSchemas(), store);
        registry = new StoredRegistry(store, schemas, new ServedRules(schemas), List.of(), agenda);
        Bootstrap bootstrap = new Bootstrap(registry.as("apiserver"));
        bootstrap.run();
        bootstrap.service("192.0.2.1", 6443);
        ApiServer.Parts parts = new ApiServer.Parts(
                registry,
                schemas,
                (_, _) -> new Authorizer.Decision(true, ""),
                NO_FAULTS,
                (_, _, _, _) -> Optional.empty(),
                _ -> Optional.empty(),
                new FakeContainers(),
                Metrics.NONE,
                _ -> {},
                agenda);
        server = ApiServer.start(parts, new ApiServer.Place(0, Optional.empty()));
    }

    /** Serves until it is interrupted; the argument is the kubeconfig to write. */
    public static void main(String[] arguments) throws Exception {
        try (ServedCluster cluster = new ServedCluster()) {
            cluster.server.writeKubeconfig(Path.of(arguments[0]), "playground", "default");
            Thread.currentThread().join();
        }
    }

    @Override
    public void close() {
        server.close();
        registry.close();
        agenda.close();
    }
}

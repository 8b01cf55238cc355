package dev.pilothouse.platform.playground;

import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.platform.playground.api.ApiServer;
import dev.pilothouse.platform.playground.control.cluster.Bootstrap;
import dev.pilothouse.platform.playground.fault.ApiFaults;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Schemas;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One simulated cluster that runs in this process. */
final class Playground implements AutoCloseable {

    private static final ApiFaults NONE = new ApiFaults() {
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

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Agenda agenda;
    private final ControlPlane control;
    private final ApiServer api;

    private Playground(PlaygroundFolder folder, PlaygroundPlan plan) throws IOException {
        agenda = Agenda.running(Instant.now(), plan.seed());
        Store store = new Store(agenda.instant().toEpochMilli(), Store.Window.USUAL, threads);
        Schemas schemas = new BuiltInSchemas();
        control = new ControlPlane(store, schemas, agenda, new byte[32]);
        new Bootstrap(control.registry().as("kube-apiserver"), "10.0.0.1", 6443).run();
        control.start();
        api = ApiServer.start(
                new ApiServer.Parts(
                        control.registry(), schemas, control.access(), NONE, control.reviews()::answer,
                        token -> control.tokens().verify(token).map(holder -> new Caller(holder.user(), holder.groups(), "")), null, agenda),
                new ApiServer.Place(plan.port(), Optional.of(folder.certificates())));
        api.writeKubeconfig(folder.kubeconfig(), plan.name());
    }

    static Playground start(PlaygroundFolder folder, PlaygroundPlan plan) throws IOException {
        folder.create();
        folder.keep(plan);
        return new Playground(folder, plan);
    }

    URI address() {
        return api.address();
    }

    void reset() throws IOException {
        throw new UnsupportedOperationException();
    }

    void snapshot(Path file) throws IOException {
        throw new UnsupportedOperationException();
    }

    void restore(Path file) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        api.close();
        control.close();
        agenda.close();
        threads.shutdownNow();
    }
}

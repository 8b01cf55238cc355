package dev.pilothouse.platform.playground;

import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.playground.access.TokenRegistry;
import dev.pilothouse.platform.playground.api.ApiServer;
import dev.pilothouse.platform.playground.api.Control;
import dev.pilothouse.platform.playground.api.Credentials;
import dev.pilothouse.platform.playground.store.Snapshot;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.time.Agenda;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One simulated cluster that runs in this process: its time, its store, its control plane and its API server. */
final class Playground implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Agenda agenda;
    private final Store store;
    private final ControlPlane control;
    private final ApiServer api;

    Playground(PlaygroundFolder folder, PlaygroundPlan plan, Optional<Snapshot> content, Control wishes) throws IOException {
        Scenario scenario = Scenario.of(plan.scenario());
        Duration age = content.isPresent() ? Duration.ZERO : scenario.age();
        Instant now = Instant.now().minus(age);
        agenda = Agenda.standing(content.map(LastTime::of).filter(now::isBefore).orElse(now), plan.seed());
        store = new Store(agenda.instant().toEpochMilli(), Store.Window.USUAL, threads);
        content.ifPresent(store::restore);
        Future<Credentials> credentials = threads.submit(() -> Credentials.keptIn(folder.certificates()));
        control = new ControlPlane(store, agenda, folder.secret());
        Future<ApiServer> server = threads.submit(() -> ApiServer.start(parts(wishes), plan.port(), credentials.get()));
        try {
            control.prepare();
        } finally {
            api = made(server);
        }
        try {
            control.start(api.authorityPem(), api.address().getPort());
            if (content.isEmpty()) {
                new FirstObjects(control.registry(), control.schemas()).make(plan.nodes(), scenario);
                agenda.step(age);
            }
            control.go();
            api.writeKubeconfig(folder.kubeconfig(), plan.name(), scenario.namespace());
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Returns what is made on another thread, and fails as that does. */
    private static ApiServer made(Future<ApiServer> server) throws IOException {
        try {
            return server.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException why ? why : new IOException("The API server does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        }
    }

    private ApiServer.Parts parts(Control wishes) {
        return new ApiServer.Parts(
                new TokenRegistry(control.registry(), control.tokenRequests()), control.schemas(), control.access(), control.faults(), control.reviews()::answer,
                control::caller, control.machines().containers(), new MeasuredUse(control.machines().measured()), wishes, agenda);
    }

    URI address() {
        return api.address();
    }

    /** Returns the certificate of its authority, in PEM. */
    String authority() {
        return api.authorityPem();
    }

    Snapshot snapshot() {
        return store.snapshot();
    }

    @Override
    public void close() {
        api.close();
        control.close();
        agenda.close();
        threads.shutdownNow();
    }
}

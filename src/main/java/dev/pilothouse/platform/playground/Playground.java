package dev.pilothouse.platform.playground;

import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.platform.playground.access.TokenRegistry;
import dev.pilothouse.platform.playground.api.ApiServer;
import dev.pilothouse.platform.playground.api.Control;
import dev.pilothouse.platform.playground.store.Snapshot;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.time.Agenda;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
        agenda = Agenda.standing(Instant.now().minus(age), plan.seed());
        store = new Store(agenda.instant().toEpochMilli(), Store.Window.USUAL, threads);
        content.ifPresent(store::restore);
        control = new ControlPlane(store, agenda, folder.secret());
        api = ApiServer.start(
                new ApiServer.Parts(
                        new TokenRegistry(control.registry(), control.tokenRequests()), control.schemas(), control.access(), control.faults(), control.reviews()::answer,
                        control::caller, control.machines().containers(), new MeasuredUse(control.machines().measured()), wishes, agenda),
                new ApiServer.Place(plan.port(), Optional.of(folder.certificates())));
        control.start(api.authorityPem(), api.address().getPort());
        if (content.isEmpty()) {
            new FirstObjects(control.registry(), control.schemas()).make(plan.nodes(), scenario);
            agenda.step(age);
        }
        control.go();
        api.writeKubeconfig(folder.kubeconfig(), plan.name(), scenario.namespace());
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

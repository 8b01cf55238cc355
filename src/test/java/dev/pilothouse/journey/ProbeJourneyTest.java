package dev.pilothouse.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Outcome;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.guide.ApplyYaml;
import dev.pilothouse.guide.Simulation;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Anchor;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A probe that kills its app: seen, tried, mended by advice, and ready. */
class ProbeJourneyTest extends Journey {

    private static final ResourceRef SLOW = new ResourceRef(Kind.namespaced("apps", "v1", "Deployment", "deployments"), "shop", "slow-starter");

    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: slow-starter, namespace: shop}
            spec:
              selector: {matchLabels: {app: slow-starter}}
              template:
                metadata: {labels: {app: slow-starter}}
                spec:
                  containers:
                  - name: app
                    image: pilothouse.dev/demo-web:1
                    env: [{name: START_SECONDS, value: "35"}]
                    startupProbe: {httpGet: {path: /startupz, port: 8080}, initialDelaySeconds: 5, periodSeconds: 5, failureThreshold: 3}
                    readinessProbe: {httpGet: {path: /readyz, port: 8080}, periodSeconds: 5}
            """;

    ProbeJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void aProbeThatKillsIsTriedMendedAndTheAppBecomesReady() {
        openPlayground();
        Session session = engine.sessions().open("playground");
        apply(session, ApplyYaml.read(MANIFEST, "", "shop", session.cluster().catalog(false)::kind).draft());
        apply(session, Simulation.speed(20));
        openDeployments();
        untilShown("slow-starter");
        until("a kill by the probe", () -> restarts(session) > 0);
        click("slow-starter");
        type(KeyCode.B);
        untilThere(Anchor.PROBES);
        untilShown("Not up when it was killed after");
        untilShown("It never gets traffic.");
        tryUntilAnswered();
        click(mend());
        untilShown("gets traffic by");
        chord(KeyCode.CONTROL, KeyCode.ENTER);
        apply("Apply to playground");
        untilShown("Changed the probes of");
        type(KeyCode.ESCAPE);
        untilClosed(Anchor.REVIEW);
        untilGone("It never gets traffic.");
        until("ready", () -> session.cluster().get(SLOW).tree().number(0, "status", "readyReplicas") == 1);
        assertEquals(1, engine.journal().receipts().stream().filter(receipt -> receipt.summary().verb().equals("probes")).count());
        Document now = session.cluster().get(SLOW);
        assertTrue(now.tree().toString().contains("failureThreshold=" + triesOf(now)), now.toString());
    }

    private static void apply(Session session, Draft draft) {
        Pipeline road = session.changes();
        Outcome outcome = road.apply(road.rehearse(road.preview(draft), Choice.TAKE_OVER), road.guard().consent(""), _ -> {});
        assertInstanceOf(Outcome.Applied.class, outcome);
    }

    private static long restarts(Session session) {
        return session.cluster().rows(dev.pilothouse.cluster.Query.in(Kind.namespaced("", "v1", "Pod", "pods"), "shop")).stream()
                .filter(row -> row.name().startsWith("slow-starter"))
                .map(row -> session.cluster().get(row.ref()).tree().trees("status", "containerStatuses"))
                .flatMap(java.util.List::stream)
                .mapToLong(status -> status.number(0, "restartCount"))
                .max()
                .orElse(0);
    }

    /** The container comes and goes; one of some tries finds it running. */
    private void tryUntilAnswered() {
        for (int i = 0; i < 30 && !fx(() -> isShown("would fail")); i++) {
            click("Run once");
            untilGone("Waiting for an answer");
        }
        untilShown("would fail");
    }

    private String mend() {
        return fx(() -> shown().map(Journey::text).filter(words -> words.matches("Use \\d+ tries")).findFirst().orElseThrow());
    }

    private static long triesOf(Document deployment) {
        return deployment.tree().trees("spec", "template", "spec", "containers").getFirst().number(0, "startupProbe", "failureThreshold");
    }
}

package dev.pilothouse.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to kubeconfig files shows in the window. */
class KubeconfigJourneyTest extends Journey {

    private static final Duration SOON = Duration.ofSeconds(3);

    KubeconfigJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Override
    void prepare() {
        kubeconfig("shop-dev");
    }

    @Test
    void aFileThatChangesShowsSoonAndTheOpenClusterStays() {
        openPlaygroundBeside("shop-dev");
        Instant changed = Instant.now();
        kubeconfig("shop-next");
        untilShown("shop-next");
        assertTrue(Duration.between(changed, Instant.now()).compareTo(SOON) <= 0);
        untilGone("shop-dev");
        untilShown("Simulated cluster, nothing here is real");
    }

    private void openPlaygroundBeside(String other) {
        untilShown(other);
        click("playground");
        openPlayground();
        robot.clickOn("#clusters");
        untilShown(other);
    }

    private void kubeconfig(String context) {
        String text =
                """
                apiVersion: v1
                kind: Config
                current-context: %1$s
                clusters: [{name: shop, cluster: {server: "https://127.0.0.1:1"}}]
                users: [{name: mei, user: {token: none}}]
                contexts: [{name: %1$s, context: {cluster: shop, user: mei}}]
                """
                        .formatted(context);
        try {
            Path file = home.resolve(".kube").resolve("config");
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.pilothouse.ui.overview;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.testing.FakeCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilenceTest {

    private Instant now = Instant.parse("2026-11-29T12:00:00Z");

    private static Row row(String name) {
        Document document = new FakeCluster().put(FakeCluster.DEPLOYMENT, FakeCluster.named("shop", name));
        return FakeCluster.row(new ResourceRef(FakeCluster.DEPLOYMENT, "shop", name), document);
    }

    @Test
    void holdsForADayForThatObjectInThatContext(@TempDir Path folder) {
        Settings settings = Settings.open(folder.resolve("settings.json"));
        Silence silence = new Silence(settings, "shop-dev", () -> now);
        silence.silence(row("web").ref());

        assertTrue(silence.holds(row("web")));
        assertFalse(silence.holds(row("web-2")));
        assertFalse(new Silence(settings, "shop-prod", () -> now).holds(row("web")));
        now = now.plus(Duration.ofHours(23));
        assertTrue(silence.holds(row("web")));
        now = now.plus(Duration.ofHours(2));
        assertFalse(silence.holds(row("web")));
    }

    @Test
    void endsWhenSomebodyWantsToSeeEverything(@TempDir Path folder) {
        Silence silence = new Silence(Settings.open(folder.resolve("settings.json")), "shop-dev", () -> now);
        silence.silence(row("web").ref());
        silence.silence(row("cart").ref());
        silence.end();

        assertFalse(silence.holds(row("web")));
        assertFalse(silence.holds(row("cart")));
    }
}

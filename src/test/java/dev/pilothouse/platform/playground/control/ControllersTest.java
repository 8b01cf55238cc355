package dev.pilothouse.platform.playground.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.workload.Stage;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControllersTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Stage stage = new Stage(List.of());
    private final Agenda agenda = stage.agenda;
    private final Objects objects = stage.objects;

    /** Notes after how many milliseconds it is asked, and answers what the test wants. */
    private final class Noting implements Controller {
        private final List<Long> asked = new ArrayList<>();
        private int failures;
        private Optional<Duration> again = Optional.empty();

        @Override
        public String name() {
            return "noting";
        }

        @Override
        public List<Trigger> triggers() {
            return List.of(new Trigger("configmaps", change -> List.of(new Name(change.object().namespace(), change.object().name()))));
        }

        @Override
        public Optional<Duration> reconcile(Name name) {
            asked.add(Duration.between(START, agenda.instant()).toMillis());
            if (failures-- > 0) {
                throw new Refusal(409, "Conflict", "try again", Map.of());
            }
            return again;
        }
    }

    private final Noting controller = new Noting();

    private void begin() {
        create("first");
        new Controllers(agenda, objects, List.of(controller)).start();
        agenda.settle();
    }

    private void create(String name) {
        objects.create("configmaps", Document.of(Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", name, "namespace", "shop"))));
    }

    @Test
    void looksAtWhatIsThereAndAtWhatComesOnceForManyChanges() {
        begin();
        assertEquals(1, controller.asked.size());
        create("second");
        objects.patch("configmaps", "shop", "second", Map.of("data", Map.of("key", "1")));
        objects.patch("configmaps", "shop", "second", Map.of("data", Map.of("key", "2")));
        agenda.settle();
        assertEquals(2, controller.asked.size());
    }

    @Test
    void triesAgainAfterEverLongerTimes() {
        controller.failures = 4;
        begin();
        agenda.step(Duration.ofHours(1));
        assertEquals(List.of(0L, 5L, 15L, 35L, 75L), controller.asked);
    }

    @Test
    void looksAgainWhenItSaysSo() {
        controller.again = Optional.of(Duration.ofSeconds(10));
        begin();
        agenda.step(Duration.ofSeconds(25));
        assertEquals(List.of(0L, 10_000L, 20_000L), controller.asked);
    }

    @Test
    void aChangeReplacesThePlannedLook() {
        controller.again = Optional.of(Duration.ofSeconds(10));
        begin();
        agenda.step(Duration.ofSeconds(6));
        objects.patch("configmaps", "shop", "first", Map.of("data", Map.of("key", "1")));
        agenda.step(Duration.ofSeconds(8));
        assertEquals(List.of(0L, 6_000L), controller.asked);
    }

    @Test
    void doesNothingAfterItsEnd() {
        create("first");
        Controllers controllers = new Controllers(agenda, objects, List.of(controller));
        controllers.start();
        controllers.close();
        agenda.step(Duration.ofHours(1));
        assertEquals(List.of(), controller.asked);
    }
}

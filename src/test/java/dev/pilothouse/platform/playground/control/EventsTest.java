package dev.pilothouse.platform.playground.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.workload.Stage;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventsTest {

    private final Stage stage = new Stage(List.of());
    private final Events events = new Events(stage.objects, stage.agenda, "some-controller");
    private final Document about = Document.of(Map.of(
            "apiVersion", "apps/v1", "kind", "Deployment", "metadata", Map.of("name", "web", "namespace", "shop", "uid", "u1")));

    private List<Tree> written() {
        return stage.list("events").stream().map(Document::tree).toList();
    }

    @Test
    void countsTheSameEvent() {
        events.warning(about, "Failed", "no luck");
        stage.pass("1M");
        events.warning(about, "Failed", "no luck");
        Tree event = written().getFirst();
        assertEquals(1, written().size());
        assertEquals(2, event.number(0, "count"));
        assertEquals("2026-01-01T00:00:00Z", event.text("firstTimestamp"));
        assertEquals("2026-01-01T00:01:00Z", event.text("lastTimestamp"));
        assertEquals("some-controller", event.text("source", "component"));
        assertEquals("Deployment", event.text("involvedObject", "kind"));
        assertEquals("Warning", event.text("type"));
    }

    @Test
    void startsAgainWhenTheEventIsGone() {
        events.normal(about, "Done", "well");
        Tree first = written().getFirst();
        stage.objects.delete("events", "shop", first.text("metadata", "name"), DeleteOptions.background());
        stage.pass("2H");
        events.normal(about, "Done", "well");
        assertEquals(1, written().getFirst().number(0, "count"));
    }

    @Test
    void combinesManyThatDifferInTheirMessageAlone() {
        for (int i = 1; i <= 12; i++) {
            events.normal(about, "Done", "number " + i);
        }
        assertEquals(10, written().size());
        Tree last = written().getLast();
        assertEquals("(combined from similar events): number 12", last.text("message"));
        assertEquals(3, last.number(0, "count"));
    }
}

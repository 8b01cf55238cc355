package dev.pilothouse.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.model.Health;
import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Graph;
import dev.pilothouse.topology.Guard;
import dev.pilothouse.topology.Lens;
import dev.pilothouse.topology.Link;
import dev.pilothouse.topology.Network;
import dev.pilothouse.topology.Picture;
import dev.pilothouse.topology.Picture.Column;
import dev.pilothouse.topology.Survey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShownTest {

    private final MadeUp drawing = new MadeUp();

    private Placed service(String name) {
        return drawing.box("Service", name, Column.SERVICE, Health.ok(""), List.of(), 280, 20);
    }

    private Shown shown() {
        Survey survey = new Survey(Graph.EMPTY, true, 0, Set.of(), Optional.empty(), Guard.NONE);
        return new Shown(survey, Lens.PLAIN.watch(Graph.EMPTY), Network.UNKNOWN, new Picture(List.of(), List.of(), 0, Map.of()), new Sheet(drawing.done()), 1);
    }

    @Test
    void whatRunsBehindAServiceIsWhatItSendsTo() {
        Placed service = service("web");
        Placed workload = drawing.box("Deployment", "web", Column.WORKLOAD, Health.ok(""), List.of(Health.ok("Running")), 540, 20);
        drawing.wire(service, workload, Link.SERVES, Optional.empty());
        assertThat(shown().runner(service.box())).isEqualTo(workload.box().ref());
    }

    @Test
    void nothingRunsBehindWhatSendsInARing() {
        Placed one = service("one");
        Placed other = service("other");
        drawing.wire(one, other, Link.SERVES, Optional.empty());
        drawing.wire(other, one, Link.SERVES, Optional.empty());
        assertThat(shown().runner(one.box())).isEmpty();
    }
}

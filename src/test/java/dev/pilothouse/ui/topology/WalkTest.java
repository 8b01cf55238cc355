package dev.pilothouse.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.ui.topology.Walk.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalkTest {

    private final Walk walk = new Walk(new Sheet(MadeUp.rows(3)));

    @Test
    void goesLeftAndRightAlongLines() {
        assertThat(id(walk.step("Service/app-1", Step.RIGHT))).contains("Deployment/app-1");
        assertThat(id(walk.step("Deployment/app-1", Step.RIGHT))).contains("ConfigMap/app-1-config");
        assertThat(id(walk.step("Deployment/app-1", Step.LEFT))).contains("Service/app-1");
        assertThat(walk.step("Service/app-1", Step.LEFT)).isEmpty();
    }

    @Test
    void goesUpAndDownWithinItsColumn() {
        assertThat(id(walk.step("Deployment/app-1", Step.DOWN))).contains("Deployment/app-2");
        assertThat(id(walk.step("Deployment/app-1", Step.UP))).contains("Deployment/app-0");
        assertThat(walk.step("Deployment/app-2", Step.DOWN)).isEmpty();
    }

    @Test
    void goesOnToWhatNoLineLeadsToAndThenAway() {
        assertThat(id(walk.component("Service/app-0", 1))).contains("Deployment/app-1");
        assertThat(id(walk.component("ConfigMap/app-1-config", -1))).contains("Deployment/app-0");
        assertThat(walk.component("Service/app-2", 1)).isEmpty();
        assertThat(walk.component("Service/app-0", -1)).isEmpty();
    }

    @Test
    void beginsWithTheFirstToRead() {
        assertThat(id(walk.first())).contains("Service/app-0");
    }

    private static Optional<String> id(Optional<Placed> box) {
        return box.map(found -> found.box().id());
    }
}

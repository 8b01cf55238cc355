package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Progress.Step;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KindOutputTest {

    private static List<Step> begun(List<String> lines) {
        return lines.stream().map(KindOutput::of).filter(KindOutput.Began.class::isInstance).map(it -> ((KindOutput.Began) it).step()).toList();
    }

    private static List<KindOutput.Ended> ended(List<String> lines) {
        return lines.stream().map(KindOutput::of).filter(KindOutput.Ended.class::isInstance).map(KindOutput.Ended.class::cast).toList();
    }

    @Test
    void readsTheStepsOfThreeNodes() {
        List<Step> steps = List.of(
                Step.IMAGE, Step.NODES, Step.CONFIGURATION, Step.CONTROL_PLANE, Step.NETWORK, Step.STORAGE, Step.JOIN_WORKERS);
        List<String> lines = Said.by(Said.CURRENT, "three-nodes");
        assertEquals(steps, begun(lines));
        assertEquals(steps.stream().map(step -> new KindOutput.Ended(step, true)).toList(), ended(lines));
    }

    @Test
    void readsOlderReleasesByTheSameWords() {
        List<Step> steps = List.of(
                Step.IMAGE, Step.NODES, Step.LOAD_BALANCER, Step.CONFIGURATION, Step.CONTROL_PLANE, Step.NETWORK, Step.STORAGE,
                Step.JOIN_CONTROL_PLANES, Step.JOIN_WORKERS);
        assertEquals(steps, begun(Said.by("0.27.0", "three-nodes")));
        assertEquals(steps, ended(Said.by("0.27.0", "three-nodes")).stream().map(KindOutput.Ended::step).toList());
    }

    @Test
    void tellsTheImageAndTheStepThatFailed() {
        List<String> lines = Said.by(Said.CURRENT, "fails-init");
        assertEquals(
                "pilothouse.test/standin:v1.34.2-fail-init",
                lines.stream().map(KindOutput::of).filter(KindOutput.Began.class::isInstance).map(it -> ((KindOutput.Began) it).detail()).findFirst().orElse(""));
        assertEquals(new KindOutput.Ended(Step.CONTROL_PLANE, false), ended(lines).getLast());
    }

    @Test
    void readsWhatWasMeantForATerminal() {
        assertEquals(List.of(Step.IMAGE, Step.NODES), begun(Said.by("0.11.1", "port-taken")));
        assertEquals(new KindOutput.Ended(Step.NODES, false), ended(Said.by("0.11.1", "port-taken")).getLast());
    }

    @Test
    void whatWaitsForReadinessIsNoStepOfOurs() {
        assertEquals(new KindOutput.Note(), KindOutput.of(" • Waiting ≤ 3s for control-plane = Ready ⏳  ..."));
        assertEquals(new KindOutput.Note(), KindOutput.of("Set kubectl context to \"kind-shop\""));
    }

    @Test
    void keepsTheCredentialsOfAProxyToItself() {
        assertFalse(Said.by("0.11.1", "port-taken").toString().contains("secret"));
        assertTrue(Said.by("0.11.1", "port-taken").toString().contains("http://…@proxy.example:3128"));
        assertEquals("[\"HTTP_PROXY=http://…@proxy:1\"]", KindOutput.withoutCredentials("[\"HTTP_PROXY=http://me:secret@proxy:1\"]"));
    }

    @Property
    void readsAnyLine(@ForAll String line) {
        KindOutput.of(KindOutput.cleaned(line));
    }
}

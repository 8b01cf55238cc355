package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.NodeStage;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hears what is told, and holds it to the promises of {@link Progress}. */
final class ToldProgress implements Progress.Listener {

    private final List<Progress> told = new CopyOnWriteArrayList<>();
    private final Consumer<Progress> also;

    ToldProgress() {
        this(_ -> {});
    }

    /** @param also hears it too, after it was noted */
    ToldProgress(Consumer<Progress> also) {
        this.also = also;
    }

    @Override
    public void on(Progress progress) {
        told.add(progress);
        also.accept(progress);
    }

    <P extends Progress> List<P> all(Class<P> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Returns the steps that began, each of which must have ended before the next began. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Optional<Step> open = Optional.empty();
        for (Progress progress : told) {
            switch (progress) {
                case Progress.Started it -> {
                    assertEquals(Optional.empty(), open, () -> "began while another was open: " + it);
                    open = Optional.of(it.step());
                    steps.add(it.step());
                }
                case Progress.Ended it -> {
                    assertEquals(Optional.of(it.step()), open);
                    open = Optional.empty();
                }
                case Progress.Failed it -> {
                    assertTrue(open.isEmpty() || open.get() == it.step());
                    open = Optional.empty();
                }
                default -> {}
            }
        }
        assertEquals(Optional.empty(), open, () -> "did not end: " + told);
        return steps;
    }

    List<Step> failed() {
        return all(Progress.Failed.class).stream().map(Progress.Failed::step).toList();
    }

    List<ProblemCode> problems() {
        return all(Progress.Failed.class).stream().map(it -> it.problem().code()).toList();
    }

    List<NodeStage> stages(String node) {
        return all(Progress.NodeSeen.class).stream().filter(it -> it.node().equals(node)).map(Progress.NodeSeen::stage).distinct().toList();
    }
}

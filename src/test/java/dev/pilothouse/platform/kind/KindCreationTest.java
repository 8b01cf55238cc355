package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.Preset;
import dev.pilothouse.local.Progress;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.command.Tools;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class KindCreationTest {

    private static final Blueprint SHOP = Preset.ONE_NODE.blueprint("shop", "");

    @Test
    void oneThatComesSecondIsRefusedAndTheFirstGoesOn(@TempDir Path folder) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        KindCommand kind = new KindCommand(new Tools("Linux", folder, Map.of()), Map::of);
        KindCreation creation = new KindCreation(
                kind,
                () -> {
                    begun.countDown();
                    wait(goOn);
                    throw new ProblemException(Problem.of(ProblemCode.ENGINE_NONE, ""));
                },
                folder,
                Clock.systemUTC());
        Thread first = Thread.ofVirtual().start(() -> assertThrows(ProblemException.class, () -> creation.create(SHOP, Progress.Listener.NOBODY)));
        begun.await();
        ProblemException refused = assertThrows(ProblemException.class, () -> creation.create(SHOP, Progress.Listener.NOBODY));
        assertEquals(ProblemCode.CLUSTER_NAME_TAKEN, refused.problem().code());
        assertTrue(creation.isMaking("shop"), "the first one still goes on");
        goOn.countDown();
        first.join();
        assertFalse(creation.isMaking("shop"));
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        }
    }
}

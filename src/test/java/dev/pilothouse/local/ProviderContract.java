package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every provider of local clusters keeps to, whoever makes them. A subclass says how one is made. */
public abstract class ProviderContract {

    private static final Set<ProblemCode> UNKNOWN = Set.of(ProblemCode.LOCAL_CLUSTER_UNKNOWN, ProblemCode.PLAYGROUND_UNKNOWN);

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    /** Returns the provider, the same for a whole test. */
    protected abstract Provider provider();

    /** Makes a cluster of that name by it. */
    protected abstract LocalCluster make(String name);

    @AfterEach
    final void closes() {
        provider().close();
    }

    private List<String> names() {
        return provider().clusters().stream().map(LocalCluster::name).toList();
    }

    private LocalCluster.State state(String name) {
        return provider().clusters().stream().filter(cluster -> cluster.name().equals(name)).findFirst().orElseThrow().state();
    }

    @Test
    protected final void whatIsMadeIsListedAndCanBeOpened() {
        LocalCluster made = make("contract-b");
        make("contract-a");
        assertTrue(names().containsAll(List.of("contract-a", "contract-b")), names()::toString);
        assertEquals(names().stream().sorted().toList(), names());
        assertEquals("contract-b", made.name());
        assertEquals(provider().id(), made.provider());
        assertTrue(made.runs());
        assertTrue(made.ours());
        assertTrue(made.address().startsWith("https://"), made.address());
        assertTrue(Files.exists(made.kubeconfig()), made.kubeconfig()::toString);
        provider().delete("contract-a");
        provider().delete("contract-b");
        assertFalse(names().contains("contract-b"));
        assertFalse(Files.exists(made.kubeconfig()), "its kubeconfig goes with it");
    }

    @Test
    protected final void standsStillAndRunsAgain() {
        make("contract-c");
        provider().stop("contract-c");
        assertEquals(LocalCluster.State.PAUSED, state("contract-c"));
        provider().stop("contract-c"); // a second time changes nothing
        assertTrue(provider().start("contract-c").runs());
        assertTrue(provider().start("contract-c").runs());
        assertEquals(LocalCluster.State.RUNNING, state("contract-c"));
        provider().delete("contract-c");
    }

    @Test
    protected final void doesNotKnowWhatIsNotThere() {
        for (Runnable deed : List.<Runnable>of(
                () -> provider().start("contract-none"), () -> provider().stop("contract-none"), () -> provider().delete("contract-none"))) {
            ProblemException refused = assertThrows(ProblemException.class, deed::run);
            assertTrue(UNKNOWN.contains(refused.problem().code()), refused::toString);
        }
    }

    @Test
    protected final void tellsOfEachChangeUntilItIsNotListenedTo() {
        AtomicInteger told = new AtomicInteger();
        Subscription listening = provider().onChange(told::incrementAndGet);
        make("contract-d");
        int heard = told.get();
        assertTrue(heard > 0);
        provider().stop("contract-d");
        assertTrue(told.get() > heard);
        heard = told.get();
        provider().delete("contract-d");
        assertTrue(told.get() > heard);
        listening.close();
        heard = told.get();
        make("contract-d");
        assertEquals(heard, told.get());
        provider().delete("contract-d");
    }

    @Test
    protected final void leavesNoThreadWhenItIsClosed() {
        make("contract-e");
        provider().delete("contract-e");
        provider().close();
        assertEquals(Set.of(), left());
    }

    /** Threads of the Java runtime itself come when they are needed first, and stay. */
    private Set<String> left() {
        long end = System.nanoTime() + 5_000_000_000L;
        Set<String> left = threads();
        while (!left.isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
            left = threads();
        }
        return left;
    }

    private Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .map(Thread::getName)
                .filter(name -> !name.matches("(process reaper|Cleaner|Common-Cleaner|ForkJoinPool|VirtualThread-|Keep-Alive|junit|Read-Poller|Write-Poller|surefire|Attach).*"))
                .collect(Collectors.toSet());
    }
}

package dev.pilothouse.testing;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts virtual threads that are alive, which no public list of threads has.
 *
 * <p>A thread dump has them too, but it walks their stacks, and on JDK 25.0.3 a thread that ends meanwhile can crash the process: this asks for
 * the list from which the dump is made, and for names only. The process of the tests exports {@code jdk.internal.vm} for that.
 */
public final class VirtualThreads {

    private VirtualThreads() {}

    /** Returns the names of those that begin so. */
    public static List<String> named(String beginning) {
        try {
            Class<?> container = Class.forName("jdk.internal.vm.ThreadContainer");
            Object root = Class.forName("jdk.internal.vm.ThreadContainers").getMethod("root").invoke(null);
            return threads(root, container.getMethod("threads"), container.getMethod("children"))
                    .filter(Thread::isVirtual)
                    .map(Thread::getName)
                    .filter(name -> name.startsWith(beginning))
                    .toList();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Stream<Thread> threads(Object container, Method threads, Method children) {
        Stream<Thread> own = stream(container, threads).map(Thread.class::cast);
        return Stream.concat(own, stream(container, children).flatMap(child -> threads(child, threads, children)));
    }

    private static Stream<?> stream(Object container, Method method) {
        try {
            return (Stream<?>) method.invoke(container);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** Waits until none begins so, ten seconds at most, and returns those that are left. */
    public static List<String> leftOf(String beginning) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        List<String> left = named(beginning);
        while (!left.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
            left = named(beginning);
        }
        return left;
    }
}

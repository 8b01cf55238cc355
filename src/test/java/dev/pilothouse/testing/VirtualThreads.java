package dev.pilothouse.testing;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Counts virtual threads that are alive, which no other list of threads has. */
public final class VirtualThreads {

    private VirtualThreads() {}

    /** Returns the names of those that begin so. */
    public static List<String> named(String beginning) {
        try {
            Path folder = Files.createTempDirectory("threads");
            Path file = folder.resolve("threads.json");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
            Tree dump = Json.read(Files.readAllBytes(file));
            Files.delete(file);
            Files.delete(folder);
            return dump.trees("threadDump", "threadContainers").stream()
                    .flatMap(container -> container.trees("threads").stream())
                    .map(thread -> thread.text("name"))
                    .filter(name -> name.startsWith(beginning))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

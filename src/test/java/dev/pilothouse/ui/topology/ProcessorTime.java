package dev.pilothouse.ui.topology;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How long processors have worked for whom, in milliseconds; unlike times by the clock, neighbours on the machine hardly lengthen it. */
record ProcessorTime(Map<String, Double> millis) {

    static ProcessorTime now() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double all = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e6;
        Map<String, Double> millis = new TreeMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                millis.merge(worker(thread.getThreadName()), threads.getThreadCpuTime(thread.getThreadId()) / 1e6, Double::sum);
            }
        }
        millis.put("compilers and collector", all - millis.values().stream().mapToDouble(Double::doubleValue).sum());
        millis.put("all", all);
        return new ProcessorTime(millis);
    }

    private static String worker(String thread) {
        return thread.startsWith("ForkJoinPool") ? "aside" : thread.startsWith("JavaFX Application") ? "window" : thread.startsWith("Quantum") ? "renderer" : "others";
    }

    /** Returns what threads of the program have spent since then, without compilers and collector. */
    double working(ProcessorTime before) {
        return Stream.of("aside", "window", "renderer", "others").mapToDouble(who -> millis.getOrDefault(who, 0.0) - before.millis.getOrDefault(who, 0.0)).sum();
    }

    /** Returns what was spent since then, for each. */
    String since(ProcessorTime before) {
        StringBuilder said = new StringBuilder();
        millis.forEach((who, spent) -> said.append(String.format(Locale.ROOT, "%s %.0f, ", who, spent - before.millis.getOrDefault(who, 0.0))));
        return said + "ms";
    }
}

package dev.pilothouse.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.log.Entry;
import dev.pilothouse.log.Ledger;
import dev.pilothouse.log.Reading;
import dev.pilothouse.log.Sieve;
import dev.pilothouse.log.Sift;
import dev.pilothouse.log.Wish;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.TestSession;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A log of 50,000 lines of 200 bytes a second, followed into a book of which a reader looks at the newest screen sixty times a second; and
 * beside it {@code kubectl logs -f}, its output thrown away, at the same rate and as fast as both can.
 */
public final class LogBench {

    static final int LINES = 1_000_000;
    private static final int RATE = 50_000;
    private static final int SCREEN = 60;

    private LogBench() {}

    /** Measures one following in this process. Arguments: address of the server, its rate. */
    public static void main(String[] args) throws Exception {
        boolean paced = !args[1].equals("0");
        Ledger book = new Ledger();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (Cluster cluster = TableBench.replay(URI.create(args[0]));
                Pulse pulse = new Pulse()) {
            Wish all = Wish.following(new ResourceRef(Kind.namespaced("", "v1", "Pod", "pods"), "default", "web"), 1).whole();
            Wish wish = new Wish(all.pick(), all.containers(), Wish.Follow.RUN, false, OptionalLong.empty(), all.since(), 1);
            long cpu = system.getProcessCpuTime();
            long start = System.nanoTime();
            Thread screen = Thread.ofPlatform().daemon().start(() -> look(book));
            new Reading(TestSession.open(cluster, pulse), wish, book).run();
            double seconds = (System.nanoTime() - start) / 1e9;
            screen.interrupt();
            screen.join();
            String how = paced ? "log at 50,000 lines/s" : "log as fast as it goes";
            if (paced) {
                report(how + ", lines dropped or doubled", (double) (LINES - book.end() + wrong(book)), "", "0");
            } else {
                report(how + ", 1,000,000 lines", seconds, "s", "");
            }
            report(how + ", processor", (system.getProcessCpuTime() - cpu) / 1e9, "s", "");
            report(how + ", resident", TableBench.residentMegabytes(), "MB", "≤ 256");
            report(how + ", kept of a million", (double) (book.end() - book.first()), "lines", "");
            filter(book, how);
        }
        System.exit(0);
    }

    private static void filter(Ledger book, String how) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Sieve sieve = new Sieve(book, Sift.pattern("9{3}.*status=\\d+"));
        while (sieve.advance(20_000)) {
            // in slices, as the window does
        }
        report(how + ", processor of a regular expression over what is kept", (threads.getCurrentThreadCpuTime() - start) / 1e6, "ms", "");
    }

    private static void look(Ledger book) {
        try {
            while (true) {
                long end = book.end();
                for (long number = Math.max(book.first(), end - SCREEN); number < end; number++) {
                    Entry entry = book.entry(number);
                    if (entry.text().isEmpty()) {
                        throw new IllegalStateException("an empty line");
                    }
                }
                Thread.sleep(16);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long wrong(Ledger book) {
        long wrong = 0;
        for (long number = book.first(); number < book.end(); number++) {
            wrong += book.entry(number).text().startsWith(number + " ") ? 0 : 1;
        }
        return wrong;
    }

    /** Measures a following in a fresh process. */
    interface Ours {
        void measure(List<String> arguments) throws IOException, InterruptedException;
    }

    /** Measures us and kubectl in turn against the same server. */
    static void beside(List<Result> results, Ours ours) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("logs");
        for (int rate : new int[] {RATE, 0}) {
            String how = rate > 0 ? "log at 50,000 lines/s" : "log as fast as it goes";
            try (LogServer server = new LogServer(LINES, rate)) {
                ours.measure(List.of(server.address().toString(), Integer.toString(rate)));
                String command = "TIMEFORMAT='%R %U %S'; time kubectl --kubeconfig " + server.kubeconfig(folder) + " logs -f web > /dev/null";
                String[] times = Processes.lines(List.of("bash", "-c", command)).getLast().split(" ", -1);
                results.add(new Result(how + ", kubectl logs -f, 1,000,000 lines", Double.parseDouble(times[0]), "s", ""));
                results.add(new Result(how + ", kubectl logs -f, processor", Double.parseDouble(times[1]) + Double.parseDouble(times[2]), "s", ""));
            }
        }
    }

    private static void report(String name, double value, String unit, String target) {
        System.out.println(new Result(name, value, unit, target).line());
    }
}

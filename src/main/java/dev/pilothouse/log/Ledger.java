package dev.pilothouse.log;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The book that a {@link Reading} fills: within bounds of lines and of bytes, for one writer and any number of readers, none of whom
 * waits for another.
 */
public final class Ledger implements Book, Scribe {

    /** Most lines that are kept. */
    public static final long LINES = 1_000_000;

    /** Most bytes of text and index that are kept. */
    public static final long BYTES = 128L * 1024 * 1024;

    private static final int LEVEL = 0x07;
    private static final int MARK = 0x08;
    private static final int CONTINUES = 0x10;

    /** Its bytes do not tell what of it is seen, or fit in another case. */
    private static final int ODD = 0x20;

    private static final List<Level> LEVELS = List.of(Level.values());

    private final Volume volume;
    private final Unpacked unpacked = new Unpacked();
    private final Map<Source, Integer> numbers;
    private final List<Level> latest = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<Integer, Standing> standings = new ConcurrentHashMap<>();
    private volatile List<Source> sources = List.of();
    private volatile boolean grown;

    public Ledger() {
        this(LINES, BYTES);
    }

    /**
     * @param lines most that are kept
     * @param bytes most of text and index that are kept
     */
    public Ledger(long lines, long bytes) {
        volume = new Volume(lines, bytes);
        numbers = new HashMap<>();
    }

    @Override
    public List<Source> sources() {
        return sources;
    }

    @Override
    public long first() {
        return volume.first();
    }

    @Override
    public long end() {
        return volume.end();
    }

    @Override
    public long letGo() {
        return volume.letGo();
    }

    /** Why a container says nothing. */
    public record Standing(Mark mark, Instant since) {}

    /** Returns what happened to that container last, if it has not said anything since. */
    public Optional<Standing> standing(int source) {
        return Optional.ofNullable(standings.get(source));
    }

    /** Counts the lines that are kept, without marks, by their level. Looks at each, which takes a thousandth of a second or two. */
    public Map<Level, Long> levels() {
        long[] counts = new long[LEVEL + MARK + 1];
        volume.tally(LEVEL | MARK, counts);
        Map<Level, Long> levels = new EnumMap<>(Level.class);
        for (int i = 0; i < LEVELS.size(); i++) {
            levels.put(LEVELS.get(i), counts[i]);
        }
        return levels;
    }

    /** Returns the bytes that text and index take in memory. */
    public long bytes() {
        return volume.bytes();
    }

    @Override
    public Entry entry(long number) {
        Volume.Spot spot = volume.spot(number);
        byte flags = spot.chunk().flags(spot.line());
        return new Entry(
                spot.number(), spot.chunk().source(spot.line()), Moments.instant(spot.chunk().time(spot.line())), LEVELS.get(flags & LEVEL),
                spot.chunk().text(spot.line(), unpacked.of(spot.chunk())), (flags & MARK) != 0);
    }

    @Override
    public boolean continues(long number) {
        Volume.Spot spot = volume.spot(number);
        return (spot.chunk().flags(spot.line()) & CONTINUES) != 0;
    }

    @Override
    public boolean wanted(long number, List<Finder> finders) {
        Volume.Spot spot = volume.spot(number);
        Chunk chunk = spot.chunk();
        int line = spot.line();
        byte flags = chunk.flags(line);
        if (spot.number() != number || !admitted(chunk.source(line), LEVELS.get(flags & LEVEL), (flags & MARK) != 0, finders)) {
            return false;
        }
        if ((flags & MARK) != 0) {
            return true;
        }
        byte[] content = unpacked.of(chunk);
        boolean odd = (flags & ODD) != 0;
        for (Finder finder : finders) {
            if (!finder.wants(content, chunk.start(line), chunk.end(line), odd)) {
                return false;
            }
        }
        return true;
    }

    private static boolean admitted(int source, Level level, boolean mark, List<Finder> finders) {
        for (Finder finder : finders) {
            if (!finder.admits(source, level, mark)) {
                return false;
            }
        }
        return true;
    }

    /** Calls back on the thread of the writer when lines came; whoever draws does so once, however often it is called. */
    public Subscription listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public int source(ResourceRef pod, String container) {
        Source wanted = new Source(0, pod, container);
        return numbers.computeIfAbsent(wanted, _ -> {
            List<Source> more = new ArrayList<>(sources);
            more.add(new Source(more.size(), pod, container));
            latest.add(Level.OTHER);
            sources = List.copyOf(more);
            return more.size() - 1;
        });
    }

    @Override
    public void line(int source, LogLine line) {
        Level level = Levels.of(line.text(), latest.get(source));
        latest.set(source, level);
        if (!standings.isEmpty()) {
            standings.remove(source);
        }
        add(source, line.time(), line.text(), LEVELS.indexOf(level) | (line.continues() ? CONTINUES : 0) | (Finder.odd(line.text()) ? ODD : 0));
    }

    @Override
    public void mark(int source, Instant time, Mark mark) {
        standings.put(source, new Standing(mark, time));
        add(source, time, mark.text(), LEVELS.indexOf(Level.OTHER) | MARK);
    }

    private void add(int source, Instant time, String text, int flags) {
        volume.add(text.getBytes(StandardCharsets.UTF_8), Moments.nanos(time), source, (byte) flags);
        grown = true;
    }

    @Override
    public void settled() {
        volume.publish();
        if (grown) {
            grown = false;
            listeners.forEach(Runnable::run);
        }
    }

    /** Returns a scribe whose lines are put before all others of this book when they have settled; used once. */
    Scribe before() {
        return new Before();
    }

    private final class Before implements Scribe {
        private final Ledger older = new Ledger(LINES, BYTES);

        @Override
        public int source(ResourceRef pod, String container) {
            return Ledger.this.source(pod, container);
        }

        @Override
        public void line(int source, LogLine line) {
            while (older.latest.size() <= source) {
                older.latest.add(Level.OTHER);
            }
            older.line(source, line);
        }

        @Override
        public void mark(int source, Instant time, Mark mark) {
            older.mark(source, time, mark);
        }

        @Override
        public void settled() {
            older.volume.publish();
            if (volume.putBefore(older.volume) > 0) {
                grown = true;
            }
            Ledger.this.settled();
        }
    }
}

package dev.pilothouse.change;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.text.AtomicFile;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The journal as a file of JSON lines, shared by the app and the command line.
 *
 * <p>Writers take turns by a lock on a file beside it. What a change is about is one line, forced to the disk before anything is sent;
 * each object that was changed and the end are further lines. A line that a crash tore or that somebody damaged is passed over when
 * reading and moved to {@code journal-broken.jsonl} when the journal is next shortened. It is shortened, by whole changes, when it
 * outgrows its largest size, or a change in it its longest time.
 */
public final class FileJournal implements Journal {

    /** What is left of the size when old receipts make room, so that this does not happen with every change. */
    private static final double LEFT_AFTER_SHORTENING = 0.8;

    private final Path file;
    private final Path broken;
    private final Path lock;
    private final Vault vault;
    private final Clock clock;
    private final Supplier<Limits> limits;
    private final List<Consumer<Receipt>> listeners = new CopyOnWriteArrayList<>();
    private SoftReference<@Nullable Contents> cache = new SoftReference<>(null);

    /**
     * How much is kept.
     *
     * @param longest how long
     * @param largest how large the file may grow, in bytes
     */
    public record Limits(Duration longest, long largest) {

        /** Three months, or 50 MB. */
        public static final Limits USUAL = new Limits(Duration.ofDays(90), 50_000_000);
    }

    /** What was read, and of which state of the file. Documents are large, so it may be forgotten and read again. */
    private record Contents(JournalFile.Stamp stamp, List<Receipt> receipts) {}

    /** Keeps the journal as {@code journal.jsonl} in the folder, which is made when needed, without values of Secrets. */
    public FileJournal(Path folder) {
        this(folder, Vault.leavingOut(), Clock.systemUTC(), () -> Limits.USUAL);
    }

    /**
     * @param key file of the key to the values of Secrets, made when the first is encrypted
     * @param encrypts whether values of Secrets are encrypted, or else left out
     * @param limits asked each time how much is kept
     */
    public FileJournal(Path folder, Path key, BooleanSupplier encrypts, Supplier<Limits> limits) {
        this(folder, new Vault(new VaultKey(key), encrypts), Clock.systemUTC(), limits);
    }

    FileJournal(Path folder, Clock clock, Supplier<Limits> limits) {
        this(folder, Vault.leavingOut(), clock, limits);
    }

    private FileJournal(Path folder, Vault vault, Clock clock, Supplier<Limits> limits) {
        file = folder.resolve("journal.jsonl");
        broken = folder.resolve("journal-broken.jsonl");
        lock = folder.resolve("journal.lock");
        this.vault = vault;
        this.clock = clock;
        this.limits = limits;
    }

    /** Returns where the journal is. */
    public Path file() {
        return file;
    }

    @Override
    public Vault vault() {
        return vault;
    }

    @Override
    public void add(Receipt receipt) {
        keep(new JournalLine.Whole(receipt), true);
        listeners.forEach(listener -> listener.accept(receipt));
    }

    @Override
    public void begin(Receipt planned) {
        keep(new JournalLine.Begun(planned, JournalLine.Writer.here()), false);
    }

    @Override
    public void done(String id, Receipt.Entry entry) {
        keep(new JournalLine.Done(id, entry), false);
    }

    @Override
    public void end(Receipt receipt, List<ResourceRef> same) {
        keep(new JournalLine.Ended(receipt.id(), receipt.result(), same, receipt.trouble()), true);
        listeners.forEach(listener -> listener.accept(receipt));
    }

    private synchronized void keep(JournalLine line, boolean last) {
        try {
            JournalFile.prepare(file);
            JournalFile.prepare(lock);
            JournalFile.locked(lock, () -> {
                append(line.text());
                if (last) {
                    shorten();
                }
            });
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** A last line without its end was torn by a crash; it must not swallow ours. */
    private void append(String line) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            boolean torn = size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n';
            ByteBuffer bytes = ByteBuffer.wrap(((torn ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8));
            channel.position(size);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void shorten() throws IOException {
        Limits now = limits.get();
        Instant oldest = clock.instant().minus(now.longest());
        boolean tooLarge = Files.size(file) > now.largest();
        if (!tooLarge && !startsBefore(oldest)) {
            return;
        }
        JournalText text = JournalText.of(JournalFile.lines(file));
        setAside(text.damaged());
        long room = tooLarge ? (long) (now.largest() * LEFT_AFTER_SHORTENING) : Long.MAX_VALUE;
        AtomicFile.writePrivate(
                file, text.newest(oldest, room).stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    private boolean startsBefore(Instant oldest) throws IOException {
        try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String first = lines.readLine();
            return first != null
                    && JournalLine.read(first).flatMap(JournalLine::start).map(at -> at.isBefore(oldest)).orElse(true);
        }
    }

    private void setAside(List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            JournalFile.prepare(broken);
            Files.write(broken, lines, StandardOpenOption.APPEND);
        }
    }

    @Override
    public synchronized List<Receipt> receipts() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            JournalFile.Stamp stamp = JournalFile.Stamp.of(file);
            Contents contents = cache.get();
            if (contents == null || !contents.stamp.equals(stamp)) {
                contents = new Contents(stamp, JournalText.of(JournalFile.lines(file)).receipts());
                boolean settled = contents.receipts.stream().noneMatch(receipt -> receipt.result() == Receipt.Result.RUNNING);
                cache = new SoftReference<>(settled ? contents : null);
            }
            return contents.receipts;
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.FILE_UNREADABLE, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public Subscription onAdd(Consumer<Receipt> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private ProblemException notWritten(IOException cause) {
        return new ProblemException(
                Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(cause.getMessage())), cause);
    }
}

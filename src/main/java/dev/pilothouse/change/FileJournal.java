package dev.pilothouse.change;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The journal as a file of JSON lines, shared by the app and the command line.
 *
 * <p>Writers take turns by a lock on a file beside it. A receipt is one line, forced to the disk. A line that a crash tore or that
 * somebody damaged is passed over when reading and moved to {@code journal-broken.jsonl} when the journal is next shortened. It is shortened when
 * it outgrows {@link #LARGEST} bytes, or a receipt in it {@link #LONGEST}.
 */
public final class FileJournal implements Journal {

    /** How long receipts are kept. */
    public static final Duration LONGEST = Duration.ofDays(90);

    /** How large the file may grow, in bytes. */
    public static final long LARGEST = 50_000_000;

    /** What is left of the size when old receipts make room, so that this does not happen with every change. */
    private static final double LEFT_AFTER_SHORTENING = 0.8;

    private final Path file;
    private final Path broken;
    private final Path lock;
    private final Vault vault;
    private final Clock clock;
    private final long largest;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private SoftReference<@Nullable Contents> cache = new SoftReference<>(null);

    /** What was read, and of which state of the file. Documents are large, so it may be forgotten and read again. */
    private record Contents(JournalFile.Stamp stamp, List<Receipt> receipts) {}

    /** Keeps the journal as {@code journal.jsonl} in the folder, which is made when needed, without values of Secrets. */
    public FileJournal(Path folder) {
        this(folder, Vault.leavingOut(), Clock.systemUTC(), LARGEST);
    }

    /**
     * @param key file of the key to the values of Secrets, made when the first is encrypted
     * @param encrypts whether values of Secrets are encrypted, or else left out
     */
    public FileJournal(Path folder, Path key, BooleanSupplier encrypts) {
        this(folder, new Vault(new VaultKey(key), encrypts), Clock.systemUTC(), LARGEST);
    }

    FileJournal(Path folder, Clock clock, long largest) {
        this(folder, Vault.leavingOut(), clock, largest);
    }

    private FileJournal(Path folder, Vault vault, Clock clock, long largest) {
        file = folder.resolve("journal.jsonl");
        broken = folder.resolve("journal-broken.jsonl");
        lock = folder.resolve("journal.lock");
        this.vault = vault;
        this.clock = clock;
        this.largest = largest;
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
    public synchronized void check() {
        try {
            JournalFile.prepare(file);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    @Override
    public void add(Receipt receipt) {
        keep(receipt);
        listeners.forEach(Runnable::run);
    }

    private synchronized void keep(Receipt receipt) {
        try {
            JournalFile.prepare(file);
            JournalFile.prepare(lock);
            JournalFile.locked(lock, () -> {
                append(ReceiptJson.write(receipt));
                shorten();
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
        Instant oldest = clock.instant().minus(LONGEST);
        boolean tooLarge = Files.size(file) > largest;
        if (!tooLarge && !startsBefore(oldest)) {
            return;
        }
        List<String> kept = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        long room = tooLarge ? (long) (largest * LEFT_AFTER_SHORTENING) : Long.MAX_VALUE;
        for (String line : JournalFile.lines(file).reversed()) {
            Optional<Receipt> receipt = ReceiptJson.read(line);
            if (receipt.isEmpty()) {
                damaged.add(line);
            } else if (!receipt.get().at().isBefore(oldest) && (kept.isEmpty() || room >= line.length())) {
                kept.add(line);
                room -= line.length();
            } else {
                room = 0;
            }
        }
        setAside(damaged.reversed());
        AtomicFile.writePrivate(file, kept.reversed().stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    private boolean startsBefore(Instant oldest) throws IOException {
        try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String first = lines.readLine();
            return first != null
                    && ReceiptJson.read(first).map(receipt -> receipt.at().isBefore(oldest)).orElse(true);
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
                contents = new Contents(stamp, read());
                cache = new SoftReference<>(contents);
            }
            return contents.receipts;
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.FILE_UNREADABLE, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    private List<Receipt> read() throws IOException {
        List<Receipt> oldestFirst =
                JournalFile.lines(file).stream().map(ReceiptJson::read).flatMap(Optional::stream).toList();
        return List.copyOf(oldestFirst.reversed());
    }

    @Override
    public Subscription onAdd(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private ProblemException notWritten(IOException cause) {
        return new ProblemException(
                Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(cause.getMessage())), cause);
    }
}

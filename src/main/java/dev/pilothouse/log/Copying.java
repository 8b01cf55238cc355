package dev.pilothouse.log;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Saves lines of a book in a file: whole or not at all, readable by its owner alone.
 *
 * <p>Marks are left out; what containers said is kept as it was read (bytes that are no UTF-8 as U+FFFD), escape sequences too, unless they are unwanted.
 *
 * @param compressed by gzip
 * @param times each line begins with its time, as {@code kubectl logs --timestamps} prints it
 * @param sources each line names its pod and container, as {@code kubectl logs --prefix} prints them
 * @param plain without escape sequences
 */
public record Copying(boolean compressed, boolean times, boolean sources, boolean plain) {

    private static final int BUFFER = 128 * 1024;

    /**
     * Writes all lines that a book has now.
     *
     * @return how many
     * @throws ProblemException {@code FILE_NOT_WRITTEN}; nothing is left of it, and a file that was there is as it was
     */
    public long save(Book book, Path file) {
        return save(book, file, Optional.empty());
    }

    /** Does the same with only those lines that a sieve kept. */
    public long save(Book book, Kept kept, Path file) {
        return save(book, file, Optional.of(kept));
    }

    private long save(Book book, Path file, Optional<Kept> kept) {
        long[] lines = {0};
        try {
            AtomicFile.writePrivate(file, out -> {
                if (compressed) {
                    GZIPOutputStream gzip = new GZIPOutputStream(out, BUFFER);
                    lines[0] = write(book, kept, gzip);
                    gzip.finish();
                } else {
                    lines[0] = write(book, kept, out);
                }
            });
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
        return lines[0];
    }

    private long write(Book book, Optional<Kept> kept, OutputStream out) throws IOException {
        OutputStream whole = new BufferedOutputStream(out, BUFFER);
        long lines = 0;
        if (kept.isPresent()) {
            for (int place = 0; place < kept.get().size(); place++) {
                lines += write(book, kept.get().number(place), whole);
            }
        } else {
            long end = book.end();
            for (long number = book.first(); number < end; number++) {
                lines += write(book, number, whole);
            }
        }
        whole.flush();
        return lines;
    }

    /** Writes a line unless it is gone meanwhile or a mark; returns how many were written. */
    private int write(Book book, long number, OutputStream out) throws IOException {
        Entry entry = book.entry(number);
        if (entry.number() != number || entry.mark()) {
            return 0;
        }
        StringBuilder line = new StringBuilder();
        boolean begins = number == book.first() || !book.continues(number - 1);
        if (sources && begins) {
            Source source = book.sources().get(entry.source());
            line.append("[pod/").append(source.pod().name()).append('/').append(source.container()).append("] ");
        }
        if (times && begins) {
            line.append(entry.time()).append(' ');
        }
        line.append(plain ? Ansi.visible(entry.text()) : entry.text()).append(book.continues(number) ? "" : "\n");
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        return 1;
    }
}

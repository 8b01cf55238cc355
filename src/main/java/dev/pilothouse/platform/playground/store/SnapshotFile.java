package dev.pilothouse.platform.playground.store;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Snapshots as files: lines of JSON under gzip, the first tells what it is, the last that it is whole.
 *
 * <p>A file is replaced as a whole and belongs to its owner alone (0600), for it holds secrets.
 */
public final class SnapshotFile {

    private static final String FORMAT = "pilothouse-playground";
    private static final long VERSION = 1;

    private SnapshotFile() {}

    /** Writes a snapshot; a failure leaves the file as it was. */
    public static void write(Path file, Snapshot snapshot) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".tmp"); // with mode 0600
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                OutputStream out = Channels.newOutputStream(channel);
                write(new BufferedOutputStream(out, 1 << 16), snapshot);
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void write(OutputStream out, Snapshot snapshot) throws IOException {
        GZIPOutputStream zipped = new GZIPOutputStream(out, 1 << 16);
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("format", FORMAT);
        head.put("version", VERSION);
        head.put("revision", snapshot.revision());
        line(zipped, head);
        for (Stored object : snapshot.objects()) {
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("resource", object.key().resource());
            place.put("namespace", object.key().namespace());
            place.put("name", object.key().name());
            place.put("revision", object.revision());
            line(zipped, place);
            zipped.write(object.json());
            zipped.write('\n');
        }
        line(zipped, Map.of("objects", (long) snapshot.objects().size()));
        zipped.finish();
        out.flush();
    }

    private static void line(OutputStream out, Map<String, Object> fields) throws IOException {
        out.write(Json.bytes(new Tree(fields)));
        out.write('\n');
    }

    /**
     * Reads a snapshot.
     *
     * @throws IOException when the file cannot be read, is something else, or is cut; its message says which
     */
    public static Snapshot read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16), 1 << 16)) {
            return new Reading(in).snapshot();
        } catch (ProblemException e) {
            throw new IOException(file + " is no snapshot of a playground: a line is no JSON", e);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read as a snapshot of a playground: " + e.getMessage(), e);
        }
    }

    private static final class Reading {

        private final InputStream in;
        private final Recent recent = new Recent(0);

        Reading(InputStream in) {
            this.in = in;
        }

        Snapshot snapshot() throws IOException {
            Tree head = Json.read(line());
            if (!head.text("format").equals(FORMAT)) {
                throw new IOException("it is something else");
            }
            if (head.number(0, "version") != VERSION) {
                throw new IOException("it is of version " + head.text("version") + ", this program reads " + VERSION);
            }
            List<Stored> objects = new ArrayList<>();
            Tree place = Json.read(line());
            while (place.has("resource")) {
                Key key = new Key(place.text("resource"), place.text("namespace"), place.text("name"));
                byte[] json = line();
                Json.read(json); // refused now rather than when somebody asks for it
                objects.add(new Stored(key, place.number(0, "revision"), json, false, null, recent));
                place = Json.read(line());
            }
            if (place.number(-1, "objects") != objects.size() || in.read() >= 0) { // at the very end gzip checks its sum
                throw new IOException("it does not end as it should");
            }
            return new Snapshot(head.number(0, "revision"), objects);
        }

        private byte[] line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("it ends early, after " + line.toString(StandardCharsets.UTF_8).length() + " characters of a line");
                }
                line.write(next);
            }
            return line.toByteArray();
        }
    }
}

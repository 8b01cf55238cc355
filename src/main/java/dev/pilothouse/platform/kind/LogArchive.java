package dev.pilothouse.platform.kind;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive that is being written: a zip, or a tar that is packed by gzip. */
interface LogArchive extends AutoCloseable {

    /** Begins one; a name that ends in {@code .zip} makes a zip, any other one {@code .tar.gz}. */
    static LogArchive open(String name, OutputStream out) throws IOException {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip") ? new Zip(out) : new Tar(out);
    }

    /** Adds a file with its content, of which there are so many bytes. */
    void add(String name, long size, InputStream content) throws IOException;

    default void add(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(name, bytes.length, new ByteArrayInputStream(bytes));
    }

    @Override
    void close() throws IOException;

    /** As Windows opens it without help. */
    final class Zip implements LogArchive {

        private final ZipOutputStream zip;

        Zip(OutputStream out) {
            zip = new ZipOutputStream(out);
        }

        @Override
        public void add(String name, long size, InputStream content) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            content.transferTo(zip);
            zip.closeEntry();
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /** POSIX ustar; names that are too long for it go into a record of pax before. */
    final class Tar implements LogArchive {

        private static final int BLOCK = 512;
        private static final int LONGEST_NAME = 100;

        private final OutputStream out;
        private final long now = Instant.now().getEpochSecond();

        Tar(OutputStream out) throws IOException {
            this.out = new GZIPOutputStream(out, 1 << 16);
        }

        @Override
        public void add(String name, long size, InputStream content) throws IOException {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > LONGEST_NAME) {
                byte[] path = pax("path=" + name);
                header("pax", path.length, 'x');
                out.write(path);
                pad(path.length);
            }
            header(name, size, '0');
            long written = content.transferTo(out);
            if (written != size) {
                throw new IOException(name + " has " + written + " bytes, not " + size);
            }
            pad(size);
        }

        /** A record tells its own length in its first digits. */
        private static byte[] pax(String entry) {
            int rest = entry.getBytes(StandardCharsets.UTF_8).length + 2;
            int length = rest + Integer.toString(rest).length();
            length = rest + Integer.toString(length).length();
            return (length + " " + entry + "\n").getBytes(StandardCharsets.UTF_8);
        }

        private void header(String name, long size, char type) throws IOException {
            byte[] header = new byte[BLOCK];
            put(header, 0, LONGEST_NAME, name);
            put(header, 100, 8, "0000600");
            put(header, 108, 8, "0000000");
            put(header, 116, 8, "0000000");
            put(header, 124, 12, octal(size));
            put(header, 136, 12, octal(now));
            put(header, 148, 8, "        ");
            header[156] = (byte) type;
            put(header, 257, 6, "ustar");
            put(header, 263, 2, "00");
            int sum = 0;
            for (byte each : header) {
                sum += each & 0xff;
            }
            put(header, 148, 8, String.format(Locale.ROOT, "%06o\0 ", sum));
            out.write(header);
        }

        private static String octal(long number) {
            return String.format(Locale.ROOT, "%011o", number);
        }

        private static void put(byte[] header, int at, int most, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(bytes, 0, header, at, Math.min(most, bytes.length));
        }

        private void pad(long size) throws IOException {
            out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
        }

        @Override
        public void close() throws IOException {
            out.write(new byte[2 * BLOCK]);
            out.close();
        }
    }
}

package dev.pilothouse.platform.kind;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

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

    /** As every other system opens it; what ustar has no room for goes into records of pax. */
    final class Tar implements LogArchive {

        private final TarArchiveOutputStream tar;

        Tar(OutputStream out) throws IOException {
            tar = new TarArchiveOutputStream(new GZIPOutputStream(out, 1 << 16), StandardCharsets.UTF_8.name());
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
        }

        @Override
        public void add(String name, long size, InputStream content) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setMode(0600);
            entry.setSize(size);
            tar.putArchiveEntry(entry);
            content.transferTo(tar);
            tar.closeArchiveEntry();
        }

        @Override
        public void close() throws IOException {
            tar.close();
        }
    }
}

package dev.pilothouse.platform.kind;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads a tar archive from the beginning to its end: POSIX ustar with the long names of GNU and pax, as engines write them. */
final class TarReader {

    private static final int BLOCK = 512;
    private static final int MOST_OF_A_NAME = 1 << 16;

    private final InputStream in;

    /** One member of an archive. */
    record Member(String name, Type type, long size, String target) {

        enum Type {
            FILE,
            FOLDER,
            /** A symbolic or hard link. */
            LINK,
            OTHER
        }
    }

    /** Hears of each member in turn. */
    @FunctionalInterface
    interface Visitor {

        /** Hears of the next one; its content may be left unread. */
        void visit(Member member, InputStream content) throws IOException;
    }

    TarReader(InputStream in) {
        this.in = in;
    }

    /** Visits all members; an archive that ends in the middle is an {@link EOFException}. */
    void read(Visitor visitor) throws IOException {
        Map<String, String> next = new HashMap<>();
        byte[] header = in.readNBytes(BLOCK);
        while (header.length == BLOCK && header[0] != 0) {
            long size = number(header, 124, 12);
            switch (header[156]) {
                case 'L' -> next.put("path", cut(text(size)));
                case 'K' -> next.put("linkpath", cut(text(size)));
                case 'x' -> pax(text(size), next);
                case 'g' -> skip(size);
                default -> {
                    visit(header, next.containsKey("size") ? digits(next.getOrDefault("size", ""), 10) : size, next, visitor);
                    next.clear();
                }
            }
            header = in.readNBytes(BLOCK);
        }
        in.transferTo(java.io.OutputStream.nullOutputStream());
    }

    private void visit(byte[] header, long size, Map<String, String> known, Visitor visitor) throws IOException {
        String prefix = string(header, 345, 155);
        String name = string(header, 0, 100);
        Member.Type type = switch (header[156]) {
            case '0', 0, '7' -> Member.Type.FILE;
            case '5' -> Member.Type.FOLDER;
            case '1', '2' -> Member.Type.LINK;
            default -> Member.Type.OTHER;
        };
        Member member = new Member(
                known.getOrDefault("path", prefix.isEmpty() ? name : prefix + "/" + name), type, size, known.getOrDefault("linkpath", string(header, 157, 100)));
        Part content = new Part(size);
        visitor.visit(member, content);
        content.transferTo(java.io.OutputStream.nullOutputStream());
        in.skipNBytes(padding(size));
    }

    /** Lines of {@code length key=value}, as POSIX has them. */
    private static void pax(String records, Map<String, String> into) {
        for (String record : records.split("\n", -1)) {
            int space = record.indexOf(' ');
            int equals = record.indexOf('=');
            if (space >= 0 && equals > space) {
                into.put(record.substring(space + 1, equals), record.substring(equals + 1));
            }
        }
    }

    private String text(long size) throws IOException {
        if (size > MOST_OF_A_NAME) {
            throw new IOException("a name of " + size + " bytes");
        }
        byte[] bytes = in.readNBytes((int) size);
        in.skipNBytes(padding(size));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void skip(long size) throws IOException {
        in.skipNBytes(size + padding(size));
    }

    private static String cut(String text) {
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static String string(byte[] header, int start, int length) {
        return cut(new String(header, start, length, StandardCharsets.UTF_8));
    }

    /** Octal digits, or for large files a binary number whose first bit is set. */
    private static long number(byte[] header, int start, int length) throws IOException {
        if ((header[start] & 0x80) != 0) {
            long value = header[start] & 0x7f;
            for (int i = start + 1; i < start + length; i++) {
                value = (value << 8) | (header[i] & 0xff);
            }
            return notNegative(value);
        }
        return digits(string(header, start, length).strip(), 8);
    }

    private static long notNegative(long size) throws IOException {
        if (size < 0) {
            throw new IOException("no tar archive");
        }
        return size;
    }

    private static long digits(String text, int radix) throws IOException {
        try {
            return text.isEmpty() ? 0 : notNegative(Long.parseLong(text, radix));
        } catch (NumberFormatException e) {
            throw new IOException("no tar archive", e);
        }
    }

    /** The content of one member. */
    private final class Part extends InputStream {

        private long left;

        Part(long size) {
            left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = in.read(buffer, offset, (int) Math.min(length, left));
            if (got < 0) {
                throw new EOFException("the archive ends in the middle of a file");
            }
            left -= got;
            return got;
        }
    }
}

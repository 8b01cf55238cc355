package dev.pilothouse.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bounds what the head of one entry may take: its names are kept in memory, and an archive may claim any length for them. */
final class HeadLimit extends FilterInputStream {

    private static final long LONGEST = 1 << 20;

    private long left = Long.MAX_VALUE;

    HeadLimit(InputStream in) {
        super(in);
    }

    /** A head is read from now on. */
    void begin() {
        left = LONGEST;
    }

    /** Its content is read from now on. */
    void end() {
        left = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        took(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, (int) Math.min(length, Math.max(1, left)));
        took(Math.max(0, count));
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(Math.min(count, Math.max(1, left)));
        took(skipped);
        return skipped;
    }

    private void took(long count) throws IOException {
        if (left != Long.MAX_VALUE) {
            left -= count;
            if (left <= 0) {
                throw new IOException("the head of an entry is too long");
            }
        }
    }
}

package dev.pilothouse.platform.kind;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes were read each time. */
final class CountedInput extends FilterInputStream {

    private final LongConsumer more;

    CountedInput(InputStream in, LongConsumer more) {
        super(in);
        this.more = more;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            more.accept(1);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int got = in.read(bytes, offset, length);
        if (got > 0) {
            more.accept(got);
        }
        return got;
    }
}

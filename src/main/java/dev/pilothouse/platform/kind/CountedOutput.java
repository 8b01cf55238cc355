package dev.pilothouse.platform.kind;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes were written each time. */
final class CountedOutput extends FilterOutputStream {

    private final LongConsumer more;

    CountedOutput(OutputStream out, LongConsumer more) {
        super(out);
        this.more = more;
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        more.accept(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        more.accept(length);
    }
}

package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** As much is read at once as there is data at hand, and nothing is waited for beyond that. */
class WideTest {

    private static final int FULL = 16_401;

    private final ByteArrayOutputStream network = new ByteArrayOutputStream();
    private int reads;

    /** A record of TLS whose content is as long as it is. */
    private void record(int length) {
        network.writeBytes(ByteBuffer.allocate(5 + length).put(new byte[] {23, 3, 3}).putShort((short) length).array());
    }

    /** Reads one record at a time, as TLS does. */
    private static final class Records extends InputStream {
        private final InputStream in;

        Records(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            byte[] head = in.readNBytes(5);
            if (head.length < 5) {
                return -1;
            }
            return in.readNBytes(bytes, offset, ((head[3] & 0xff) << 8) | (head[4] & 0xff));
        }
    }

    private InputStream gathered() throws IOException {
        Wide wide = new Wide(new Socket() {
            @Override
            public InputStream getInputStream() {
                return new ByteArrayInputStream(network.toByteArray()) {
                    @Override
                    public synchronized int read(byte[] bytes, int offset, int length) {
                        reads++;
                        return super.read(bytes, offset, length);
                    }
                };
            }
        });
        return wide.gathering(new Records(wide.getInputStream()));
    }

    @Test
    void fullRecordsThatAreHereAreReadTogether() throws IOException {
        for (int i = 0; i < 3; i++) {
            record(FULL);
        }
        assertEquals(3 * FULL, gathered().read(new byte[100_000]));
        assertEquals(1, reads, "asked of the system");
    }

    @Test
    void aRecordThatMayBeAMessageOfTlsIsNotWaitedFor() throws IOException {
        record(FULL);
        record(200);
        InputStream in = gathered();
        assertEquals(FULL, in.read(new byte[100_000]));
        assertEquals(200, in.read(new byte[100_000]));
        assertEquals(-1, in.read(new byte[100_000]));
    }

    @Test
    void theRestOfARecordIsNotWaitedFor() throws IOException {
        for (int i = 0; i < 5; i++) {
            record(FULL);
        }
        InputStream in = gathered();
        assertEquals(3 * FULL, in.read(new byte[100_000]), "the fourth is not here as a whole");
        assertEquals(1, reads);
        assertEquals(2 * FULL, in.read(new byte[100_000]));
    }
}

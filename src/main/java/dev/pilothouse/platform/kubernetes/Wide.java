package dev.pilothouse.platform.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/**
 * A connection from which TLS reads as much at once as there is. The JDK's TLS asks the system twice for each record of 16 KiB: for its
 * head, and for the rest.
 */
final class Wide extends Socket {

    private static final int ROOM = 64 * 1024;
    private static final int RECORD_HEAD = 5;

    /** Content of a record that is full, so that it holds data and no message of TLS, after which there may be nothing to read. */
    private static final int FULL = 16 * 1024;

    private final Socket plain;
    private final Source source;

    Wide(Socket plain) throws IOException {
        this.plain = plain;
        this.source = new Source(plain.getInputStream());
    }

    /** Returns what TLS reads from this connection, in pieces as large as there is data at hand. */
    InputStream gathering(InputStream decrypted) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return decrypted.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = decrypted.read(bytes, offset, length);
                int more = count;
                while (more > 0 && count < length && source.full()) {
                    more = decrypted.read(bytes, offset + count, length - count);
                    count += Math.max(0, more);
                }
                return count;
            }
        };
    }

    /** Bytes as they come from the network. Only for who reads. */
    private static final class Source extends InputStream {
        private final InputStream in;
        private final byte[] room = new byte[ROOM];
        private int at;
        private int end;

        Source(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (at == end) {
                at = 0;
                end = Math.max(0, in.read(room));
                if (end == 0) {
                    return -1;
                }
            }
            int count = Math.min(length, end - at);
            System.arraycopy(room, at, bytes, offset, count);
            at += count;
            return count;
        }

        @Override
        public int available() throws IOException {
            return end - at + in.available();
        }

        /** Tells whether the next record is here as a whole, and full of data. */
        boolean full() {
            if (end - at < RECORD_HEAD) {
                return false;
            }
            int length = ((room[at + 3] & 0xff) << 8) | (room[at + 4] & 0xff);
            return length > FULL && end - at >= RECORD_HEAD + length;
        }
    }

    @Override
    public InputStream getInputStream() {
        return source;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return plain.getOutputStream();
    }

    @Override
    public synchronized void close() throws IOException {
        plain.close();
    }

    @Override
    public boolean isConnected() {
        return plain.isConnected();
    }

    @Override
    public boolean isBound() {
        return plain.isBound();
    }

    @Override
    public boolean isClosed() {
        return plain.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return plain.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return plain.isOutputShutdown();
    }

    @Override
    public void shutdownInput() throws IOException {
        plain.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        plain.shutdownOutput();
    }

    @Override
    public InetAddress getInetAddress() {
        return plain.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return plain.getLocalAddress();
    }

    @Override
    public int getPort() {
        return plain.getPort();
    }

    @Override
    public int getLocalPort() {
        return plain.getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return plain.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return plain.getLocalSocketAddress();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        plain.setSoTimeout(millis);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return plain.getSoTimeout();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        plain.setTcpNoDelay(on);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return plain.getTcpNoDelay();
    }

    @Override
    public void setSoLinger(boolean on, int seconds) throws SocketException {
        plain.setSoLinger(on, seconds);
    }

    @Override
    public int getSoLinger() throws SocketException {
        return plain.getSoLinger();
    }
}

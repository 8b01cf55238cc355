package dev.pilothouse.session.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** What a socket receives before the deadline. */
final class TimedInput extends InputStream {

    private final Socket socket;
    private final InputStream in;
    private final Deadline deadline;

    TimedInput(Socket socket, Deadline deadline) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        deadline.arm(socket);
        return in.read(target, offset, length);
    }
}

package dev.pilothouse.forward;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of this computer. */
final class LocalPorts {

    private static final int TRIED = 50;
    private static final int LAST = 65_535;
    /** Below, only an administrator may listen. */
    private static final int FIRST = 1_024;

    private LocalPorts() {}

    /** Returns a port that nobody listens on, the next one after the taken one if it can be. */
    static int free(InetAddress address, int taken) {
        int begin = taken < FIRST ? taken + 8_000 : taken + 1;
        for (int port = begin; port < begin + TRIED && port <= LAST; port++) {
            if (isFree(address, port)) {
                return port;
            }
        }
        return 0;
    }

    private static boolean isFree(InetAddress address, int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, address)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

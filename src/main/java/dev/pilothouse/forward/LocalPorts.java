package dev.pilothouse.forward;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of this computer. */
public final class LocalPorts {

    private static final int TRIED = 50;
    private static final int LAST = 65_535;
    /** Below, only an administrator may listen. */
    private static final int FIRST = 1_024;
    private static final int ABOVE = 8_000;

    private LocalPorts() {}

    /** Returns the port that would come in here for one of that number in the cluster: the same, or one beside it that is free. */
    public static int proposed(int number) {
        InetAddress here = InetAddress.getLoopbackAddress();
        int wanted = number < FIRST ? number + ABOVE : number;
        return isFree(here, wanted) ? wanted : free(here, wanted);
    }

    /** Returns a port that nobody listens on, the next one after the taken one if it can be. */
    static int free(InetAddress address, int taken) {
        int begin = taken < FIRST ? taken + ABOVE : taken + 1;
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

package dev.pilothouse.platform.playground.kubelet.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a script does when it is told to end. SIGTERM comes from another thread, everything else from the script's own. */
final class Signals {

    private final Map<String, String> traps = new HashMap<>();
    private volatile boolean term;
    private volatile boolean waiting;

    void trap(String handler, String signal) {
        traps.put(signal.startsWith("SIG") ? signal.substring(3) : signal.equals("15") ? "TERM" : signal.equals("0") ? "EXIT" : signal, handler);
    }

    boolean traps(String signal) {
        return traps.containsKey(signal);
    }

    /** Notes SIGTERM; tells whether the script waits and can go on at once. */
    boolean terminate() {
        term = true;
        return waiting;
    }

    /** Tells whether a signal came that nobody has heeded yet. */
    boolean came() {
        return term;
    }

    /** Takes what has to be done for the signal that came, if it is trapped. */
    Optional<String> pending() {
        Optional<String> handler = term ? Optional.ofNullable(traps.remove("TERM")) : Optional.empty();
        if (handler.isPresent()) {
            term = false;
        }
        return handler;
    }

    Optional<String> atExit() {
        return Optional.ofNullable(traps.remove("EXIT"));
    }

    void interruptible(Runnable work) {
        waiting = true;
        try {
            work.run();
        } finally {
            waiting = false;
        }
    }
}

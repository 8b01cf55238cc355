package dev.pilothouse.testing;

import java.io.IOException;
import java.io.OutputStream;

/** What a {@link ScriptedApi} does with one request. */
@FunctionalInterface
public interface Reply {

    /** Writes the answer; returns false when the connection is to end then. */
    boolean play(ScriptedApi.Asked request, OutputStream out) throws IOException, InterruptedException;
}

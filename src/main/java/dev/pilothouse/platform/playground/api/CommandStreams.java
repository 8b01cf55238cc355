package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.Containers;
import dev.pilothouse.platform.playground.status.Refusal;

/** The streams between a client and a command in a container, whatever carries them. */
interface CommandStreams {

    /** Which streams a client asks for. */
    record Wanted(boolean in, boolean out, boolean error, boolean terminal) {

        /** @throws Refusal 400 when none is asked for */
        static Wanted of(Query query) {
            Wanted wanted = new Wanted(query.flag("stdin"), query.flag("stdout"), query.flag("stderr") && !query.flag("tty"), query.flag("tty"));
            if (!wanted.in && !wanted.out && !wanted.error) {
                throw Refusal.badRequest("you must specify at least 1 of stdin, stdout, stderr");
            }
            return wanted;
        }
    }

    Containers.Streams streams();

    /** Does something when the client is gone; at once if it is already. */
    void onEnd(Runnable work);

    /** Tells how it ended, as a Status, and ends the connection. */
    void finish(Tree status);
}

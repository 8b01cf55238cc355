package dev.pilothouse.ui.cluster;

import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Asks contexts who answers there, a few at a time, and gives up on those that take long. */
final class DoorChecks implements AutoCloseable {

    /** So many contexts are asked at a time. */
    static final int AT_A_TIME = 8;

    /** A check gives up after that. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Fx fx;
    private final Function<String, ServerInfo> ask;
    private final Listener listener;
    private final Deque<String> queue = new ArrayDeque<>();
    private final Map<String, Fx.Call<?>> running = new HashMap<>();
    private final ReadOnlyObjectWrapper<Round> round = new ReadOnlyObjectWrapper<>(new Round(0, 0));

    /** How many of all contexts were checked. */
    record Round(int done, int of) {

        boolean active() {
            return done < of;
        }
    }

    /** What is told of each context. */
    interface Listener {

        void asking(String context);

        void answered(String context, ServerInfo server);

        void refused(String context, Problem problem);

        /** No answer came within {@link #PATIENCE}. */
        void tooSlow(String context);
    }

    /**
     * @param ask blocks until the server of a context has answered
     */
    DoorChecks(Fx fx, Function<String, ServerInfo> ask, Listener listener) {
        this.fx = fx;
        this.ask = ask;
        this.listener = listener;
    }

    ReadOnlyObjectProperty<Round> roundProperty() {
        return round.getReadOnlyProperty();
    }

    /** Starts a round, unless one is under way. */
    void all(List<String> contexts) {
        if (round.get().active()) {
            return;
        }
        queue.addAll(contexts);
        round.set(new Round(0, contexts.size()));
        for (int i = 0; i < AT_A_TIME; i++) {
            next();
        }
    }

    /** Asks one context now, outside of any round. */
    void one(String context) {
        check(context, () -> {});
    }

    private void next() {
        String context = queue.poll();
        if (context != null) {
            check(context, () -> {
                round.set(new Round(round.get().done() + 1, round.get().of()));
                next();
            });
        }
    }

    private void check(String context, Runnable then) {
        listener.asking(context);
        Fx.Call<ServerInfo> call = fx.call(() -> ask.apply(context));
        running.put(context, call);
        Subscription patience = fx.after(PATIENCE, () -> {
            call.cancel();
            listener.tooSlow(context);
            ended(context, then);
        });
        call.onDone(server -> {
            patience.close();
            listener.answered(context, server);
            ended(context, then);
        }).onRefused(problem -> {
            patience.close();
            listener.refused(context, problem);
            ended(context, then);
        });
    }

    private void ended(String context, Runnable then) {
        running.remove(context);
        then.run();
    }

    @Override
    public void close() {
        queue.clear();
        List.copyOf(running.values()).forEach(Fx.Call::cancel);
    }
}

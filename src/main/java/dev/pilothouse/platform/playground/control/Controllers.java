package dev.pilothouse.platform.playground.control;

import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.time.Agenda;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs controllers: follows what wakes them and lets each look at its objects on the agenda's thread.
 *
 * <p>Each resource is followed once, however many controllers care for it. While nothing changes and nothing is due, nothing runs.
 */
public final class Controllers implements AutoCloseable {

    private record Listener(Controller.Trigger trigger, WorkQueue queue) {}

    private record Note(Change change, List<Listener> interested) {}

    private final Agenda agenda;
    private final Objects objects;
    private final Map<String, List<Listener>> listeners = new HashMap<>();
    private final List<WorkQueue> queues = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private List<Note> notes = new ArrayList<>();
    private boolean closed;

    public Controllers(Agenda agenda, Objects objects, List<? extends Controller> controllers) {
        this.agenda = agenda;
        this.objects = objects;
        for (Controller controller : controllers) {
            WorkQueue queue = new WorkQueue(agenda, controller);
            queues.add(queue);
            for (Controller.Trigger trigger : controller.triggers()) {
                listeners.computeIfAbsent(trigger.resource(), _ -> new ArrayList<>()).add(new Listener(trigger, queue));
            }
        }
    }

    /** Begins; everything that is there already is looked at first. */
    public void start() {
        listeners.forEach((resource, interested) ->
                subscriptions.add(objects.follow(resource, change -> note(change, interested))));
    }

    /** Notes a change on the writer's thread; what it concerns is found out on the agenda. */
    private void note(Change change, List<Listener> interested) {
        synchronized (this) {
            if (closed) {
                return;
            }
            notes.add(new Note(change, interested));
            if (notes.size() > 1) {
                return;
            }
        }
        agenda.soon(this::handOut);
    }

    private void handOut() {
        List<Note> taken;
        synchronized (this) {
            taken = notes;
            notes = new ArrayList<>();
        }
        for (Note note : taken) {
            for (Listener listener : note.interested()) {
                listener.trigger().concerns().apply(note.change()).forEach(listener.queue()::add);
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        subscriptions.forEach(Subscription::close);
        queues.forEach(WorkQueue::close);
    }
}

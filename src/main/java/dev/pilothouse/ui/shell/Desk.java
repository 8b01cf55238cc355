package dev.pilothouse.ui.shell;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.kit.Drafts;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The edits that were typed and not sent, each at its place in a cluster, on disk within a second and read again at the next start. Lives
 * on the FX thread.
 */
final class Desk {

    /** Typed text is written when it is that old. */
    static final Duration KEEP_AFTER = Duration.ofMillis(700);

    /** What could not be written is tried again after that long. */
    static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);

    /**
     * One edit.
     *
     * @param at when it was touched last
     * @param text what its page goes on from
     */
    record Edit(String context, Place place, Instant at, String text) {

        /** The object that it is about, when it is about one. */
        Optional<ResourceRef> subject() {
            return Optional.ofNullable(RecordJson.first(place, ResourceRef.class));
        }

        /** Tells whether values of Secrets are in it, so that it is in memory only and ends with the window. */
        boolean holdsSecret() {
            return DeskFiles.holdsSecret(this);
        }
    }

    record Key(String context, Place place) {}

    private final DeskFiles files;
    private final Fx fx;
    private final InstantSource clock;
    private final Map<Key, Edit> edits = new LinkedHashMap<>();
    private final Map<Key, List<Runnable>> listeners = new HashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final ReadOnlyObjectWrapper<List<Edit>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean read;
    private boolean writing;

    Desk(Drafts drafts, Fx fx, InstantSource clock) {
        files = new DeskFiles(drafts);
        this.fx = fx;
        this.clock = clock;
    }

    /** Reads what earlier runs left. */
    void start() {
        fx.call(files::read).onDone(found -> {
            found.forEach(edit -> edits.putIfAbsent(new Key(edit.context(), edit.place()), edit));
            begin();
        }).onRefused(problem -> {
            trouble.set(Optional.of(problem));
            begin();
        });
    }

    private void begin() {
        read = true;
        waiting.forEach(Runnable::run);
        waiting.clear();
        show();
        if (files.isWaiting()) {
            writeSoon();
        }
    }

    /** All edits, the latest first. */
    ReadOnlyObjectProperty<List<Edit>> editsProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Why the latest text could not be written. */
    ReadOnlyObjectProperty<Optional<Problem>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Returns the edit of a page at that place, whether something was typed there or not. */
    UnsentEdit at(String context, Place place) {
        Key key = key(context, place);
        return new UnsentEdit() {
            @Override
            public void restore(Consumer<String> consumer) {
                whenRead(() -> text(key).ifPresent(consumer));
            }

            @Override
            public void keep(String text) {
                put(key, text);
            }

            @Override
            public void forget() {
                put(key, "");
            }

            @Override
            public void sent() {
                forget();
                tell(key);
            }

            @Override
            public Subscription onSent(Runnable listener) {
                listeners.computeIfAbsent(key, _ -> new ArrayList<>()).add(listener);
                return () -> listeners.getOrDefault(key, new ArrayList<>()).remove(listener);
            }
        };
    }

    private static Key key(String context, Place place) {
        return new Key(context, place instanceof Place.ApplyYaml ? new Place.ApplyYaml("") : place);
    }

    private Optional<String> text(Key key) {
        return Optional.ofNullable(edits.get(key)).map(Edit::text);
    }

    private void tell(Key key) {
        fx.later(() -> List.copyOf(listeners.getOrDefault(key, List.of())).forEach(Runnable::run));
    }

    /**
     * Returns the edit that a review stands for: that of its origin, which stays as it is until the review has applied, else the review's
     * own. What was typed at the origin since then stays.
     */
    UnsentEdit review(String context, Place.Review review) {
        UnsentEdit own = at(context, review);
        if (review.origin().isEmpty()) {
            return own;
        }
        Key origin = key(context, review.origin().get());
        Optional<String> reviewed = text(origin);
        return new UnsentEdit() {
            @Override
            public void restore(Consumer<String> consumer) {
                own.restore(consumer);
            }

            @Override
            public void keep(String text) {
                if (reviewed.isEmpty()) {
                    own.keep(text);
                }
            }

            @Override
            public void forget() {
                own.forget();
                if (text(origin).equals(reviewed)) {
                    put(origin, "");
                }
            }

            @Override
            public void sent() {
                forget();
                tell(origin);
            }
        };
    }

    /** Throws an edit away. */
    void discard(Edit edit) {
        put(new Key(edit.context(), edit.place()), "");
    }

    /** Throws all edits away. */
    void discardAll() {
        List.copyOf(edits.values()).forEach(this::discard);
    }

    private void whenRead(Runnable work) {
        if (read) {
            work.run();
        } else {
            waiting.add(work);
        }
    }

    private void put(Key key, String text) {
        Edit before = text.isEmpty() ? edits.remove(key) : edits.put(key, new Edit(key.context(), key.place(), clock.instant(), text));
        if (text.isEmpty() && before == null) {
            return;
        }
        files.put(key, Optional.ofNullable(edits.get(key)));
        if (before == null || text.isEmpty()) {
            show();
        }
        writeSoon();
    }

    private void writeSoon() {
        if (!writing) {
            writing = true;
            fx.after(KEEP_AFTER, this::writeAside);
        }
    }

    private void writeAside() {
        fx.call(() -> {
            files.write();
            return true;
        }).onDone(done -> {
            trouble.set(Optional.empty());
            writing = false;
            if (files.isWaiting()) {
                writeSoon();
            }
        }).onRefused(problem -> {
            trouble.set(Optional.of(problem));
            fx.after(TRY_AGAIN_AFTER, this::writeAside);
        });
    }

    /** Writes at once what is not written yet, after what is being written. Blocks; called when the window has closed. */
    void flush() {
        files.write();
    }

    private void show() {
        shown.set(List.copyOf(edits.values()).reversed());
    }
}

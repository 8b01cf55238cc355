package dev.pilothouse.ui.shell;

import dev.pilothouse.change.Draft;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.ui.kit.Drafts;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    }

    private record Key(String context, Place place) {}

    private final Drafts drafts;
    private final Fx fx;
    private final InstantSource clock;
    private final Map<Key, Edit> edits = new LinkedHashMap<>();
    private final Set<Key> unwritten = new HashSet<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final ReadOnlyObjectWrapper<List<Edit>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean read;
    private boolean writing;

    Desk(Drafts drafts, Fx fx, InstantSource clock) {
        this.drafts = drafts;
        this.fx = fx;
        this.clock = clock;
    }

    /** Reads what earlier runs left. */
    void start() {
        fx.call(this::readAll).onDone(found -> {
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
    }

    private List<Edit> readAll() {
        return drafts.names().stream()
                .flatMap(name -> edit(drafts.read(name)).stream())
                .sorted(Comparator.comparing(Edit::at))
                .toList();
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
        Key key = new Key(context, place instanceof Place.ApplyYaml ? new Place.ApplyYaml("") : place);
        return new UnsentEdit() {
            @Override
            public void restore(Consumer<String> consumer) {
                whenRead(() -> Optional.ofNullable(edits.get(key)).map(Edit::text).ifPresent(consumer));
            }

            @Override
            public void keep(String text) {
                put(key, text);
            }

            @Override
            public void forget() {
                put(key, "");
            }
        };
    }

    /**
     * Returns the edit that a review stands for: the one of the page that it was opened from, which stays as it is until the review has
     * applied, else the review's own.
     */
    UnsentEdit review(String context, Place.Review review, Optional<Place> from) {
        Optional<UnsentEdit> origin = from.filter(place -> edits.containsKey(new Key(context, place))).map(place -> at(context, place));
        if (origin.isEmpty()) {
            return at(context, review);
        }
        return new UnsentEdit() {
            @Override
            public void restore(Consumer<String> consumer) {}

            @Override
            public void keep(String text) {}

            @Override
            public void forget() {
                origin.get().forget();
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
        unwritten.add(key);
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
        Map<String, String> texts = takeUnwritten();
        fx.call(() -> {
            texts.forEach(drafts::keep);
            return true;
        }).onDone(done -> written(Optional.empty())).onRefused(problem -> written(Optional.of(problem)));
    }

    private void written(Optional<Problem> problem) {
        writing = false;
        trouble.set(problem);
        if (!unwritten.isEmpty()) {
            writeSoon();
        }
    }

    /** Writes at once what is not written yet. Blocks; called when the window has closed. */
    void flush() {
        takeUnwritten().forEach(drafts::keep);
    }

    private Map<String, String> takeUnwritten() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Key key : unwritten) {
            texts.put(name(key), Optional.ofNullable(edits.get(key)).filter(edit -> !holdsSecret(edit.place())).map(Desk::json).orElse(""));
        }
        unwritten.clear();
        return texts;
    }

    /** Values of Secrets do not go on disk in the clear: such an edit lives as long as the window does. */
    private static boolean holdsSecret(Place place) {
        return switch (place) {
            case Place.Keys keys -> keys.kind().name().equals("Secret");
            case Place.Review review -> review.draft().wishes().stream()
                    .anyMatch(wish -> wish.ref().kind().qualifiedPlural().equals("secrets") && !(wish instanceof Draft.Wish.Remove));
            default -> false;
        };
    }

    private void show() {
        shown.set(List.copyOf(edits.values()).reversed());
    }

    private static String json(Edit edit) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("context", edit.context());
        fields.put("at", edit.at().toString());
        fields.put("place", RecordJson.write((Record) edit.place()).fields());
        fields.put("text", edit.text());
        return Json.write(new Tree(fields));
    }

    /** What a crash or another version left that cannot be read is passed over. */
    private static Optional<Edit> edit(String json) {
        try {
            Tree tree = Json.read(json);
            Place place = RecordJson.read(tree.tree("place"), Place.class);
            return Optional.of(new Edit(tree.text("context"), place, Instant.parse(tree.text("at")), tree.text("text")));
        } catch (ProblemException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String name(Key key) {
        String text = key.context() + "\n" + Json.write(RecordJson.write((Record) key.place()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 10));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

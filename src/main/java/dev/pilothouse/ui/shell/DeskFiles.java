package dev.pilothouse.ui.shell;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.SecretSearch;
import dev.pilothouse.ui.kit.Drafts;
import dev.pilothouse.ui.navigation.Place;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The desk on disk. What waits is written by one thread at a time, the latest of each edit, so that no older text comes after a newer
 * one; what could not be written waits on. Safe for any thread.
 */
final class DeskFiles {

    private final Drafts drafts;
    private final Object writing = new Object();
    private final Map<Desk.Key, Optional<Desk.Edit>> waiting = new LinkedHashMap<>();

    DeskFiles(Drafts drafts) {
        this.drafts = drafts;
    }

    /** Reads what earlier runs left, the oldest first; values of Secrets among it wait to be taken off the disk. Blocks. */
    List<Desk.Edit> read() {
        List<Desk.Edit> found = drafts.names().stream()
                .flatMap(name -> edit(drafts.read(name)).stream())
                .sorted(Comparator.comparing(Desk.Edit::at))
                .toList();
        Map<Desk.Key, Optional<Desk.Edit>> secrets = new LinkedHashMap<>();
        found.stream().filter(DeskFiles::holdsSecret).forEach(edit -> secrets.put(new Desk.Key(edit.context(), edit.place()), Optional.of(edit)));
        putBack(secrets);
        return found;
    }

    /** Lets an edit wait to be written, or an empty one to be forgotten. */
    void put(Desk.Key key, Optional<Desk.Edit> edit) {
        synchronized (waiting) {
            waiting.put(key, edit);
        }
    }

    boolean isWaiting() {
        synchronized (waiting) {
            return !waiting.isEmpty();
        }
    }

    /**
     * Writes all that waits. Blocks.
     *
     * @throws ProblemException {@code FILE_NOT_WRITTEN}; what is not written then waits on
     */
    void write() {
        synchronized (writing) {
            Map<Desk.Key, Optional<Desk.Edit>> batch = takeWaiting();
            try {
                for (Desk.Key key : List.copyOf(batch.keySet())) {
                    drafts.keep(name(key), batch.getOrDefault(key, Optional.empty()).filter(edit -> !holdsSecret(edit)).map(DeskFiles::json).orElse(""));
                    batch.remove(key);
                }
            } finally {
                putBack(batch);
            }
        }
    }

    private Map<Desk.Key, Optional<Desk.Edit>> takeWaiting() {
        synchronized (waiting) {
            Map<Desk.Key, Optional<Desk.Edit>> batch = new LinkedHashMap<>(waiting);
            waiting.clear();
            return batch;
        }
    }

    private void putBack(Map<Desk.Key, Optional<Desk.Edit>> unwritten) {
        synchronized (waiting) {
            unwritten.forEach(waiting::putIfAbsent);
        }
    }

    /** Values of Secrets do not go on disk in the clear: such an edit lives as long as the window does. */
    static boolean holdsSecret(Desk.Edit edit) {
        return isAboutSecret(edit.place()) || SecretSearch.in(RecordJson.write((Record) edit.place()).fields()) || SecretSearch.in(edit.text());
    }

    /** Tells by the place alone; what is typed into a guide are whole documents. */
    private static boolean isAboutSecret(Place place) {
        return switch (place) {
            case Place.Review review -> review.draft().wishes().stream().anyMatch(DeskFiles::setsValues);
            case Place.Guide _ -> false;
            default -> Optional.ofNullable(RecordJson.first(place, Kind.class)).filter(DeskFiles::isSecret).isPresent();
        };
    }

    private static boolean setsValues(Wish wish) {
        return isSecret(wish.ref().kind()) && switch (wish) {
            case Wish.Put _, Wish.Restore _ -> true;
            case Wish.SetFields set -> set.fields().has("data") || set.fields().has("stringData");
            case Wish.Remove _, Wish.Evict _ -> false;
        };
    }

    private static boolean isSecret(Kind kind) {
        return kind.qualifiedPlural().equals("secrets");
    }

    private static String json(Desk.Edit edit) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("context", edit.context());
        fields.put("at", edit.at().toString());
        fields.put("place", RecordJson.write((Record) edit.place()).fields());
        fields.put("text", edit.text());
        return Json.write(new Tree(fields));
    }

    /** What a crash or another version left that cannot be read is passed over. */
    private static Optional<Desk.Edit> edit(String json) {
        try {
            Tree tree = Json.read(json);
            Place place = RecordJson.read(tree.tree("place"), Place.class);
            return Optional.of(new Desk.Edit(tree.text("context"), place, Instant.parse(tree.text("at")), tree.text("text")));
        } catch (ProblemException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String name(Desk.Key key) {
        String text = key.context() + "\n" + Json.write(RecordJson.write((Record) key.place()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 10));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

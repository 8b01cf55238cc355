package dev.pilothouse.platform.playground.store;

import dev.pilothouse.model.Document;
import dev.pilothouse.text.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One state of one object: its JSON, and the revision in which it came to be. Never changes.
 *
 * <p>Kept as bytes, because most objects are only ever copied to somebody; what was read lately is remembered for a while.
 */
public final class Stored {

    private final Key key;
    private final long revision;
    private final byte[] json;
    private final boolean deleted;
    private final Recent recent;

    /** The state before this one, while the history knows it. */
    volatile @Nullable Stored previous;

    private volatile @Nullable Document document;

    Stored(Key key, long revision, byte[] json, boolean deleted, @Nullable Stored previous, Recent recent) {
        this.key = key;
        this.revision = revision;
        this.json = json;
        this.deleted = deleted;
        this.previous = previous;
        this.recent = recent;
    }

    static Stored of(Key key, long revision, Document document, boolean deleted, @Nullable Stored previous, Recent recent) {
        byte[] json = Json.bytes(document.tree());
        Stored stored = new Stored(key, revision, json, deleted, previous, recent);
        stored.document = document;
        recent.read(stored);
        return stored;
    }

    public Key key() {
        return key;
    }

    public long revision() {
        return revision;
    }

    /** Returns the object as UTF-8 JSON; not to be changed. */
    public byte[] json() {
        return json;
    }

    /** Tells whether this is the last state of an object that is no more. */
    public boolean deleted() {
        return deleted;
    }

    /** Returns the object, shared with everybody who asks. */
    public Document document() {
        Document known = document;
        if (known == null) {
            known = new Document(Json.read(json));
            document = known;
            recent.read(this);
        }
        return known;
    }

    /** Returns the value at a path of the object, without reading all of it. */
    public Optional<Object> at(String... path) {
        Document known = document;
        return known == null ? Optional.ofNullable(Json.find(json, path)) : known.tree().at(path);
    }

    void forgetDocument() {
        document = null;
    }

    @Override
    public String toString() {
        return key + " at " + revision + (deleted ? ", deleted" : "");
    }
}

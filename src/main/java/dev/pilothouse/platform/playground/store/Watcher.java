package dev.pilothouse.platform.playground.store;

/** Takes what a watch tells, one call after the other, on threads of the store. It may block: others do not wait for it. */
public interface Watcher {

    /** Called once, before anything else. */
    void begin();

    void event(Event event);

    /** Told when asked for: every event up to the revision was told. */
    void progress(long revision);

    /** The history was compacted before everything was told; nothing more comes. */
    void lost();
}

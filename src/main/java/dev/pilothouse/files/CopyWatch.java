package dev.pilothouse.files;

/** Who follows a copy. Called on the thread that copies; interrupting that thread ends the copy. */
public interface CopyWatch {

    /** Does not look, and wants no more than is usual. */
    CopyWatch NONE = progress -> {};

    void moved(Progress progress);

    /** Asked each time when it becomes more than one would expect: shall it go on? */
    default boolean goOn(Progress progress) {
        return false;
    }
}

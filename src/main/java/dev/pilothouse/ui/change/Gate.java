package dev.pilothouse.ui.change;

import dev.pilothouse.change.Guard;

/** What stands between a ready change and its apply, as the guard asks for it and as far as the person has come. */
sealed interface Gate {

    /** The context that is guarded. */
    String context();

    /** Nothing stands there. */
    record Open(String context) implements Gate {}

    /** Apply is a second press. */
    record SecondPress(String context, boolean pressedOnce) implements Gate {}

    /**
     * The name must be typed.
     *
     * @param missing how many letters are left to type, or -1 when what was typed is another word
     */
    record Name(String context, int missing) implements Gate {}

    /** Tells whether the next press applies. */
    default boolean passed() {
        return switch (this) {
            case Open _ -> true;
            case SecondPress second -> second.pressedOnce();
            case Name name -> name.missing() == 0;
        };
    }

    static Gate of(Guard guard, String typed, boolean pressedOnce) {
        return switch (guard.level()) {
            case FREE -> new Open(guard.context());
            case CONFIRM -> new SecondPress(guard.context(), pressedOnce);
            case TYPE_NAME -> new Name(guard.context(), missing(guard.context(), typed.strip()));
        };
    }

    private static int missing(String name, String typed) {
        return name.startsWith(typed) ? name.codePointCount(typed.length(), name.length()) : -1;
    }
}

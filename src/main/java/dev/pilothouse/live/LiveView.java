package dev.pilothouse.live;

import dev.pilothouse.model.Subscription;

/** A table on the screen that follows a {@link Scope}; closing it lets its streams go a minute later. */
public interface LiveView extends Subscription {

    Scope scope();

    /** Asks again at once, after a lost stream, a refusal or a new sign-in. */
    void retry();
}

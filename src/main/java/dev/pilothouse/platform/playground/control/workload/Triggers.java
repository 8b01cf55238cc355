package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.platform.playground.control.Controller.Name;
import dev.pilothouse.platform.playground.control.Controller.Trigger;
import java.util.List;

/** What wakes most controllers. */
final class Triggers {

    private Triggers() {}

    /** Any change of the objects that it looks after. */
    static Trigger self(String resource) {
        return new Trigger(resource, change -> List.of(new Name(change.object().namespace(), change.object().name())));
    }
}

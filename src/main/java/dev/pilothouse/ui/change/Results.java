package dev.pilothouse.ui.change;

import dev.pilothouse.change.Receipt.Result;
import dev.pilothouse.model.Health;
import java.util.Optional;

/** How the end of a change looks: what went as it should needs no mark. */
final class Results {

    private Results() {}

    static Optional<Health.State> mark(Result result) {
        return switch (result) {
            case APPLIED -> Optional.empty();
            case PARTLY -> Optional.of(Health.State.WARN);
            case REFUSED -> Optional.of(Health.State.BAD);
            case UNKNOWN -> Optional.of(Health.State.UNKNOWN);
            case RUNNING -> Optional.of(Health.State.PROGRESS);
        };
    }
}

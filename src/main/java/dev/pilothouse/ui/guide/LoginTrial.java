package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.RegistryDoor;
import dev.pilothouse.guide.RegistryDoor.Answer;
import dev.pilothouse.guide.RegistryLogins.Login;
import dev.pilothouse.ui.kit.Fx;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Tries logins of registries from this computer, one at a time, when somebody asks for it. */
final class LoginTrial {

    private final RegistryDoor door;
    private final Fx fx;
    private final ReadOnlyObjectWrapper<Optional<Effect>> outcome = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int asked;

    LoginTrial(RegistryDoor door, Fx fx) {
        this.door = door;
        this.fx = fx;
    }

    /** What the last one came to, or that it is under way. */
    ReadOnlyObjectProperty<Optional<Effect>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    void run(Login login) {
        int mine = ++asked;
        outcome.set(Optional.of(Effect.note("guide.keys.login-trying", login.server())));
        fx.call(() -> door.enter(login)).onDone(answer -> {
            if (mine == asked) {
                outcome.set(Optional.of(words(login, answer)));
            }
        });
    }

    /** What was found out is of a login that is no more. */
    void forget() {
        asked++;
        outcome.set(Optional.empty());
    }

    private static Effect words(Login login, Answer answer) {
        return switch (answer) {
            case Answer.Accepted _ -> Effect.note("guide.keys.login-accepted", login.server());
            case Answer.Rejected(int status) -> Effect.error("guide.keys.login-rejected", login.server(), Integer.toString(status));
            case Answer.Open _ -> Effect.warning("guide.keys.login-open", login.server());
            case Answer.Unknown(String why) -> Effect.warning("guide.keys.login-unknown", login.server(), why);
        };
    }
}

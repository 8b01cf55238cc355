package dev.pilothouse.ui.shell;

import dev.pilothouse.local.Creation;
import dev.pilothouse.local.Creation.Outcome;
import dev.pilothouse.local.Creations;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.creating.CreatingPage;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;

/** Tells of clusters that are being made wherever the person is: tiles in the rail, a toast at the end, a question before the window closes. */
final class CreationNews implements AutoCloseable {

    private final Creations creations;
    private final Shell shell;
    private final Fx fx;
    private final Language language;
    private final CreationsSheet question;
    private final Set<Creation> running = new HashSet<>();
    private final AtomicBoolean queued = new AtomicBoolean();
    private final Subscription changes;
    private List<String> drawn = List.of();

    CreationNews(Creations creations, Shell shell, Fx fx, Language language) {
        this.creations = creations;
        this.shell = shell;
        this.fx = fx;
        this.language = language;
        question = new CreationsSheet(creations, language, shell.overlay()::close);
        shell.askBeforeLeaving(this::ask);
        changes = creations.onChange(this::changed);
    }

    private void changed() {
        if (queued.compareAndSet(false, true)) {
            fx.later(() -> {
                queued.set(false);
                look();
            });
        }
    }

    private void look() {
        List<Node> tiles = new ArrayList<>();
        List<String> now = new ArrayList<>();
        for (Creation creation : creations.all()) {
            String step = CreatingPage.step(creation, language.words());
            now.add(creation.name() + creation.outcome().getClass().getSimpleName() + step);
            tiles.add(new CreationTile(creation, step, shell.navigator(), language));
            if (creation.goesOn()) {
                running.add(creation);
            } else if (running.remove(creation)) {
                ended(creation);
            }
        }
        running.retainAll(creations.all());
        if (!now.equals(drawn)) {
            drawn = now;
            shell.rail().making(tiles);
        }
    }

    /** Whoever looks at its page sees the end there. */
    private void ended(Creation creation) {
        Place place = new Place.Creating(creation.name());
        if (shell.navigator().topPlace().equals(Optional.of(place))) {
            return;
        }
        Toasts.Action look = new Toasts.Action(language.text("creating.toast.look"), () -> shell.go(place));
        switch (creation.outcome()) {
            case Outcome.Ready ready -> shell.toasts().show(
                    language.text("creating.toast.ready", creation.name()),
                    new Toasts.Action(language.text("creating.open"), () -> {
                        creations.forget(creation);
                        shell.workspace().open(ready.cluster().context());
                    }));
            case Outcome.Failed _, Outcome.Blocked _ -> shell.toasts().trouble(language.text("creating.toast.failed", creation.name()), look);
            case Outcome.Cancelled _ -> creations.forget(creation);
            case Outcome.Running _, Outcome.Cancelling _ -> {
                // nothing has ended
            }
        }
    }

    /** Asks before the window closes while a cluster is being made. */
    private void ask(Runnable leave) {
        if (creations.running().isEmpty()) {
            leave.run();
        } else {
            shell.overlay().centred(question, 120);
            question.opened(leave);
        }
    }

    @Override
    public void close() {
        changes.close();
    }
}

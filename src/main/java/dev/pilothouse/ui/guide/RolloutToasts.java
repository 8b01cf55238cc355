package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Journal;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.guide.rollout.RolloutStatus;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tells how the rollouts end that changes from here start: ready, or held up and why. The newest change of a workload counts. */
final class RolloutToasts implements Subscription {

    private final Session session;
    private final Predicate<ResourceRef> looking;
    private final Navigator navigator;
    private final Fx fx;
    private final Language language;
    private final Toasts toasts;
    private final Subscription added;
    private final Map<ResourceRef, Follow> follows = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    RolloutToasts(Session session, Journal journal, Predicate<ResourceRef> looking, Navigator navigator, Fx fx, Language language, Toasts toasts) {
        this.session = session;
        this.looking = looking;
        this.navigator = navigator;
        this.fx = fx;
        this.language = language;
        this.toasts = toasts;
        added = journal.onAdd(receipt -> fx.later(() -> heard(receipt)));
    }

    private void heard(Receipt receipt) {
        if (receipt.context().equals(session.context().name()) && known.add(receipt.id())) {
            started(receipt);
        }
    }

    private void started(Receipt receipt) {
        receipt.entries().stream().filter(Rollout::isStartedBy).map(Receipt.Entry::ref).forEach(ref -> {
            end(ref);
            Telling telling = new Telling(ref, receipt);
            Follow follow = new Follow(session, ref, List::of, fx, telling::tell, _ -> end(ref));
            follows.put(ref, follow);
            follow.read();
        });
    }

    private void end(ResourceRef ref) {
        Follow follow = follows.remove(ref);
        if (follow != null) {
            follow.close();
        }
    }

    /** One rollout that is told of: its trouble once, its end once. */
    private final class Telling {

        private final ResourceRef ref;
        private final Receipt receipt;
        private boolean troubleTold;

        Telling(ResourceRef ref, Receipt receipt) {
            this.ref = ref;
            this.receipt = receipt;
        }

        void tell(Rollout rollout) {
            RolloutStatus status = rollout.status();
            if (looking.test(ref)) {
                troubleTold |= status.troubled();
            } else if (status.troubled() && !troubleTold) {
                troubleTold = true;
                trouble(status);
            } else if (status.phase() == RolloutStatus.Phase.COMPLETE) {
                toasts.show(language.text("guide.rollout.toast.ready", ref.name()), show());
            }
            if (status.over()) {
                end(ref);
            }
        }

        private void trouble(RolloutStatus status) {
            Optional<Effect> why = status.hindrances().stream().filter(found -> !found.cause().passing()).findFirst().map(found -> found.effect());
            Effect reason = why.orElse(status.step());
            toasts.trouble(
                    language.wordsProperty().map(words -> words.say("guide.rollout.toast.trouble", ref.name(), RolloutSigns.say(words, reason))),
                    new Toasts.Action(language.text("guide.scale.undo"), () -> new Applied(session, navigator, fx, language, toasts).undo(receipt)),
                    show());
        }

        private Toasts.Action show() {
            return new Toasts.Action(language.text("guide.rollout.toast.show"), () -> navigator.go(new Place.Rollout(ref)));
        }
    }

    @Override
    public void close() {
        added.close();
        List.copyOf(follows.keySet()).forEach(this::end);
    }
}

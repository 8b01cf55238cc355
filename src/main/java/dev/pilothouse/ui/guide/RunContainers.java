package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.engine.RunDeed;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Starting, stopping or pausing containers.
 *
 * @param refs at least one
 */
record RunContainers(List<ResourceRef> refs, RunDeed what) implements Deed {

    @Override
    public ResourceRef about() {
        return refs.getFirst();
    }

    @Override
    public String titleKey() {
        return "change.summary.container-" + what.word();
    }

    @Override
    public String titleArgument() {
        return refs.size() == 1 ? refs.getFirst().name() : Integer.toString(refs.size());
    }

    @Override
    public Consequences look(Session session) {
        return new Runs(what, refs.stream().map(session.cluster()::get).toList(), session.cluster().clock().instant());
    }

    private record Runs(RunDeed what, List<Document> containers, Instant now) implements Consequences {

        @Override
        public List<Line> lines() {
            return containers.size() == 1 ? List.of() : containers.stream().map(this::line).toList();
        }

        private Line line(Document container) {
            String state = container.tree().text("spec", "state");
            return new Line(container.name(), "", "guide.engine.fate", state, !what.fits(state));
        }

        @Override
        public List<Effect> effects() {
            List<Effect> effects = what.effects(containers);
            return effects.isEmpty() ? List.of(Effect.note("guide.engine.nothing-else")) : effects;
        }

        @Override
        public List<String> options() {
            return List.of();
        }

        @Override
        public Optional<Draft> draft(Set<String> agreed) {
            return what.fitting(containers).isEmpty() ? Optional.empty() : Optional.of(what.draft(containers, now));
        }
    }
}

package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.Removal;
import dev.pilothouse.guide.engine.EngineRemoval;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Deleting objects.
 *
 * @param refs at least one
 */
record DeleteDeed(List<ResourceRef> refs) implements Deed {

    private static final String KEEP = "guide.delete.keep-owned";

    @Override
    public ResourceRef about() {
        return refs.getFirst();
    }

    @Override
    public String titleKey() {
        return refs.size() == 1 ? "guide.delete.title" : "guide.delete.title-several";
    }

    @Override
    public String titleArgument() {
        return refs.size() == 1 ? refs.getFirst().name() : Integer.toString(refs.size());
    }

    @Override
    public Consequences look(Session session) {
        List<Document> live = refs.stream().map(session.cluster()::get).toList();
        if (EngineKinds.is(about().kind())) {
            return new OffEngine(new EngineRemoval(refs, live));
        }
        List<Kind> listed = session.cluster().catalog(false).offers().stream()
                .filter(offer -> offer.can("list"))
                .map(Catalog.Offer::kind)
                .toList();
        List<Document> around = new ArrayList<>();
        Removal.needs(refs, listed).forEach(need -> session.around(need.namespace(), need.kinds(), around::add));
        return new Gone(Removal.of(refs, live, around));
    }

    /** A container engine keeps nothing of what is removed, and lets nothing go that runs. */
    private record OffEngine(EngineRemoval removal) implements Consequences {

        private static final String STOP_FIRST = "guide.engine.stop-first";
        private static final String WITH_VOLUMES = "guide.engine.with-volumes";

        @Override
        public List<Line> lines() {
            return DeleteDeed.lines(removal.refs());
        }

        @Override
        public List<Effect> effects() {
            return removal.effects();
        }

        @Override
        public List<String> options() {
            return Stream.of(removal.runs() ? STOP_FIRST : "", removal.hasUnnamedVolumes() ? WITH_VOLUMES : "")
                    .filter(key -> !key.isEmpty())
                    .toList();
        }

        @Override
        public Optional<Draft> draft(Set<String> agreed) {
            boolean possible = removal.possible() && (!removal.runs() || agreed.contains(STOP_FIRST));
            return possible ? Optional.of(removal.draft(agreed.contains(WITH_VOLUMES))) : Optional.empty();
        }
    }

    private static List<Line> lines(List<ResourceRef> refs) {
        return refs.size() == 1
                ? List.of()
                : refs.stream().map(ref -> new Line(ref.name(), ref.namespace(), "guide.delete.fate", ref.kind().name(), false)).toList();
    }

    private record Gone(Removal removal) implements Consequences {

        @Override
        public List<Line> lines() {
            return DeleteDeed.lines(removal.refs());
        }

        @Override
        public List<Effect> effects() {
            return removal.effects().isEmpty() ? List.of(Effect.note("guide.delete.nothing-else")) : removal.effects();
        }

        @Override
        public List<String> options() {
            return removal.owns() ? List.of(KEEP) : List.of();
        }

        @Override
        public Optional<Draft> draft(Set<String> agreed) {
            return Optional.of(removal.draft(agreed.contains(KEEP)));
        }
    }
}

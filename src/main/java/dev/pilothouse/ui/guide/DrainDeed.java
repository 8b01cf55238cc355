package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.guide.Drain;
import dev.pilothouse.guide.DrainReader;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.Guest;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Emptying a node. */
record DrainDeed(ResourceRef node) implements Deed {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String DATA = "guide.drain.agree-data";
    private static final String ALONE = "guide.drain.agree-alone";

    @Override
    public ResourceRef about() {
        return node;
    }

    @Override
    public String titleKey() {
        return "guide.drain.title";
    }

    @Override
    public String titleArgument() {
        return node.name();
    }

    @Override
    public Consequences look(Session session) {
        session.cluster().get(node);
        return new Emptied(DrainReader.read(node, session::around));
    }

    private record Emptied(Drain drain) implements Consequences {

        @Override
        public List<Line> lines() {
            return drain.guests().stream()
                    .map(guest -> new Line(guest.ref().name(), guest.ref().namespace(), fate(guest), guest.owner(), !guest.leaves()))
                    .toList();
        }

        private static String fate(Guest guest) {
            return switch (guest.fate()) {
                case LEAVES -> "guide.drain.fate-leaves";
                case ENDED -> "guide.drain.fate-ended";
                case ALONE -> "guide.drain.fate-alone";
                case STAYS_FOR_DAEMON_SET, STAYS_WITH_NODE -> "guide.drain.fate-stays";
            };
        }

        @Override
        public List<Effect> effects() {
            return drain.effects();
        }

        @Override
        public List<String> options() {
            List<String> options = new ArrayList<>();
            if (drain.leaving().stream().anyMatch(Guest::losesData)) {
                options.add(DATA);
            }
            if (drain.leaving().stream().anyMatch(Guest::isAlone)) {
                options.add(ALONE);
            }
            return options;
        }

        @Override
        public Optional<Draft> draft(Set<String> agreed) {
            Drain.Consent consent = new Drain.Consent(agreed.contains(DATA), agreed.contains(ALONE));
            return drain.asking(consent).isEmpty() ? Optional.of(drain.draft(consent, PATIENCE)) : Optional.empty();
        }
    }
}

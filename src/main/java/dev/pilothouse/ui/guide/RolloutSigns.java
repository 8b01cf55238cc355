package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.rollout.Author;
import dev.pilothouse.guide.rollout.Revision;
import dev.pilothouse.guide.rollout.RolloutStatus;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How rollouts and revisions are shown and said everywhere in this room. */
final class RolloutSigns {

    private RolloutSigns() {}

    static Health.State health(RolloutStatus.Phase phase) {
        return switch (phase) {
            case PROGRESSING -> Health.State.PROGRESS;
            case PAUSED -> Health.State.PAUSED;
            case STUCK, FAILED -> Health.State.BAD;
            case COMPLETE -> Health.State.OK;
            case BY_HAND -> Health.State.UNKNOWN;
        };
    }

    static String say(Words words, Effect effect) {
        return words.say(effect.key(), effect.args().toArray());
    }

    /** Returns the images without their registries: {@code web:2.4.1, proxy:1.2}. */
    static String images(Revision revision) {
        return revision.images().stream()
                .map(image -> image.substring(image.lastIndexOf('/') + 1))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Returns who made it, why and how long ago, as far as that is known. */
    static String origin(Words words, Revision revision, Instant now) {
        List<String> parts = new ArrayList<>();
        if (!revision.cause().isEmpty()) {
            parts.add(revision.cause());
        }
        revision.author().ifPresent(author -> parts.add(
                author.source() == Author.Source.JOURNAL ? words.say("guide.rollout.by-us") : words.say("guide.rollout.by", author.name())));
        revision.created().ifPresent(created -> parts.add(
                words.say("guide.rollout.ago", Ages.say(words, now.getEpochSecond() - created.getEpochSecond()))));
        return String.join(" · ", parts);
    }
}

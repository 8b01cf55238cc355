package dev.pilothouse.ui.timeline;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.timeline.Happening;
import dev.pilothouse.timeline.Lane;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.axis.Mark;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Says in words what happened. */
final class Telling {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final long A_DAY = 86_400;

    private final Language language;

    Telling(Language language) {
        this.language = language;
    }

    /** Returns the word for what it is: warning, change, rollout. */
    String sort(Happening.Sort sort) {
        return say("timeline.sort." + sort.name().toLowerCase(Locale.ROOT));
    }

    /** Returns the reason as the cluster writes it, or our own word. */
    String reason(Happening happening) {
        return happening instanceof Happening.Reported reported ? SafeText.line(reported.reason()) : sort(happening.sort());
    }

    /** Returns the title of a lane. */
    String title(Lane lane) {
        return switch (lane.subject()) {
            case Lane.Subject.OfObject(var ref) -> SafeText.line(ref.name().isEmpty() ? ref.kind().name() : ref.name());
            case Lane.Subject.OfReason _ -> reason(lane.happenings().getFirst());
        };
    }

    String message(Happening happening) {
        return switch (happening) {
            case Happening.Reported reported -> SafeText.line(reported.message());
            case Happening.Changed changed -> summary(changed.receipt());
            case Happening.RolledOut rollout -> say("timeline.rollout", SafeText.line(rollout.revision()));
            case Happening.Restarted restarted -> say("timeline.restart", restarted.restarts());
            case Happening.Created created -> say("timeline.creation", created.about().kind().name());
        };
    }

    String summary(Receipt receipt) {
        return say("change.summary." + receipt.summary().verb(), receipt.summary().args().stream().map(SafeText::line).toArray());
    }

    /** Returns everything about one happening in one sentence, also for a screen reader. */
    String whole(Happening happening, long now) {
        String often = happening.count() > 1 ? say("timeline.often", happening.count(), moment(happening.first(), now)) : "";
        String when = moment(happening.last(), now);
        String about = SafeText.line(happening.about().shortName());
        return happening instanceof Happening.Reported
                ? say("timeline.whole", when, sort(happening.sort()), reason(happening), about, message(happening), often)
                : say("timeline.whole.own", when, reason(happening), about, message(happening), often);
    }

    /** Returns a moment in local time, with its day when that is not today. */
    String moment(long moment, long now) {
        var local = Instant.ofEpochSecond(moment).atZone(ZoneId.systemDefault());
        return (now - moment < A_DAY ? TIME : DAY).format(local);
    }

    String age(long seconds) {
        return Ages.say(language.words(), seconds);
    }

    String lane(Lane lane, long now) {
        return say("timeline.lane.spoken", title(lane), lane.warnings(), lane.count(), reason(lane.latest()), age(now - lane.newest()));
    }

    static List<Mark<Happening>> marks(List<Happening> happenings) {
        return happenings.stream()
                .map(happening -> new Mark<>(look(happening.sort()), happening.first(), happening.last(), happening.count(), happening))
                .toList();
    }

    static Mark.Look look(Happening.Sort sort) {
        return switch (sort) {
            case WARNING -> Mark.Look.WARNING;
            case NORMAL -> Mark.Look.NORMAL;
            case CHANGE -> Mark.Look.CHANGE;
            case ROLLOUT -> Mark.Look.ROLLOUT;
            case RESTART -> Mark.Look.RESTART;
            case CREATION -> Mark.Look.CREATION;
        };
    }

    private String say(String key, Object... args) {
        return language.words().say(key, args);
    }
}

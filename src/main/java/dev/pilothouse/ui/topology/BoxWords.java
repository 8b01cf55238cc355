package dev.pilothouse.ui.topology;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.topology.Drawing.Routed;
import dev.pilothouse.topology.Fault;
import dev.pilothouse.topology.Link;
import dev.pilothouse.topology.Note;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.topology.Picture.Wire;
import dev.pilothouse.topology.Step;
import dev.pilothouse.topology.Verdict;
import dev.pilothouse.ui.kit.HealthLabel;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a box is and where its wires lead, in words: the same on the map, in its list and to a screen reader. */
final class BoxWords {

    private static final int MOST_SPOKEN = 8;

    private BoxWords() {}

    /** Returns the kind, or how many objects a box stands for. */
    static String kind(Words words, Box box) {
        String kind = box.ref().isPresent() ? kind(words, box.kind()) : words.say("topology.box.several", box.contains());
        return box.missing() ? words.say("topology.box.missing", kind) : kind;
    }

    /** Returns what one object of a kind is called; long names of kinds have no room in a box. */
    static String kind(Words words, Kind kind) {
        return switch (kind.name()) {
            case "PersistentVolumeClaim" -> words.say("topology.kind.claim");
            case "PersistentVolume" -> words.say("topology.kind.volume");
            case "HorizontalPodAutoscaler" -> words.say("topology.kind.autoscaler");
            case "PodDisruptionBudget" -> words.say("topology.kind.budget");
            case "NetworkPolicy" -> words.say("topology.kind.policy");
            case "ServiceAccount" -> words.say("topology.kind.account");
            default -> kind.name();
        };
    }

    /** Returns how many pods of a workload are ready, else the word of its state. */
    static String state(Words words, Box box) {
        return box.ref().isEmpty() && box.pods().isEmpty() ? kind(words, box) : noted(words, bareState(words, box), box);
    }

    /** Returns the same without what is noted beside it, for where there is less room. */
    static String bareState(Words words, Box box) {
        if (box.pods().isEmpty()) {
            return HealthLabel.word(box.health(), words);
        }
        long ready = box.pods().stream().filter(pod -> pod.state() == Health.State.OK || pod.state() == Health.State.DONE).count();
        if (box.folded()) {
            return words.say("topology.box.folded", box.contains(), ready, box.pods().size());
        }
        return switch (box.health().state()) {
            case PROGRESS -> words.say("topology.box.rolling", ready, box.pods().size());
            case PAUSED -> words.say("topology.box.paused", ready, box.pods().size());
            default -> words.say("topology.box.ready", ready, box.pods().size());
        };
    }

    static String link(Words words, Link link) {
        return words.say("topology.link." + link.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Returns what a wire says, and why nothing passes along it. */
    static String wire(Words words, Sheet sheet, Routed wire) {
        String sentence = words.say(
                "topology.wire", title(words, sheet, wire.wire().from()), link(words, wire.wire().link()), title(words, sheet, wire.wire().to()));
        return wire.wire().fault()
                .map(fault -> words.say("topology.wire.broken", sentence, fault(words, fault)))
                .or(() -> wire.wire().verdict().map(verdict -> words.say("topology.wire.ruled", sentence, ruling(words, verdict.ruling()), steps(words, verdict))))
                .orElse(sentence);
    }

    /** Returns what a line must be told apart by: why nothing passes along it, or what policies decide; empty for nothing. */
    static String remark(Words words, Wire wire) {
        return wire.fault()
                .map(fault -> fault(words, fault))
                .or(() -> wire.verdict().map(verdict -> words.say("topology.ruled", ruling(words, verdict.ruling()), steps(words, verdict))))
                .orElse("");
    }

    static String ruling(Words words, Verdict.Ruling ruling) {
        return words.say("topology.ruling." + ruling.name().toLowerCase(Locale.ROOT));
    }

    private static String steps(Words words, Verdict verdict) {
        List<String> said = new ArrayList<>();
        for (Step step : verdict.steps()) {
            Object[] args = step.args().stream().map(SafeText::line).toArray();
            said.add(words.say(step.key(), args));
            if (!step.cause().isEmpty()) {
                said.add(words.say(step.cause(), args).replaceFirst("[.。]$", ""));
            }
        }
        return String.join(words.say("topology.box.stop"), said);
    }

    /** Returns why nothing passes along a wire. */
    static String fault(Words words, Fault fault) {
        return words.say(fault.key(), fault.args().stream().map(SafeText::line).toArray());
    }

    /** Returns the second line of a box. */
    static String caption(Words words, Box box) {
        return box.pods().isEmpty() || box.missing() ? kindAndNote(words, box) : state(words, box);
    }

    /** Returns the kind with what is worth a word about this object. */
    static String kindAndNote(Words words, Box box) {
        return noted(words, kind(words, box), box);
    }

    private static String noted(Words words, String said, Box box) {
        Note note = box.note();
        return note == null ? said : words.say("topology.box.noted", said, words.say(note.key(), note.args().stream().map(SafeText::line).toArray()));
    }

    private static String title(Words words, Sheet sheet, String id) {
        return sheet.box(id).map(box -> words.say("topology.box.titled", kind(words, box.box()), SafeText.line(box.box().title()))).orElse("");
    }

    /** Returns all about a box for somebody who does not see the map: what it is, how it does, and where its wires lead. */
    static String all(Words words, Sheet sheet, Box box) {
        List<String> parts = new ArrayList<>();
        String health = HealthLabel.word(box.health(), words);
        parts.add(words.say("topology.box.spoken", kind(words, box), SafeText.line(box.title()), box.pods().isEmpty() ? noted(words, health, box) : health));
        if (!box.pods().isEmpty()) {
            parts.add(state(words, box));
        }
        parts.add(wires(words, sheet, box));
        return String.join(words.say("topology.box.stop"), parts);
    }

    /** Returns where the lines of a box lead. */
    static String wires(Words words, Sheet sheet, Box box) {
        List<Routed> wires = sheet.wiresOf(box.id());
        if (wires.isEmpty()) {
            return words.say("topology.box.alone");
        }
        List<String> parts = new ArrayList<>(wires.stream().limit(MOST_SPOKEN).map(wire -> wire(words, sheet, wire)).toList());
        if (wires.size() > MOST_SPOKEN) {
            parts.add(words.say("topology.box.more-wires", wires.size() - MOST_SPOKEN));
        }
        return String.join(words.say("topology.box.stop"), parts);
    }
}

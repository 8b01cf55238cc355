package dev.pilothouse.cli;

import dev.pilothouse.model.Health;
import dev.pilothouse.topology.Link;
import dev.pilothouse.topology.Note;
import dev.pilothouse.topology.Picture;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.topology.Picture.Wire;
import dev.pilothouse.topology.Verdict;
import dev.pilothouse.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a map shows, in words. */
final class MapWords {

    private final Words words;

    MapWords(Words words) {
        this.words = words;
    }

    /** Returns what a box is, and how many of its pods are ready or how it is doing. */
    String caption(Box box) {
        String kind = box.ref().isPresent() ? box.kind().name() : words.say("topology.box.several", box.contains());
        String state = state(box);
        return state.isEmpty() ? kind : kind + ", " + state;
    }

    private String state(Box box) {
        Note note = box.note();
        String said = note == null ? "" : words.say(note.key(), note.args().toArray());
        String bare = bareState(box);
        return said.isEmpty() || bare.isEmpty() ? bare + said : words.say("topology.box.noted", bare, said);
    }

    private String bareState(Box box) {
        if (box.missing()) {
            return words.say("cli.map.missing");
        }
        if (box.pods().isEmpty() || box.pods().size() == box.contains()) {
            return box.health().word();
        }
        long ready = box.pods().stream().filter(pod -> pod.state() == Health.State.OK || pod.state() == Health.State.DONE).count();
        return words.say("topology.box.ready", ready, box.pods().size());
    }

    /** Returns why nothing passes along a line, or what policies decide about it; empty for nothing. */
    String remark(Wire wire) {
        return wire.fault()
                .map(fault -> words.say(fault.key(), fault.args().toArray()))
                .or(() -> wire.verdict().map(verdict -> words.say("topology.ruled", ruling(verdict), steps(verdict))))
                .orElse("");
    }

    private String ruling(Verdict verdict) {
        return words.say("topology.ruling." + verdict.ruling().name().toLowerCase(Locale.ROOT));
    }

    private String steps(Verdict verdict) {
        return verdict.steps().stream().map(step -> words.say(step.key(), step.args().toArray())).collect(Collectors.joining(words.say("topology.box.stop")));
    }

    /** Returns the applications with their boxes, and under each box where its lines lead. */
    List<String> lines(Picture picture) {
        Map<String, Box> boxes = new HashMap<>();
        picture.boxes().forEach(box -> boxes.put(box.id(), box));
        Map<String, List<Wire>> from = picture.wires().stream().collect(Collectors.groupingBy(Wire::from));
        List<String> lines = new ArrayList<>();
        String heading = "";
        for (Box box : picture.boxes()) {
            String under = box.group().isEmpty() ? box.row() : box.group() + ": " + box.row();
            if (!under.equals(heading)) {
                lines.add(under);
                heading = under;
            }
            String state = box.ref().isEmpty() ? caption(box) : state(box);
            lines.add("  " + name(box) + (state.isEmpty() ? "" : "   " + state));
            for (Wire wire : from.getOrDefault(box.id(), List.of())) {
                Optional.ofNullable(boxes.get(wire.to())).ifPresent(to -> lines.add("    " + line(wire, to)));
            }
        }
        return lines;
    }

    private static String name(Box box) {
        return box.ref().map(ref -> ref.shortName()).orElse(box.title());
    }

    private String line(Wire wire, Box to) {
        String link = link(wire.link()) + " " + name(to) + (wire.label().isEmpty() ? "" : "   " + wire.label());
        return wire.fault()
                .map(_ -> words.say("cli.map.broken", link, remark(wire)))
                .or(() -> wire.verdict().map(verdict -> words.say("topology.wire.ruled", link, ruling(verdict), steps(verdict))))
                .orElse(link);
    }

    private String link(Link link) {
        return words.say("topology.link." + link.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Returns what was left out and why; nothing when all is shown. */
    Optional<String> left(Picture picture) {
        return picture.hidden().isEmpty()
                ? Optional.empty()
                : Optional.of(picture.hidden().entrySet().stream().map(hidden -> words.say(hidden.getKey(), hidden.getValue())).collect(Collectors.joining("; ")));
    }
}

package dev.pilothouse.ui.topology;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.topology.Drawing;
import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Layer;
import dev.pilothouse.topology.Layout;
import dev.pilothouse.topology.Lens;
import dev.pilothouse.topology.Link;
import dev.pilothouse.topology.Look;
import dev.pilothouse.topology.Network;
import dev.pilothouse.topology.Picture;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.topology.Survey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A map that is ready to be drawn, with all that it was made of.
 *
 * @param look taken of the survey's graph
 * @param network what policies depend on, where they were asked
 * @param reading how often the map was begun anew: a drawing of another reading is looked at from its beginning
 */
record Shown(Survey survey, Look look, Network network, Picture picture, Sheet sheet, int reading) {

    /** Makes the map; takes some milliseconds for each thousand objects, and less where they only fare otherwise. What stood somewhere before stays there unless the arrangement is another. */
    static Shown of(Survey survey, Lens lens, Network network, Optional<Shown> before, int reading) {
        Look look = before.map(shown -> shown.look().again(lens, survey.graph())).orElseGet(() -> lens.watch(survey.graph()));
        Picture picture = lens.layers().contains(Layer.POLICY) ? survey.guard().judged(look.picture(), network) : look.picture();
        Optional<Shown> same = before.filter(shown -> shown.reading() == reading && shown.lens().grouping() == lens.grouping());
        if (same.filter(shown -> shown.picture().equals(picture)).isPresent()) {
            return new Shown(survey, look, network, picture, same.get().sheet(), reading);
        }
        Optional<Shown> alike = same.filter(shown -> isAlike(shown.picture(), picture));
        if (alike.isPresent()) {
            return new Shown(survey, look, network, picture, new Sheet(filled(alike.get().sheet().drawing(), picture)), reading);
        }
        Drawing drawing = same.filter(shown -> shown.lens().layers().equals(lens.layers()) && shown.lens().find().equals(lens.find()))
                .map(shown -> Layout.after(shown.sheet().drawing(), picture))
                .orElseGet(() -> Layout.of(picture));
        return new Shown(survey, look, network, picture, new Sheet(drawing), reading);
    }

    Lens lens() {
        return look.lens();
    }

    /** Tells whether two pictures differ in nothing that has to do with places: mostly an object has only become well or unwell. */
    private static boolean isAlike(Picture one, Picture two) {
        if (one.boxes().size() != two.boxes().size() || !one.wires().equals(two.wires())) {
            return false;
        }
        for (int i = 0; i < one.boxes().size(); i++) {
            Box before = one.boxes().get(i);
            Box now = two.boxes().get(i);
            boolean same = before.id().equals(now.id()) && before.row().equals(now.row()) && before.group().equals(now.group()) && before.pods().isEmpty() == now.pods().isEmpty();
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static Drawing filled(Drawing drawing, Picture picture) {
        Map<String, Box> boxes = picture.boxes().stream().collect(Collectors.toMap(Box::id, box -> box));
        List<Placed> placed = drawing.boxes().stream()
                .map(old -> new Placed(boxes.getOrDefault(old.box().id(), old.box()), old.x(), old.y(), old.width(), old.height()))
                .toList();
        return new Drawing(drawing.width(), drawing.height(), placed, drawing.wires(), drawing.groups());
    }

    /** Returns the box of an object: its own, or that of the workload that it is folded into. */
    Optional<Placed> box(ResourceRef ref) {
        return own(ref).or(() -> survey.graph().vertex(ref).flatMap(vertex -> own(vertex.controller())));
    }

    /** Returns what runs behind a box: itself when it has pods, else the first that it sends connections to. */
    Optional<ResourceRef> runner(Box box) {
        return runner(box, new HashSet<>());
    }

    /** @param seen boxes that were asked already: folded applications may send to each other in a ring */
    private Optional<ResourceRef> runner(Box box, Set<String> seen) {
        if (!box.pods().isEmpty() || !seen.add(box.id())) {
            return box.pods().isEmpty() ? Optional.empty() : box.ref();
        }
        return sheet.wiresOf(box.id()).stream()
                .filter(wire -> wire.wire().from().equals(box.id()) && (wire.wire().link() == Link.SERVES || wire.wire().link() == Link.ROUTES))
                .flatMap(wire -> sheet.across(wire, box.id()).stream())
                .flatMap(next -> runner(next.box(), seen).stream())
                .findFirst();
    }

    private Optional<Placed> own(ResourceRef ref) {
        return sheet.drawing().boxes().stream().filter(placed -> placed.box().ref().filter(ref::equals).isPresent()).findFirst();
    }
}

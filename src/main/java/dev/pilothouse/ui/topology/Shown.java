package dev.pilothouse.ui.topology;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.topology.Drawing;
import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Layout;
import dev.pilothouse.topology.Lens;
import dev.pilothouse.topology.Picture;
import dev.pilothouse.topology.Survey;
import java.util.Optional;

/**
 * A map that is ready to be drawn, with all that it was made of.
 *
 * @param reading how often the map was begun anew: a drawing of another reading is looked at from its beginning
 */
record Shown(Survey survey, Lens lens, Picture picture, Sheet sheet, int reading) {

    /** Makes the map; takes some milliseconds for each thousand objects. What stood somewhere before stays there unless the arrangement is another. */
    static Shown of(Survey survey, Lens lens, Optional<Shown> before, int reading) {
        Picture picture = lens.look(survey.graph());
        Optional<Shown> same = before.filter(shown -> shown.reading() == reading && shown.lens().grouping() == lens.grouping());
        if (same.filter(shown -> shown.picture().equals(picture)).isPresent()) {
            return new Shown(survey, lens, picture, same.get().sheet(), reading);
        }
        Drawing drawing = same.filter(shown -> shown.lens().layers().equals(lens.layers()) && shown.lens().find().equals(lens.find()))
                .map(shown -> Layout.after(shown.sheet().drawing(), picture))
                .orElseGet(() -> Layout.of(picture));
        return new Shown(survey, lens, picture, new Sheet(drawing), reading);
    }

    /** Returns the box of an object: its own, or that of the workload that it is folded into. */
    Optional<Placed> box(ResourceRef ref) {
        return own(ref).or(() -> survey.graph().vertex(ref).flatMap(vertex -> own(vertex.controller())));
    }

    private Optional<Placed> own(ResourceRef ref) {
        return sheet.drawing().boxes().stream().filter(placed -> placed.box().ref().filter(ref::equals).isPresent()).findFirst();
    }
}

package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Drawing.Routed;
import dev.pilothouse.topology.Link;
import dev.pilothouse.topology.Step;
import dev.pilothouse.topology.Step.Stage;
import dev.pilothouse.topology.Step.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where on a map a request ends: on a line between two boxes, or in a box.
 *
 * @param box id of the box from which it gets no further, empty for none
 * @param to id of the box that it does not get to, empty when it ends in the first
 */
record Break(String box, String to) {

    static final Break NONE = new Break("", "");

    /** Finds the place of the step that lets nothing pass; a step about something that has no box ends in the last box before it. */
    static Break of(Answer answer, Shown shown) {
        List<Step> steps = answer.steps();
        Optional<Step> broken = steps.stream().filter(step -> step.standing() == Standing.BROKEN).findFirst();
        if (broken.isEmpty() || answer.aboutPolicies()) {
            return NONE;
        }
        Step step = broken.get();
        List<String> before = steps.subList(0, steps.indexOf(step)).stream().flatMap(each -> box(each, shown).stream()).toList();
        String last = before.isEmpty() ? "" : before.getLast();
        String here = step.stage() == Stage.POLICY ? last : box(step, shown).orElse(last);
        return switch (step.stage()) {
            case RULE, CLASS, CERTIFICATE, CONTAINER -> new Break(here, "");
            case SERVICE -> here.equals(last) ? leading(shown, here, Link.ROUTES, step) : between(shown, last, here);
            case PORT, ENDPOINTS, POLICY -> leading(shown, here, Link.SERVES, step);
        };
    }

    private static Optional<String> box(Step step, Shown shown) {
        return step.object().flatMap(shown::box).map(placed -> placed.box().id());
    }

    private static Break between(Shown shown, String from, String to) {
        boolean drawn = shown.sheet().wiresOf(to).stream().anyMatch(wire -> wire.wire().from().equals(from));
        return drawn ? new Break(from, to) : new Break(to, "");
    }

    /** Of several lines that which leads to what the step names, or is broken by itself. */
    private static Break leading(Shown shown, String from, Link link, Step step) {
        return shown.sheet().wiresOf(from).stream()
                .filter(wire -> wire.wire().from().equals(from) && wire.wire().link() == link)
                .max(Comparator.<Routed, Boolean>comparing(wire -> named(shown, wire, step)).thenComparing(wire -> wire.wire().fault().isPresent()))
                .map(wire -> new Break(from, wire.wire().to()))
                .orElse(new Break(from, ""));
    }

    private static boolean named(Shown shown, Routed wire, Step step) {
        return shown.sheet().box(wire.wire().to()).map(Placed::box).filter(box -> step.args().contains(box.title())).isPresent();
    }

    boolean isOn(String from, String other) {
        return !to.isEmpty() && box.equals(from) && to.equals(other);
    }

    boolean isIn(String id) {
        return to.isEmpty() && box.equals(id);
    }
}

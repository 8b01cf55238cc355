package dev.pilothouse.ui.forward;

import dev.pilothouse.forward.Offer;
import dev.pilothouse.model.Problem;
import java.util.List;

/** How far the form is that begins a forward. */
sealed interface FormState {

    /** The object is read for its ports. */
    record Reading() implements FormState {}

    /**
     * It can be filled in.
     *
     * @param offers ports that the object says it has
     */
    record Ready(List<Offer> offers) implements FormState {}

    record Refused(Problem problem) implements FormState {}
}

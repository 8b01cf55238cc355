package dev.pilothouse.guide.form;

import dev.pilothouse.guide.Effect;
import java.util.List;
import java.util.function.Supplier;

/** Something that is shown under the fields and is no field: what they mean, drawn or said. */
public sealed interface Exhibit {

    /** A boxed remark with a heading. */
    record Box(Effect heading, Effect words) implements Exhibit {}

    /**
     * Sentences under a heading.
     *
     * @param lines worked out only when they are shown; equal where they say the same, so that nothing is drawn anew
     */
    record Lines(Effect heading, Supplier<List<Effect>> lines) implements Exhibit {}

    /**
     * Bars that are partly taken.
     *
     * @param verdict what they come to, beside the heading
     */
    record Bars(Effect heading, Effect verdict, List<Bar> bars) implements Exhibit {}

    /**
     * One bar.
     *
     * @param taken share that is taken already, 0 to 1
     * @param added share that would be taken in addition
     */
    record Bar(String name, double taken, double added, Effect words) {}
}

package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Form;
import dev.pilothouse.model.Problem;

/** How far a guided edit has come on the screen. */
sealed interface GuideState {

    /** What it starts from is being read. */
    record Reading() implements GuideState {}

    /**
     * It can be filled in.
     *
     * @param form over the last text that could be read
     * @param text as it is in the editor, whether it can be read or not
     */
    record Filling(Form form, String text, Standing standing) implements GuideState {}

    record Refused(Problem problem) implements GuideState {}

    /** Whether what is filled in can go to the review, and if not, why. */
    sealed interface Standing {

        record Ready() implements Standing {}

        /** Nothing differs from what is there. */
        record Unchanged() implements Standing {}

        /** So many mistakes are to be settled first. */
        record Unsettled(int count) implements Standing {}

        /**
         * The YAML cannot be read.
         *
         * @param line where, counted from 1
         */
        record Broken(int line, Problem problem) implements Standing {}

        /** The cluster does not know one of the kinds. */
        record Unknown(Problem problem) implements Standing {}
    }
}

package dev.pilothouse.ui.change;

import dev.pilothouse.change.Draft;
import dev.pilothouse.words.Words;

/** Drafts and receipts in a sentence. */
final class Summaries {

    private Summaries() {}

    /** Returns what a draft would do: "Scale web to 5". */
    static String wish(Words words, Draft.Summary summary) {
        return words.say("change.summary." + summary.verb(), summary.args().toArray());
    }

    /** Returns what was done: "Scaled web to 5". */
    static String done(Words words, Draft.Summary summary) {
        return words.say("change.done." + summary.verb(), summary.args().toArray());
    }
}

package dev.pilothouse.ui.change;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.words.Words;
import java.util.Locale;

/** Drafts and receipts in a sentence. */
final class Summaries {

    private Summaries() {}

    /** Returns what a draft would do: "Scale web to 5". */
    static String wish(Words words, Draft.Summary summary) {
        return words.say("change.summary." + summary.verb(), summary.args().toArray());
    }

    /** Returns how a change ended: "applied in part". */
    static String result(Words words, Receipt.Result result) {
        return words.say("change.result." + result.name().toLowerCase(Locale.ROOT));
    }

    /** Returns what a change did, or what it would have done if nothing of it was applied. */
    static String of(Words words, Receipt receipt) {
        return receipt.entries().isEmpty() ? wish(words, receipt.summary()) : done(words, receipt.summary());
    }

    /** Returns what was done: "Scaled web to 5". */
    static String done(Words words, Draft.Summary summary) {
        return words.say("change.done." + summary.verb(), summary.args().toArray());
    }
}

package dev.pilothouse.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Changing the numbers of copies of several workloads at once, also to zero and back to what they were. */
public final class ScaleSeveral {

    private ScaleSeveral() {}

    /**
     * Makes one draft of all workloads that get another number than they have.
     *
     * @param numbers at least one
     */
    public static Draft draft(Map<Scale, Integer> numbers) {
        if (numbers.size() == 1) {
            Map.Entry<Scale, Integer> only = numbers.entrySet().iterator().next();
            return only.getKey().draft(only.getValue());
        }
        List<Wish> wishes = numbers.entrySet().stream()
                .filter(number -> number.getKey().current() != number.getValue())
                .map(number -> number.getKey().wish(number.getValue()))
                .toList();
        return new Draft(new Summary("scale-several", List.of(Integer.toString(wishes.size()))), wishes);
    }

    /**
     * Returns the number of copies that a workload had before it was last scaled to zero from here, so that it can go back to it; empty
     * when no change of that kind is known.
     *
     * @param receipts newest first
     */
    public static OptionalInt before(List<Receipt> receipts, String context, ResourceRef ref) {
        return receipts.stream()
                .filter(receipt -> receipt.context().equals(context))
                .flatMap(receipt -> receipt.entries().stream())
                .filter(entry -> entry.ref().equals(ref) && copies(entry.after()) == 0 && copies(entry.before()) > 0)
                .mapToInt(ScaleSeveral::before)
                .findFirst();
    }

    private static int before(Entry entry) {
        return copies(entry.before());
    }

    private static int copies(Optional<Document> document) {
        return document.map(found -> (int) found.tree().number(1, "spec", "replicas")).orElse(-1);
    }
}

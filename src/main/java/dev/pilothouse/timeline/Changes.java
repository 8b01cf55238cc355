package dev.pilothouse.timeline;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.ResourceRef;
import java.util.Collection;
import java.util.List;

/** The journal's changes of one context as happenings. */
public final class Changes {

    private Changes() {}

    /** Returns one for each object that was changed, at the time of the cluster, so that all stand on one axis. */
    public static List<Happening> of(Collection<Receipt> receipts, String context) {
        return receipts.stream()
                .filter(receipt -> receipt.context().equals(context))
                .flatMap(receipt -> receipt.entries().stream()
                        .map(Receipt.Entry::ref)
                        .distinct()
                        .map(ref -> changed(receipt, ref)))
                .toList();
    }

    private static Happening changed(Receipt receipt, ResourceRef ref) {
        return new Happening.Changed(receipt, ref, receipt.clusterTime().getEpochSecond());
    }
}

package dev.pilothouse.timeline;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.ResourceRef;

/** A change shortly before something broke: near in time and in what it touched, which proves nothing and is where one looks first. */
public sealed interface Suspect {

    /** What was changed. */
    ResourceRef touched();

    Tie.How how();

    /** When, in epoch seconds by the cluster's clock. */
    long at();

    /** A change from here, which can be looked at and undone. */
    record Ours(Receipt receipt, ResourceRef touched, Tie.How how, long at) implements Suspect {}

    /** A change that somebody made another way: all that is known is the name that their tool gave. */
    record Theirs(String manager, ResourceRef touched, Tie.How how, long at) implements Suspect {}

    /** A rollout of which nobody can say what began it. */
    record Rollout(String revision, ResourceRef touched, Tie.How how, long at) implements Suspect {}
}

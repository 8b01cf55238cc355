package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something that is done to objects as a whole, whose consequences are shown before: deleting, emptying a node. */
interface Deed {

    /** Returns the object that it is about, or the first of several. */
    ResourceRef about();

    /** Returns the key of its title in the message bundles, with one argument. */
    String titleKey();

    String titleArgument();

    /** Reads what the consequences depend on. Blocks. */
    Consequences look(Session session);

    /** What would follow, and what may be chosen about it. */
    interface Consequences {

        /** Returns what it befalls, one line each. */
        List<Line> lines();

        /** Returns what follows, the most important first. */
        List<Effect> effects();

        /** Returns keys of what may be agreed to, in the message bundles. */
        List<String> options();

        /**
         * Returns the draft.
         *
         * @param agreed those of the options that were chosen
         * @return empty when it needs more to be agreed to
         */
        Optional<Draft> draft(Set<String> agreed);
    }

    /**
     * One object that it befalls.
     *
     * @param fateKey what becomes of it, as a key of the message bundles with one argument
     * @param stays whether it is spared
     */
    record Line(String name, String namespace, String fateKey, String fateArgument, boolean stays) {}
}

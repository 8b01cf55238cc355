package dev.pilothouse.ui.log;

import dev.pilothouse.log.Ledger;
import dev.pilothouse.log.Ledger.Standing;
import dev.pilothouse.log.Source;
import java.util.List;
import java.util.Optional;

/** The containers of a log and how each stands. */
record SourceStates(List<One> all) {

    static final SourceStates NONE = new SourceStates(List.of());

    /**
     * One of them.
     *
     * @param standing what happened to it last, if that is why it says nothing
     */
    record One(Source source, String name, Optional<Standing> standing) {}

    static SourceStates of(Ledger book, SourceNames names) {
        return new SourceStates(book.sources().stream()
                .map(source -> new One(source, names.of(source.number()), book.standing(source.number())))
                .toList());
    }
}

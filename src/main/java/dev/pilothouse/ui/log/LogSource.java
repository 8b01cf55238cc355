package dev.pilothouse.ui.log;

import dev.pilothouse.log.Ledger;
import dev.pilothouse.log.Report;
import dev.pilothouse.log.Wish;
import dev.pilothouse.model.Problem;
import java.time.Instant;

/** Where a log view has its lines from. */
interface LogSource {

    /** Starts to fill the book with what is wished for; returns at once. */
    Going read(Wish wish, Ledger book, Listener listener);

    /** A log that is being read. */
    interface Going extends AutoCloseable {

        /** Puts lines that were written since that moment before those that are there. */
        void older(Instant since);

        /** Lets lines wait where they come from. */
        void pause();

        void resume();

        @Override
        void close();
    }

    /** Told how it goes, on the FX thread. */
    interface Listener {

        void report(Report report);

        /** Nothing more comes. */
        void ended();

        void refused(Problem problem);
    }
}

package dev.pilothouse.ui.log;

import dev.pilothouse.log.Entry;

/** The lines to show, by their place among those that are not hidden. */
interface Lines {

    /** Nothing to show. */
    Lines NONE = new Lines() {
        @Override
        public long first() {
            return 0;
        }

        @Override
        public long end() {
            return 0;
        }

        @Override
        public Entry at(long place) {
            throw new IndexOutOfBoundsException(place);
        }

        @Override
        public long placeOf(long number) {
            return 0;
        }
    };

    /** Returns the place of the oldest line that is kept. */
    long first();

    /** Returns the place after that of the newest line. */
    long end();

    /** Returns the line at that place, or the oldest instead when it is gone. */
    Entry at(long place);

    /** Returns the place of the line of that number, or where it would stand: that of the next one that is shown. */
    long placeOf(long number);
}

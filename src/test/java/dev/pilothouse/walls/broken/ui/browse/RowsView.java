package dev.pilothouse.walls.broken.ui.browse;

import dev.pilothouse.walls.broken.session.Wide;

/** A view that knows the session. */
record RowsView(Wide session) {}

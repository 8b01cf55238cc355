package dev.pilothouse.walls.broken.ui.browse;

import javafx.scene.Node;

/** A view model that knows a control. */
record RowsViewModel(Node node) {}

package dev.pilothouse.ui.change;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.ResourceRef;
import java.util.function.Consumer;

/** What can be done from the review besides going on with it. */
record ReviewActions(Runnable close, Consumer<Receipt> undo, Runnable save, Consumer<ResourceRef> edit) {}

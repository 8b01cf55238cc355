package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import java.util.List;

/**
 * What a write left.
 *
 * @param object as it is now, or would be after a dry run; after a delete, the object or a Status
 * @param created whether it was not there before
 * @param warnings texts for the header Warning
 */
public record Written(Document object, boolean created, List<String> warnings) {}

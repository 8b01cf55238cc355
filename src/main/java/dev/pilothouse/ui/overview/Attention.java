package dev.pilothouse.ui.overview;

import dev.pilothouse.diagnosis.Diagnosis;
import dev.pilothouse.model.Row;
import java.util.Optional;

/**
 * Something that somebody should look at.
 *
 * @param why empty until it is found out, and where no rule knows it
 */
record Attention(Row row, Optional<Diagnosis> why) {}

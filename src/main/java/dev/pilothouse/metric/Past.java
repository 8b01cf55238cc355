package dev.pilothouse.metric;

import dev.pilothouse.model.Problem;
import java.util.Optional;

/**
 * What is known of a target's use from the best source that answered.
 *
 * @param longer whether there is a Prometheus, which knows more than the last hour
 * @param trouble why the Prometheus of the cluster told nothing, empty when it did or when there is none
 */
public record Past(Study study, boolean longer, Optional<Problem> trouble) {}

package dev.pilothouse.guide.form;

import dev.pilothouse.model.Quantity;

/**
 * What one container used over the last hour; of several pods the one that used most counts, since all get the same.
 *
 * @param resource {@code cpu} or {@code memory}
 * @param usual what it stayed below for 95 percent of the time
 * @param pods how many were measured
 */
public record PastUse(String container, String resource, Quantity usual, Quantity peak, int pods) {}

package dev.pilothouse.platform.playground.status;

/**
 * One thing that is wrong with an object: an entry of {@code details.causes} of a Status.
 *
 * @param reason for example {@code FieldValueRequired}, {@code FieldValueInvalid}, {@code FieldValueNotSupported},
 *     {@code FieldValueDuplicate}, {@code FieldValueForbidden}, {@code FieldManagerConflict}
 * @param message as the real server words it, without the field, for example {@code Required value: name or generateName is required}
 * @param field path such as {@code spec.containers[0].name}
 */
public record Cause(String reason, String message, String field) {}

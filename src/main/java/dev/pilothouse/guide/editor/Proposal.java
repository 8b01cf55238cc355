package dev.pilothouse.guide.editor;

/**
 * Something that can be written at the caret.
 *
 * @param label what people read in the list
 * @param insert what replaces the word at the caret, with further lines indented for the place
 * @param type what stands there, for example {@code []Container} or {@code int32}; empty when the label says it all
 * @param description what it is for, in the words of its schema; may be empty
 * @param required it must be given
 */
public record Proposal(String label, String insert, String type, String description, boolean required) {}

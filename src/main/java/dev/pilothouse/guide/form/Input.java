package dev.pilothouse.guide.form;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.model.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How a field is asked for. */
public sealed interface Input {

    /** One line of text. */
    record Text() implements Input {}

    /** Text of several lines, such as the content of a file. */
    record Content() implements Input {}

    /** A whole number; anything else that is typed stays in the text and is a mistake. */
    record Whole(long least, long most) implements Input {}

    /**
     * An amount of a resource.
     *
     * @param reach the largest amount that a slider offers; empty for no slider
     * @param observed what is used in fact, as a mark on the slider
     */
    record Amount(Optional<Quantity> reach, Optional<Quantity> observed) implements Input {}

    /**
     * One of some values.
     *
     * @param free whether another value can be typed, as with names of objects that may not be there yet
     */
    record Choice(List<Option> options, boolean free) implements Input {}

    /**
     * One value of a choice.
     *
     * @param words how it reads; a plain one for names
     */
    record Option(String value, Effect words) {

        public static Option plain(String value) {
            return new Option(value, Section.plain(value));
        }
    }

    /** On or off. */
    record Switch() implements Input {}

    /**
     * Texts by key, such as labels.
     *
     * @param ofKey rules for each key
     * @param ofValue rules for each value
     */
    record Pairs(List<Check> ofKey, List<Check> ofValue) implements Input {}

    /** A list of texts, such as arguments. Each is checked by the field's checks. */
    record Texts() implements Input {}

    /**
     * A list of things that have fields of their own, such as ports.
     *
     * @param added what a new one begins with
     * @param addKey what the button says that adds one
     */
    record Groups(List<Group> groups, Object added, String addKey) implements Input {}

    /** One element of a list. */
    record Group(Effect heading, Spot spot, List<Field> fields) {}

    /** Something that can be there or not, with its fields when it is. */
    record Part(boolean present, UnaryOperator<Sheet> add, UnaryOperator<Sheet> remove, List<Field> fields) implements Input {}

    /** Only shown, for what cannot be changed. */
    record Fixed() implements Input {}
}

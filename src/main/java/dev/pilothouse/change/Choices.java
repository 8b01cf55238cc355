package dev.pilothouse.change;

import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.ResourceRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was decided about fields that others own: field by field, and for all that nothing was said about.
 *
 * @param fields decisions about single fields
 * @param others what holds for every other field
 */
public record Choices(Map<Field, Choice> fields, Choice others) {

    /**
     * One field of one object.
     *
     * @param path as the server writes it, for example {@code .spec.replicas}
     */
    public record Field(ResourceRef ref, String path) {}

    public Choices {
        fields = Map.copyOf(fields);
    }

    /** Returns the same decision for every field. */
    public static Choices all(Choice choice) {
        return new Choices(Map.of(), choice);
    }

    /** Returns these decisions with one more, or another one. */
    public Choices with(Field field, Choice choice) {
        Map<Field, Choice> more = new LinkedHashMap<>(fields);
        more.put(field, choice);
        return new Choices(more, others);
    }

    /** Returns the fields of an object that are to stay as they are, whoever owns them. */
    List<String> left(ResourceRef ref) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getValue() == Choice.LEAVE_THEIRS && entry.getKey().ref().equals(ref))
                .map(entry -> entry.getKey().path())
                .toList();
    }

    /**
     * Returns what was decided about a field; without a decision, what only tools in a person's hand wrote is taken over.
     *
     * @param owners all owners of fields of the object, of which one field may have several
     */
    Choice of(ResourceRef ref, String field, List<FieldOwner> owners) {
        Choice choice = fields.getOrDefault(new Field(ref, field), others);
        boolean byHand = FieldManagers.mayBeTakenOver(owners.stream().filter(owner -> owner.field().equals(field)).toList());
        return choice == Choice.ASK && byHand ? Choice.TAKE_OVER : choice;
    }
}

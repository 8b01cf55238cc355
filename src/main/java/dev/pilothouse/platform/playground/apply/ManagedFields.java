package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.model.Tree;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code metadata.managedFields}: which owner has which fields since when ({@code ManagedFieldsEntry} of the meta API).
 *
 * <p>A working copy for one write; filled from an object and written back to one.
 */
final class ManagedFields {

    /**
     * What one owner has.
     *
     * @param apiVersion in which the fields are named
     * @param time of its last change, if known
     */
    record Owned(FieldSet fields, String apiVersion, Optional<Instant> time) {
        Owned with(FieldSet others) {
            return new Owned(others, apiVersion, time);
        }
    }

    private static final Comparator<Map.Entry<Owner, Owned>> ORDER = Comparator
            .comparing((Map.Entry<Owner, Owned> entry) -> !entry.getKey().applied())
            .thenComparing(entry -> entry.getValue().time().map(Instant::getEpochSecond).orElse(0L))
            .thenComparing(entry -> entry.getKey().manager())
            .thenComparing(entry -> entry.getValue().apiVersion())
            .thenComparing(entry -> entry.getKey().subresource());

    private final Map<Owner, Owned> entries;

    private ManagedFields(Map<Owner, Owned> entries) {
        this.entries = entries;
    }

    static ManagedFields none() {
        return new ManagedFields(new TreeMap<>());
    }

    /** Returns a copy that may be changed by itself. */
    ManagedFields copy() {
        return new ManagedFields(new TreeMap<>(entries));
    }

    Map<Owner, Owned> entries() {
        return entries;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    FieldSet fields(Owner owner) {
        Owned owned = entries.get(owner);
        return owned == null ? FieldSet.EMPTY : owned.fields();
    }

    /** Sets what an owner has, keeping its time; with no fields it is no longer an owner. */
    void put(Owner owner, FieldSet fields, String apiVersion) {
        Owned before = entries.get(owner);
        if (fields.isEmpty()) {
            entries.remove(owner);
        } else {
            entries.put(owner, new Owned(fields, apiVersion, before == null ? Optional.empty() : before.time()));
        }
    }

    void stamp(Owner owner, Instant time) {
        entries.computeIfPresent(owner, (_, owned) -> new Owned(owned.fields(), owned.apiVersion(), Optional.of(time.truncatedTo(ChronoUnit.SECONDS))));
    }

    /**
     * Reads the entries of an object.
     *
     * @throws IllegalArgumentException when one of them is none
     */
    static ManagedFields read(Map<String, Object> object) {
        ManagedFields managed = none();
        for (Object item : new Tree(object).list("metadata", "managedFields")) {
            managed.readEntry(new Tree(notNull(Typed.map(item))));
        }
        return managed;
    }

    private void readEntry(Tree entry) {
        String operation = entry.text("operation");
        if (!operation.equals("Apply") && !operation.equals("Update")) {
            throw new IllegalArgumentException("operation must be `Apply` or `Update`");
        }
        String apiVersion = entry.text("apiVersion");
        if (apiVersion.isEmpty()) {
            throw new IllegalArgumentException("apiVersion must not be empty");
        }
        if (!entry.text("fieldsType").equals("FieldsV1")) {
            throw new IllegalArgumentException("invalid fieldsType");
        }
        boolean applied = operation.equals("Apply");
        Owner owner = new Owner(entry.text("manager"), applied, applied ? "" : apiVersion, entry.text("subresource"));
        FieldSet fields = FieldsV1.read(Typed.map(entry.at("fieldsV1").orElse(null)));
        entries.put(owner, new Owned(fields, apiVersion, time(entry.text("time"))));
    }

    private static Optional<Instant> time(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Returns the entries as they stand in an object: appliers first, then by time and name. */
    List<Object> write() {
        List<Object> list = new ArrayList<>(entries.size());
        entries.entrySet().stream().sorted(ORDER).forEach(entry -> list.add(writeEntry(entry.getKey(), entry.getValue())));
        return list;
    }

    private static Map<String, Object> writeEntry(Owner owner, Owned owned) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("manager", owner.manager());
        entry.put("operation", owner.applied() ? "Apply" : "Update");
        entry.put("apiVersion", owned.apiVersion());
        owned.time().ifPresent(time -> entry.put("time", time.toString()));
        entry.put("fieldsType", "FieldsV1");
        entry.put("fieldsV1", FieldsV1.write(owned.fields()));
        if (!owner.subresource().isEmpty()) {
            entry.put("subresource", owner.subresource());
        }
        return entry;
    }

    /** Returns the object with these entries, or with none. */
    Map<String, Object> into(Map<String, Object> object) {
        Map<String, Object> metadata = new LinkedHashMap<>(new Tree(object).tree("metadata").fields());
        if (entries.isEmpty()) {
            metadata.remove("managedFields");
        } else {
            metadata.put("managedFields", write());
        }
        Map<String, Object> result = new LinkedHashMap<>(object);
        result.put("metadata", metadata);
        return result;
    }

    /** Returns the object without any entries. */
    static Map<String, Object> strip(Map<String, Object> object) {
        return new Tree(object).at("metadata").filter(Map.class::isInstance).isEmpty() ? object : none().into(object);
    }

    @SuppressWarnings("unchecked") // a tree's fields may be null
    private static Map<String, Object> notNull(Map<String, @Nullable Object> map) {
        return (Map<String, Object>) (Map<String, ?>) map;
    }
}

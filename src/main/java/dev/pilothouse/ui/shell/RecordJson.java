package dev.pilothouse.ui.shell;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records as trees and back, so that a place is kept over a restart without a word about each: records, sealed interfaces of them,
 * texts, numbers, truth values, names of enums, durations, lists, optionals and trees. Which record stands for an interface is said by its name.
 */
final class RecordJson {

    private static final String TYPE = "is";

    private RecordJson() {}

    static Tree write(Record value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(TYPE, value.getClass().getSimpleName());
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            @Nullable Object written = written(read(component, value));
            if (written != null) {
                fields.put(component.getName(), written);
            }
        }
        return new Tree(fields);
    }

    private static @Nullable Object written(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Tree tree -> tree.fields();
            case Record part -> write(part).fields();
            case Optional<?> optional -> written(optional.orElse(null));
            case List<?> list -> list.stream().map(RecordJson::written).toList();
            case Enum<?> constant -> constant.name();
            case Integer number -> number.longValue();
            case Duration duration -> duration.toString();
            default -> value;
        };
    }

    private static Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw unreadable(component.getName(), e);
        }
    }

    /** Returns the first part of that type within a record, in the order of its components; null when there is none. */
    static <T> @Nullable T first(Object value, Class<T> type) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        List<?> parts = switch (value) {
            case Optional<?> optional -> optional.stream().toList();
            case List<?> list -> list;
            case Tree _ -> List.of();
            case Record record -> Arrays.stream(record.getClass().getRecordComponents()).map(component -> read(component, record)).toList();
            default -> List.of();
        };
        for (Object part : parts) {
            T found = first(part, type);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws ProblemException {@code UNEXPECTED} when it does not fit the type, as after an update that changed it
     */
    static <T> T read(Tree tree, Class<T> type) {
        return type.cast(record(type, tree.fields()));
    }

    private static Object record(Class<?> type, Map<?, ?> fields) {
        if (!type.isRecord()) {
            return record(permitted(type, String.valueOf(fields.get(TYPE))), fields);
        }
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType(), fields.get(components[i].getName()));
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw unreadable(type.getSimpleName(), e);
        }
    }

    private static Class<?> permitted(Class<?> type, String name) {
        for (Class<?> permitted : type.isSealed() ? type.getPermittedSubclasses() : new Class<?>[0]) {
            if (permitted.getSimpleName().equals(name)) {
                return permitted;
            }
        }
        throw unreadable(name, null);
    }

    private static @Nullable Object value(Type type, @Nullable Object written) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return written == null ? Optional.empty() : Optional.ofNullable(value(generic.getActualTypeArguments()[0], written));
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            List<@Nullable Object> list = new ArrayList<>();
            for (Object element : written instanceof List<?> elements ? elements : List.of()) {
                list.add(value(generic.getActualTypeArguments()[0], element));
            }
            return List.copyOf(list);
        }
        return type instanceof Class<?> plain ? plain(plain, written) : written;
    }

    private static @Nullable Object plain(Class<?> type, @Nullable Object written) {
        if (type == Tree.class && written instanceof Map<?, ?> map) {
            return new Tree(fields(map));
        }
        if (written instanceof Map<?, ?> map) {
            return record(type, map);
        }
        if (type == Duration.class && written instanceof String text) {
            return Duration.parse(text);
        }
        if (type == int.class && written instanceof Long number) {
            return Math.toIntExact(number);
        }
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(written)) {
                    return constant;
                }
            }
        }
        if (written == null || (!type.isPrimitive() && !type.isInstance(written)) || type.isEnum()) {
            throw unreadable(type.getSimpleName(), null);
        }
        return written;
    }

    @SuppressWarnings("unchecked") // trees have string keys only
    private static Map<String, Object> fields(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private static ProblemException unreadable(String what, @Nullable Throwable cause) {
        Problem problem = Problem.of(ProblemCode.UNEXPECTED).withDetail(what);
        return cause == null ? new ProblemException(problem) : new ProblemException(problem, cause);
    }
}

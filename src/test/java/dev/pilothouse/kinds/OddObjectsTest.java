package dev.pilothouse.kinds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.kinds.KindObjects.Golden;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Cluster data is untrusted: whatever stands in a field, a row comes out, and it comes out of what is read. */
class OddObjectsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Kinds kinds = new Kinds();
    private final List<Golden> golden = KindObjects.all();

    @Property(tries = 5000)
    void projectsObjectsOfWrongTypes(
            @ForAll @IntRange(min = 0, max = 10_000) int which,
            @ForAll @IntRange(min = 0, max = 10_000) int field,
            @ForAll("odd") @Nullable Object odd) {
        Golden one = golden.get(which % golden.size());
        Tree object = changed(one.object(), field, odd);
        Projection projection = one.projection(kinds);

        Row row = projection.row(one.kind(), object);

        assertEquals(projection.columns().size(), row.cells().size());
        for (Cell cell : row.cells()) {
            assertEquals(-1, cell.print(NOW).indexOf('\n'));
            assertEquals(0, Cell.ORDER.compare(cell, cell));
        }
        assertEquals(row, projection.row(one.kind(), KindObjects.pruned(object, projection.reads())));
    }

    @Provide
    Arbitrary<@Nullable Object> odd() {
        Arbitrary<Object> scalars = Arbitraries.of(Arrays.asList(
                null, "", "x", "a\nb", "\u001b[31m", "1", "-1", "99999999999999999999", 0L, -1L, Long.MAX_VALUE, 1.5, true, false, "True",
                "2026-13-45T99:99:99Z", "2026-03-01T11:00:00+99:00", "+1000000000-01-01T00:00:00Z", "10Gi", "1e999", new java.math.BigInteger("9").pow(40)));
        Arbitrary<Object> lists = scalars.injectNull(0.2).list().ofMaxSize(3).map(list -> (Object) list);
        Arbitrary<Object> maps = Arbitraries.maps(Arbitraries.of("type", "name", "status", "a"), scalars.injectNull(0.1)).ofMaxSize(3)
                .map(map -> (Object) map);
        return Arbitraries.oneOf(scalars, lists, maps, lists.list().ofMaxSize(2).map(list -> (Object) list));
    }

    /** Returns the object with another value at its n-th field, counted in depth, or below the last field that it has. */
    private static Tree changed(Tree object, int n, @Nullable Object value) {
        int[] left = {n % count(object.fields())};
        return new Tree(change(object.fields(), left, value));
    }

    private static int count(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.size() + map.values().stream().mapToInt(OddObjectsTest::count).sum();
            case List<?> list -> list.size() + list.stream().mapToInt(OddObjectsTest::count).sum();
            case null, default -> 0;
        };
    }

    private static Map<String, Object> change(Map<?, ?> map, int[] left, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>();
        map.forEach((name, old) -> changed.put(String.valueOf(name), changeValue(old, left, value)));
        return changed;
    }

    private static @Nullable Object changeValue(@Nullable Object old, int[] left, @Nullable Object value) {
        if (left[0]-- == 0) {
            return value;
        }
        return switch (old) {
            case Map<?, ?> map -> change(map, left, value);
            case List<?> list -> {
                List<@Nullable Object> elements = new ArrayList<>();
                list.forEach(element -> elements.add(changeValue(element, left, value)));
                yield elements;
            }
            case null, default -> old;
        };
    }
}

package dev.pilothouse.platform.playground.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What holds of owners after any sequence of writes. */
final class FieldOwnershipPropertiesTest {

    private static final Kind KIND = Samples.SCHEMAS.named("podtemplates").orElseThrow().kind();
    private static final Schema SCHEMA = Samples.schema(KIND);
    private static final List<String> PEOPLE = List.of("alice", "bob", "carol");

    private final FieldManager manager = new FieldManager(KIND, SCHEMA, "", false);

    /** Returns an object after so many writes of all kinds. */
    private Document after(Wishes wishes, int writes) {
        Document live = manager.apply(Optional.empty(), wish(wishes), "alice", false, Samples.MORNING);
        for (int i = 0; i < writes; i++) {
            live = write(wishes, live, Samples.MORNING.plusSeconds(i));
        }
        return live;
    }

    private static Document wish(Wishes wishes) {
        return Document.of(wishes.object("PodTemplate", "p"));
    }

    private Document write(Wishes wishes, Document live, Instant now) {
        Random chance = wishes.chance();
        String who = PEOPLE.get(chance.nextInt(PEOPLE.size()));
        if (chance.nextInt(4) > 0) {
            return manager.apply(Optional.of(live), wish(wishes), who, true, now);
        }
        Map<String, Object> changed = new LinkedHashMap<>(wish(wishes).fields());
        return manager.update(Optional.of(live), Document.of(changed), who, now);
    }

    private static ManagedFields owners(Document object) {
        return ManagedFields.read(object.fields());
    }

    private static FieldSet leaves(Document object) {
        return Leaves.of(SCHEMA, ManagedFields.strip(object.fields()));
    }

    @Property(tries = 200)
    void applyingTwiceIsNoChange(@ForAll long seed, @ForAll @IntRange(max = 6) int writes) {
        Wishes wishes = new Wishes(seed);
        Document live = after(wishes, writes);
        Document wish = wish(wishes);
        Document once = manager.apply(Optional.of(live), wish, "bob", true, Samples.NOON);
        assertSame(once, manager.apply(Optional.of(once), wish, "bob", false, Samples.NOON.plusSeconds(9)));
    }

    @Property(tries = 200)
    void whoForcesGetsWhatIsAsked(@ForAll long seed, @ForAll @IntRange(max = 6) int writes) {
        Wishes wishes = new Wishes(seed);
        Document live = after(wishes, writes);
        Document wish = wish(wishes);
        Document applied = manager.apply(Optional.of(live), wish, "bob", true, Samples.NOON);
        Comparison difference = Comparison.of(SCHEMA, wish.fields(), ManagedFields.strip(applied.fields()));
        FieldSet stated = Leaves.of(SCHEMA, wish.fields());
        assertTrue(stated.intersection(difference.written().union(difference.removed())).isEmpty(), () -> "not as asked: " + difference);
    }

    /** What holds other fields may be owned after it went empty, as on the real server. */
    @Property(tries = 200)
    void nobodyOwnsALeafThatIsNotThere(@ForAll long seed, @ForAll @IntRange(max = 8) int writes) {
        Document live = after(new Wishes(seed), writes);
        owners(live).entries().forEach((owner, owned) -> owned.fields().forEach(path ->
            assertTrue(!isLeaf(path) || value(live.fields(), path) != Typed.ABSENT, () -> owner + " owns " + PathElement.shown(path))));
    }

    private static boolean isLeaf(List<PathElement> path) {
        Schema at = SCHEMA;
        for (PathElement step : path) {
            at = Typed.child(at, step);
        }
        return Typed.form(at, null) == Typed.Form.SCALAR || Typed.atomic(at);
    }

    private static @Nullable Object value(Object object, List<PathElement> path) {
        Object at = object;
        for (PathElement step : path) {
            at = below(at, step);
        }
        return at;
    }

    private static @Nullable Object below(@Nullable Object holder, PathElement step) {
        return switch (step) {
            case PathElement.Field field when holder instanceof Map<?, ?> map && map.containsKey(field.name()) -> map.get(field.name());
            case PathElement.Key key when holder instanceof List<?> list ->
                    list.stream().filter(item -> isIt(item, key)).findFirst().<Object>map(item -> item).orElse(Typed.ABSENT);
            case PathElement.Value value when holder instanceof List<?> list && list.contains(value.value()) -> value.value();
            default -> Typed.ABSENT;
        };
    }

    private static boolean isIt(Object item, PathElement.Key key) {
        return key.fields().entrySet().stream().allMatch(field -> {
            Object found = Typed.map(item).get(field.getKey());
            return found == null || found.equals(field.getValue());
        });
    }

    @Property(tries = 200)
    void whatOnlyOneAppliedGoesWhenItDoesNotApplyItAgain(@ForAll long seed, @ForAll @IntRange(max = 6) int writes) {
        Wishes wishes = new Wishes(seed);
        Document live = after(wishes, writes);
        Document wish = wish(wishes);
        FieldSet before = owners(live).fields(Owner.applier("bob", ""));
        FieldSet others = FieldSet.EMPTY;
        for (Map.Entry<Owner, ManagedFields.Owned> each : owners(live).entries().entrySet()) {
            if (!each.getKey().equals(Owner.applier("bob", ""))) {
                others = others.union(each.getValue().fields());
            }
        }
        FieldSet stated = Leaves.of(SCHEMA, wish.fields());
        FieldSet gone = before.difference(others.withNamedParents(SCHEMA)).difference(stated.withNamedParents(SCHEMA));
        Document applied = manager.apply(Optional.of(live), wish, "bob", true, Samples.NOON);
        FieldSet left = leaves(applied);
        FieldSet othersOwn = others;
        gone.forEach(path -> {
            boolean holdsOthers = reaches(othersOwn.union(stated), path);
            assertTrue(holdsOthers || !left.has(path), () -> PathElement.shown(path) + " is still there");
        });
    }

    private static boolean reaches(FieldSet set, List<PathElement> path) {
        FieldSet node = set;
        for (PathElement step : path) {
            FieldSet next = node.below().get(step);
            if (next == null) {
                return false;
            }
            node = next;
        }
        return true;
    }

    @Property(tries = 200)
    void withoutForceNothingOfOthersChanges(@ForAll long seed, @ForAll @IntRange(max = 6) int writes) {
        Wishes wishes = new Wishes(seed);
        Document live = after(wishes, writes);
        Document wish = wish(wishes);
        Document applied;
        try {
            applied = manager.apply(Optional.of(live), wish, "dave", false, Samples.NOON);
        } catch (Refusal refusal) {
            assertEquals(409, refusal.code());
            assertFalse(((List<?>) refusal.details().getOrDefault("causes", List.of())).isEmpty());
            return;
        }
        Comparison difference = Comparison.of(SCHEMA, ManagedFields.strip(live.fields()), ManagedFields.strip(applied.fields()));
        owners(live).entries().forEach((owner, owned) ->
                assertTrue(owned.fields().intersection(difference.written()).isEmpty(), () -> owner + " lost fields"));
    }

    @Property(tries = 200)
    void ownersReadBackAsTheyWereWritten(@ForAll long seed, @ForAll @IntRange(max = 8) int writes) {
        Document live = after(new Wishes(seed), writes);
        owners(live).entries().forEach((_, owned) -> assertEquals(owned.fields(), FieldsV1.read(Typed.map(FieldsV1.write(owned.fields())))));
    }

    @Property(tries = 300)
    void setsAreSets(@ForAll long one, @ForAll long other) {
        FieldSet a = Leaves.of(SCHEMA, new Wishes(one).object("PodTemplate", "p"));
        FieldSet b = Leaves.of(SCHEMA, new Wishes(other).object("PodTemplate", "p"));
        assertEquals(a.union(b), b.union(a));
        assertEquals(a.intersection(b), b.intersection(a));
        assertTrue(a.difference(b).intersection(b).isEmpty());
        assertEquals(a.union(b), a.difference(b).union(b));
        assertTrue(a.difference(a).isEmpty());
    }
}

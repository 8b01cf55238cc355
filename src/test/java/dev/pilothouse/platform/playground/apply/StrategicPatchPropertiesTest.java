package dev.pilothouse.platform.playground.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.validation.Decoding;
import dev.pilothouse.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of any strategic merge patch. */
final class StrategicPatchPropertiesTest {

    private static final Kind KIND = Samples.SCHEMAS.named("podtemplates").orElseThrow().kind();
    private static final Schema SCHEMA = Samples.schema(KIND);

    private static Map<String, Object> object(long seed) {
        return new Wishes(seed).object("PodTemplate", "p");
    }

    @Property
    void anEmptyPatchChangesNothing(@ForAll long seed) {
        assertEquals(object(seed), StrategicPatch.apply(object(seed), Map.of(), SCHEMA));
    }

    /** Ports are merged by number alone, so one number for two protocols is merged wrongly, as on the real server. */
    @Property
    void theObjectItselfAsPatchChangesNothing(@ForAll long seed) {
        Assume.that(!object(seed).toString().contains("UDP"));
        assertEquals(object(seed), StrategicPatch.apply(object(seed), object(seed), SCHEMA));
    }

    @Property
    void patchingTwiceIsPatchingOnce(@ForAll long seed, @ForAll long wish) {
        Map<String, Object> patch = new PatchWishes(new Random(wish)).patch();
        Map<String, Object> once = StrategicPatch.apply(object(seed), patch, SCHEMA);
        Map<String, Object> twice = StrategicPatch.apply(once, patch, SCHEMA);
        Assume.that(!once.toString().contains("$")); // a new element is taken as it is, and merged the second time
        assertEquals(once, twice);
    }

    @Property
    void noDirectiveIsLeftBehind(@ForAll long seed, @ForAll long wish) {
        Map<String, Object> patched = StrategicPatch.apply(object(seed), new PatchWishes(new Random(wish)).patch(), SCHEMA);
        Map<String, Object> read = Decoding.read(SCHEMA, patched).object();
        assertFalse(read.toString().contains("$"), read::toString);
    }

    @Property
    void neitherObjectNorPatchIsChanged(@ForAll long seed, @ForAll long wish) {
        Map<String, Object> object = object(seed);
        Map<String, Object> patch = new PatchWishes(new Random(wish)).patch();
        StrategicPatch.apply(object, patch, SCHEMA);
        assertEquals(object(seed), object);
        assertEquals(new PatchWishes(new Random(wish)).patch(), patch);
    }

    @Property
    void everyContainerHasItsNameOnce(@ForAll long seed, @ForAll long wish) {
        Map<String, Object> patched = StrategicPatch.apply(object(seed), new PatchWishes(new Random(wish)).patch(), SCHEMA);
        List<String> names = new Tree(patched).trees("template", "spec", "containers").stream().map(it -> it.text("name")).toList();
        assertTrue(names.stream().distinct().count() == names.size(), names::toString);
    }
}

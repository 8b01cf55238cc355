package dev.pilothouse.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Picture.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for every namespace and every way to look at it. */
class MapPropertiesTest {

    @Property(tries = 60)
    void nothingIsLostAndNothingOverlaps(
            @ForAll @IntRange(min = 1, max = 160) int number,
            @ForAll long seed,
            @ForAll boolean labelled,
            @ForAll Set<Layer> layers,
            @ForAll Grouping grouping,
            @ForAll @IntRange(min = 1, max = 200) int limit,
            @ForAll("words") String find) {
        Graph graph = Grown.graph(Grown.objects(number, seed, labelled));
        Picture picture = new Lens(layers, grouping, find, Set.of(), Set.of(), Set.of(), limit).look(graph);
        assertEquals(graph.vertices().size(), picture.all(), picture.hidden()::toString);
        assertEquals(picture.boxes().size(), new HashSet<>(picture.boxes().stream().map(Box::id).toList()).size(), "ids are different");
        assertEquals(List.of(), picture.wires().stream().filter(wire -> !ids(picture).contains(wire.from()) || !ids(picture).contains(wire.to())).toList());
        Drawing drawing = Layout.of(picture);
        LayoutTest.isClean(drawing);
        assertEquals(picture.wires().size(), drawing.wires().size());
    }

    private static Set<String> ids(Picture picture) {
        return new HashSet<>(picture.boxes().stream().map(Box::id).toList());
    }

    @Property(tries = 40)
    void oldBoxesStayWhateverComesAndGoes(
            @ForAll @IntRange(min = 30, max = 120) int number, @ForAll long seed, @ForAll boolean labelled, @ForAll @Size(max = 6) List<@IntRange(max = 29) Integer> gone) {
        List<Facts> all = Grown.objects(number, seed, labelled);
        List<Facts> some = new ArrayList<>(all);
        gone.stream().distinct().map(all::get).forEach(some::remove);
        Drawing before = Layout.of(Lens.PLAIN.look(Grown.graph(some)));
        Drawing more = Layout.after(before, Lens.PLAIN.look(Grown.graph(all)));
        Drawing less = Layout.after(more, Lens.PLAIN.look(Grown.graph(some)));
        stays(before, more);
        stays(more, less);
        LayoutTest.isClean(more);
        LayoutTest.isClean(less);
    }

    private static void stays(Drawing before, Drawing after) {
        Map<String, Placed> places = new HashMap<>();
        after.boxes().forEach(placed -> places.put(placed.box().id(), placed));
        for (Placed placed : before.boxes()) {
            Placed now = places.get(placed.box().id());
            if (now != null) {
                assertEquals(placed.x() + " " + placed.y(), now.x() + " " + now.y(), placed.box().id());
            }
        }
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("", "", "app-1", "service", "secret app", "nobody at all");
    }
}

package dev.pilothouse.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Health;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WritersTest {

    private static final String HOSTILE = "</title><script>alert(\\\"x\\\")</script>\\u001b]0;&\\u202e";

    private static Picture hostile() {
        return Lens.PLAIN.look(Land.graph(GraphTest.WEB.replace("path: /api", "path: \"" + HOSTILE + "\"")));
    }

    @Test
    void keepsHostileNamesAsText() throws Exception {
        String svg = Svg.of(Layout.of(hostile()), Palette.of(false), box -> box.kind().name() + HOSTILE, wire -> wire.fault().map(Fault::key).orElse(""));
        var root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals(0, root.getElementsByTagName("script").getLength());
        assertFalse(svg.contains("\u001b") || svg.contains("\u202e"));
        assertTrue(svg.contains("topology.fault.missing"));
        assertFalse(svg.contains("href"));
    }

    @Test
    void tellsStatesApartWithoutColour() {
        Set<Silhouette> shapes = Stream.of(Health.State.values()).map(Silhouette::of).collect(Collectors.toSet());
        assertEquals(Health.State.values().length, shapes.size());
        String svg = Svg.of(Layout.of(hostile()), Palette.of(false), box -> "", wire -> "");
        assertTrue(svg.contains(Silhouette.of(Health.State.OK).drawn()));
        assertFalse(svg.contains("r=\"5\""), "a dot that is told by its colour");
    }

    @Test
    void quotesHostileNamesForGraphviz() {
        String dot = Dot.of(hostile(), box -> "a\"b\\", wire -> wire.fault().map(Fault::key).orElse(""));
        assertTrue(dot.contains("a\\\"b\\\\"));
        assertFalse(dot.contains("\u001b"));
        assertEquals("\"a\\nb\"", Dot.quoted("a\nb"));
    }

    @Property
    void anyTextIsGoodXml(@ForAll String text) throws Exception {
        String xml = "<a b=\"" + Svg.escaped(text) + "\">" + Svg.escaped(text) + "</a>";
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}

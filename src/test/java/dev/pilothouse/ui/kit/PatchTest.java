package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.text.Difference;
import dev.pilothouse.text.Difference.Line;
import dev.pilothouse.text.Difference.Mark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchTest {

    private final List<Line> lines = new ArrayList<>();
    private int before;
    private int after;

    @Test
    void isWhatPatchReads() {
        same("a", "b", "c", "d", "e");
        removed("f: 1");
        added("f: 2");
        same("g", "h", "i", "j");

        assertEquals("""
                --- a/web.yaml
                +++ b/web.yaml
                @@ -3,7 +3,7 @@
                 c
                 d
                 e
                -f: 1
                +f: 2
                 g
                 h
                 i
                """, Patch.of("web.yaml", new Difference(lines)));
    }

    @Test
    void changesFarApartAreTwoHunks() {
        added("first");
        same("1", "2", "3", "4", "5", "6", "7");
        removed("last");

        String patch = Patch.of("web.yaml", new Difference(lines));

        assertEquals(2, patch.lines().filter(line -> line.startsWith("@@")).count());
        assertEquals("@@ -1,3 +1,4 @@", patch.lines().skip(2).findFirst().orElseThrow());
    }

    @Test
    void aNewFileStartsAtNothing() {
        added("kind: Pod");

        assertEquals("--- a/p.yaml\n+++ b/p.yaml\n@@ -0,0 +1,1 @@\n+kind: Pod\n", Patch.of("p.yaml", new Difference(lines)));
    }

    @Test
    void nothingDiffersGivesNothing() {
        same("a");

        assertEquals("", Patch.of("web.yaml", new Difference(lines)));
    }

    private void same(String... texts) {
        for (String text : texts) {
            lines.add(new Line(Mark.SAME, ++before, ++after, text, List.of()));
        }
    }

    private void removed(String text) {
        lines.add(new Line(Mark.REMOVED, ++before, 0, text, List.of()));
    }

    private void added(String text) {
        lines.add(new Line(Mark.ADDED, 0, ++after, text, List.of()));
    }
}

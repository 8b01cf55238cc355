package dev.pilothouse.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.ui.palette.PalettePage.Entry;
import dev.pilothouse.ui.palette.PalettePage.Group;
import dev.pilothouse.ui.palette.PaletteViewModel.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {

    private final List<Entry> entries = new ArrayList<>();
    private final PaletteViewModel model = new PaletteViewModel(() -> List.copyOf(entries));

    @Test
    void findsAKindByItsShortName() {
        entries.add(entry(Group.KINDS, "Deployments", "", "deploy"));
        entries.add(entry(Group.KINDS, "Pods", "", "po"));
        model.open("po");

        assertEquals("Pods", model.chosen().orElseThrow().title());
    }

    @Test
    void narrowsToOneGroupByItsPrefix() {
        entries.add(entry(Group.COMMANDS, "Pods of this node", ""));
        entries.add(entry(Group.KINDS, "Pods", ""));
        model.open(":p");
        assertEquals(List.of("KINDS", "Pods"), shown());
        model.queryProperty().set(">p");
        assertEquals(List.of("COMMANDS", "Pods of this node"), shown());
    }

    @Test
    void putsWhatIsOffLastInItsGroupWithItsReason() {
        entries.add(entry(Group.COMMANDS, "Delete", "you may not"));
        entries.add(entry(Group.COMMANDS, "Describe deletions", ""));
        model.open("de");
        assertEquals(List.of("COMMANDS", "Describe deletions", "Delete"), shown());
    }

    @Test
    void leavesRoomForEveryGroupAndShowsTwelveAtMost() {
        for (int i = 0; i < 40; i++) {
            entries.add(entry(Group.OBJECTS, "payments-" + i, ""));
        }
        entries.add(entry(Group.CLUSTERS, "pay-cluster", ""));
        model.open("pay");

        assertEquals(PaletteViewModel.MOST, model.lines().stream().filter(Line.Result.class::isInstance).count());
        assertTrue(shown().contains("pay-cluster"));
    }

    @Test
    void showsNoObjectsBeforeALetterIsTyped() {
        entries.add(entry(Group.OBJECTS, "payments", ""));
        entries.add(entry(Group.COMMANDS, "Settings", ""));
        model.open("");
        assertEquals(List.of("COMMANDS", "Settings"), shown());
    }

    @Test
    void movesOverHeadingsAndRoundTheEnds() {
        entries.add(entry(Group.COMMANDS, "One", ""));
        entries.add(entry(Group.KINDS, "Two", ""));
        model.open("");
        model.step(1);
        assertEquals("Two", model.chosen().orElseThrow().title());
        model.step(1);
        assertEquals("One", model.chosen().orElseThrow().title());
        model.step(-1);
        assertEquals("Two", model.chosen().orElseThrow().title());
    }

    @Test
    void liftsWhatWasUsed() {
        entries.add(entry(Group.COMMANDS, "Scale apples", ""));
        entries.add(entry(Group.COMMANDS, "Scale pears", ""));
        model.open("scale");
        model.used(entries.get(1));
        model.open("scale");
        assertEquals("Scale pears", model.chosen().orElseThrow().title());
    }

    private List<String> shown() {
        return model.lines().stream()
                .map(line -> switch (line) {
                    case Line.Heading heading -> heading.group().name();
                    case Line.Result result -> result.entry().title();
                })
                .toList();
    }

    private static Entry entry(Group group, String title, String off, String... names) {
        return new Entry(title, group, "mdi2c-check", title, "", List.of(names), "", off, () -> {});
    }
}

package dev.pilothouse.ui.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.ui.cluster.PlaygroundForm.Field;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlaygroundFormTest {

    @Test
    void saysWhatIsWrongWithEachField() {
        PlaygroundForm form = new PlaygroundForm("My playground", "0", "shop", "70000", "one");

        assertEquals(Set.of(Field.NAME, Field.NODES, Field.PORT, Field.SEED), form.faults(List.of()).keySet());
    }

    @Test
    void aNameBelongsToOneClusterAlone() {
        assertEquals(Set.of(Field.NAME), new PlaygroundForm("dev", "3", "shop", "", "1").faults(List.of("dev")).keySet());
    }

    @Test
    void anEmptyPortIsAnyThatIsFree() {
        assertEquals(new PlaygroundPlan("dev", 0, 3, "shop", 1), new PlaygroundForm("dev", " 3 ", "shop", " ", "1").plan());
    }

    @Property
    void whatHasNoFaultsMakesAPlan(@ForAll String name, @ForAll int nodes, @ForAll int port, @ForAll long seed) {
        PlaygroundForm form = new PlaygroundForm(name, "" + nodes, "shop", "" + port, "" + seed);

        assertTrue(!form.faults(List.of()).isEmpty() || form.plan().name().equals(name));
    }
}

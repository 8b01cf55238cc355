package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

    private static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");
    private static final List<Column> COLUMNS = List.of(Column.text("name", "NAME"), Column.text("node", "NODE"));
    private static final InstantSource NOW = InstantSource.fixed(Instant.ofEpochSecond(1_000_000));

    private static final Row PAYMENTS = new Row(
            new ResourceRef(POD, "shop", "payments-1"),
            "u1",
            "1",
            1_000_000 - 1_800,
            Health.bad("CrashLoopBackOff"),
            Labels.of(Map.of("app", "payments", "tier", "backend")),
            null,
            List.of(new Cell.Text("payments-1"), new Cell.Text("worker2")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | true",
                "pay | true",
                "PAY ments | true",
                "cart | false",
                "-cart | true",
                "-pay | false",
                "app=payments | true",
                "app==payments | true",
                "app=cart | false",
                "app!=cart | true",
                "missing!=x | true",
                "missing=x | false",
                "status:failing | true",
                "status:crashloop | true",
                "status:ok | false",
                "node:worker2 | true",
                "node:worker3 | false",
                "ns:shop | true",
                "age<1h | true",
                "age>1h | false",
                "age>10m | true",
                "nonsense:x | true",
                "field:status.phase=Running | true",
                "label:tier in (a, b) | true",
                "pay status:failing app=payments -cart | true",
            })
    void allTermsMustHold(String text, boolean accepted) {
        assertEquals(accepted, Filter.parse(text, COLUMNS, NOW).accepts(PAYMENTS, "payments-1"));
    }

    @Test
    void selectorsAreForTheServer() {
        Filter filter = Filter.parse("pay field:status.phase=Running field:spec.nodeName=w1 label:tier in (a, b),!canary", COLUMNS, NOW);
        assertEquals("status.phase=Running,spec.nodeName=w1", filter.fieldSelector());
        assertEquals("tier in (a, b),!canary", filter.labelSelector());
        assertEquals("", Filter.parse("label:", COLUMNS, NOW).labelSelector());
    }

    @Test
    void fieldThatIsNoColumnIsPointedOutAndHidesNothing() {
        Filter filter = Filter.parse("pay nod:worker2", COLUMNS, NOW);
        assertEquals("nod", filter.unknown().orElseThrow().field());
        assertTrue(filter.accepts(PAYMENTS, "payments-1"));
        assertFalse(Filter.parse("node:worker2", COLUMNS, NOW).unknown().isPresent());
    }

    @Test
    void chipTakesItsTermAway() {
        Filter filter = Filter.parse("pay app=x node:y", COLUMNS, NOW);
        assertEquals(List.of("app=x", "node:y"), filter.chips().stream().map(FilterTerm::typed).toList());
        assertEquals("pay node:y", filter.without(filter.chips().getFirst()));
    }

    /** A filter is typed letter by letter: no beginning of anything may fail. */
    @Property
    void anyTextIsUnderstoodSomehow(@ForAll @StringLength(max = 20) @CharRange(from = ' ', to = '~') String text) {
        Filter filter = Filter.parse(text, COLUMNS, NOW);
        filter.accepts(PAYMENTS, "payments-1");
        filter.labelSelector();
    }
}

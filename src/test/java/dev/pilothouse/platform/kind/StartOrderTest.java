package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.platform.kind.StartOrder.Step;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class StartOrderTest {

    private static final String LOWEST = "172.18.0.2";

    @Test
    void nodesStartByAddressAndNotByText() {
        StartOrder order = StartOrder.of(Map.of("a", "172.18.0.10", "b", "172.18.0.9"), Set.of(), "172.18.0.9");

        assertEquals(List.of(new Step.Start("b"), new Step.Start("a")), order.steps());
    }

    @Test
    void freeAddressesBelowAreHeld() {
        StartOrder order = StartOrder.of(Map.of("a", "172.18.0.4", "b", "172.18.0.6"), Set.of("172.18.0.3"), LOWEST);

        assertEquals(List.of(new Step.Hold("172.18.0.2"), new Step.Start("a"), new Step.Hold("172.18.0.5"), new Step.Start("b")), order.steps());
    }

    @Test
    void whoeverLostTheAddressStartsLastAndTakesNobodysElse() {
        StartOrder order = StartOrder.of(Map.of("a", LOWEST, "b", "172.18.0.3", "c", ""), Set.of(LOWEST), LOWEST);

        assertEquals(List.of(new Step.Start("b"), new Step.Start("a"), new Step.Start("c")), order.steps());
    }

    @Test
    void nothingIsHeldWhenTheLowestAddressIsNotKnown() {
        StartOrder order = StartOrder.of(Map.of("a", "172.18.0.9", "b", "172.18.0.5"), Set.of(), "");

        assertEquals(List.of(new Step.Start("b"), new Step.Start("a")), order.steps());
    }

    @Test
    void soManyAreNotHeldThatTheEngineIsFull() {
        StartOrder order = StartOrder.of(Map.of("a", "172.18.0.3", "b", "172.18.9.9"), Set.of(), LOWEST);

        assertEquals(List.of(new Step.Hold(LOWEST), new Step.Start("a"), new Step.Start("b")), order.steps());
    }

    @Test
    void addressesOfIpv6AreHeldToo() {
        StartOrder order = StartOrder.of(Map.of("a", "fc00:f853:ccd:e793::3"), Set.of(), "fc00:f853:ccd:e793::2");

        assertEquals(2, order.steps().size());
        assertEquals(new Step.Start("a"), order.steps().get(1));
        assertTrue(order.steps().getFirst() instanceof Step.Hold(String address) && StartOrder.number(address).equals(StartOrder.number("fc00:f853:ccd:e793::2")));
    }

    /** Whatever the addresses were, an engine that gives away the lowest free one gives each node its own again. */
    @Property
    void everybodyGetsTheOldAddress(
            @ForAll @Size(min = 1, max = 8) @UniqueElements List<@IntRange(min = 2, max = 20) Integer> nodes,
            @ForAll @Size(max = 8) @UniqueElements List<@IntRange(min = 2, max = 20) Integer> strangers) {
        Set<String> taken = new HashSet<>();
        strangers.stream().filter(stranger -> !nodes.contains(stranger)).forEach(stranger -> taken.add("172.18.0." + stranger));
        Map<String, String> had = new LinkedHashMap<>();
        nodes.forEach(node -> had.put("node-" + (20 - node), "172.18.0." + node));

        assertEquals(new TreeMap<>(had), given(StartOrder.of(had, taken, LOWEST), taken));
    }

    private static Map<String, String> given(StartOrder order, Set<String> taken) {
        Map<String, String> given = new TreeMap<>();
        Set<BigInteger> used = new HashSet<>();
        taken.forEach(address -> used.add(StartOrder.number(address)));
        for (Step step : order.steps()) {
            int last = 2;
            while (used.contains(StartOrder.number("172.18.0." + last))) {
                last++;
            }
            used.add(StartOrder.number("172.18.0." + last));
            switch (step) {
                case Step.Hold(String address) -> assertEquals("172.18.0." + last, address);
                case Step.Start(String node) -> given.put(node, "172.18.0." + last);
            }
        }
        return given;
    }
}

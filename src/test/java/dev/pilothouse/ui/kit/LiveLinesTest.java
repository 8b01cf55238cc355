package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.live.Batch;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.testing.SameThreadFx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener.Change;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LiveLinesTest {

    private static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");
    private static final List<Column> COLUMNS = List.of(Column.text("name", "NAME"), Column.number("restarts", "RESTARTS"));
    private static final List<SortOrder> ORDERS = List.of(
            SortOrder.NEWEST_PROBLEMS_FIRST,
            order("name", false),
            order("name", true),
            order("restarts", true),
            new SortOrder(List.of(new SortOrder.Key("restarts", false), new SortOrder.Key("status", true))));

    /** Something that happens to a table. */
    sealed interface Step {
        record Put(int id, int value, Health.State state) implements Step {}

        record Remove(int id) implements Step {}

        record Filter(String text) implements Step {}

        record Facet(Set<Health.State> states) implements Step {}

        record Sort(int order) implements Step {}

        record Begin() implements Step {}

        record Land() implements Step {}
    }

    /** Whatever happened and however late the screen was: it shows what filter and order say, and its events tell how it came about. */
    @Property(tries = 600)
    void listIsFilteredAndSortedAndItsEventsReplay(@ForAll("steps") List<Step> steps) {
        LateFx fx = new LateFx();
        LineList list = new LineList();
        List<TableLine> replica = new ArrayList<>();
        list.addListener((Change<? extends TableLine> change) -> replay(change, replica));
        LiveLines lines = new LiveLines(fx, landing -> list.apply(landing.arrangement()));
        Map<String, Row> expected = new HashMap<>();
        Consumer<Batch> inlet = lines.begin();
        RowFilter filter = RowFilter.ALL;
        Set<Health.State> facets = Set.of();
        SortOrder order = SortOrder.NEWEST_PROBLEMS_FIRST;
        for (Step step : steps) {
            switch (step) {
                case Step.Put(int id, int value, Health.State state) -> {
                    Row row = row(id, value, state);
                    expected.put(row.uid(), row);
                    inlet.accept(new Batch(List.of(row), List.of()));
                }
                case Step.Remove(int id) -> {
                    expected.remove("u" + id);
                    inlet.accept(new Batch(List.of(), List.of("u" + id)));
                }
                case Step.Filter(String text) -> {
                    filter = (row, haystack) -> haystack.contains(text);
                    lines.filter(filter);
                }
                case Step.Facet(Set<Health.State> states) -> {
                    facets = states;
                    lines.facets(states);
                }
                case Step.Sort(int index) -> {
                    order = ORDERS.get(index);
                    lines.sort(order, COLUMNS, List.of());
                }
                case Step.Begin() -> {
                    expected.clear();
                    inlet = lines.begin();
                }
                case Step.Land() -> fx.landOne();
            }
            assertEquals(list, replica);
        }
        fx.landAll();
        RowFilter lastFilter = filter;
        Set<Health.State> lastFacets = facets;
        Comparator<Row> comparator = order.comparator(COLUMNS, List.of());
        List<Row> wanted = expected.values().stream()
                .filter(row -> lastFilter.accepts(row, row.name()))
                .filter(row -> lastFacets.isEmpty() || lastFacets.contains(row.health().state()))
                .sorted(comparator)
                .toList();
        assertEquals(wanted, list.stream().map(TableLine::row).toList());
        assertEquals(list, replica);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Health.State> states = Arbitraries.of(Health.State.BAD, Health.State.OK, Health.State.PROGRESS);
        Arbitrary<Integer> ids = Arbitraries.integers().between(0, 12);
        Arbitrary<Step> put = Combinators.combine(ids, Arbitraries.integers().between(0, 3), states).as(Step.Put::new);
        Arbitrary<Step> land = Arbitraries.just(new Step.Land());
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(8, put),
                        net.jqwik.api.Tuple.of(3, ids.map(Step.Remove::new)),
                        net.jqwik.api.Tuple.of(2, Arbitraries.of("", "a", "b", "1", "zz").map(Step.Filter::new)),
                        net.jqwik.api.Tuple.of(1, states.set().ofMaxSize(2).map(Step.Facet::new)),
                        net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(0, ORDERS.size() - 1).map(Step.Sort::new)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(new Step.Begin())),
                        net.jqwik.api.Tuple.of(5, land))
                .list()
                .ofMaxSize(40);
    }

    @Test
    void atMostOneHopIsInFlight() {
        LateFx fx = new LateFx();
        List<LiveLines.Landing> landings = new ArrayList<>();
        LiveLines lines = new LiveLines(fx, landings::add);
        Consumer<Batch> inlet = lines.begin();
        for (int i = 0; i < 50; i++) {
            inlet.accept(new Batch(List.of(row(i, 0, Health.State.OK)), List.of()));
        }
        assertEquals(1, fx.waiting.size());
        fx.landOne();
        fx.landAll();
        assertEquals(2, landings.size(), "all that came during the flight lands in one go");
        assertEquals(50, landings.getLast().tally().shown());
    }

    @Test
    void nothingHopsWhenNothingOnTheScreenChanges() {
        LateFx fx = new LateFx();
        LiveLines lines = new LiveLines(fx, landing -> {});
        Consumer<Batch> inlet = lines.begin();
        inlet.accept(new Batch(List.of(row(1, 0, Health.State.OK)), List.of()));
        lines.filter((row, haystack) -> false);
        fx.landAll();
        inlet.accept(new Batch(List.of(row(1, 2, Health.State.OK)), List.of()));
        assertEquals(0, fx.waiting.size());
    }

    @Test
    void lineStaysTheSameWhileItsRowsChange() {
        LineList list = new LineList();
        LiveLines lines = new LiveLines(new SameThreadFx(), landing -> list.apply(landing.arrangement()));
        Consumer<Batch> inlet = lines.begin();
        inlet.accept(new Batch(List.of(row(1, 0, Health.State.OK), row(2, 0, Health.State.OK)), List.of()));
        TableLine line = list.getLast();
        inlet.accept(new Batch(List.of(row(1, 5, Health.State.BAD)), List.of()));
        assertSame(line, list.getFirst());
        assertEquals(Health.State.BAD, line.row().health().state());
    }

    @Test
    void batchesOfAnOlderInletAreDropped() {
        LineList list = new LineList();
        LiveLines lines = new LiveLines(new SameThreadFx(), landing -> list.apply(landing.arrangement()));
        Consumer<Batch> old = lines.begin();
        lines.begin();
        old.accept(new Batch(List.of(row(1, 0, Health.State.OK)), List.of()));
        assertTrue(list.isEmpty());
    }

    @Test
    void whileHeldValuesChangeAndPlacesDoNot() {
        LineList list = new LineList();
        List<Boolean> content = new ArrayList<>();
        LiveLines lines = new LiveLines(new SameThreadFx(), landing -> {
            list.apply(landing.arrangement());
            content.add(landing.contentChanged());
        });
        Consumer<Batch> inlet = lines.begin();
        inlet.accept(new Batch(List.of(row(1, 0, Health.State.OK), row(2, 0, Health.State.OK)), List.of()));
        TableLine first = list.getFirst();
        lines.hold(true);
        inlet.accept(new Batch(List.of(row(2, 5, Health.State.BAD), row(3, 0, Health.State.BAD)), List.of()));
        assertSame(first, list.getFirst());
        assertEquals(2, list.size());
        assertTrue(content.getLast());
        lines.hold(false);
        assertEquals(3, list.size());
        assertEquals(Health.State.BAD, list.getFirst().row().health().state());
    }

    @Test
    void selectedLineLingersWhenItsObjectIsDeleted() {
        LineList list = new LineList();
        List<String> gone = new ArrayList<>();
        LiveLines lines = new LiveLines(new SameThreadFx(), landing -> {
            list.apply(landing.arrangement());
            gone.addAll(landing.gone());
        });
        Consumer<Batch> inlet = lines.begin();
        inlet.accept(new Batch(List.of(row(1, 0, Health.State.OK), row(2, 0, Health.State.OK)), List.of()));
        lines.linger(Set.of("u1"));
        inlet.accept(new Batch(List.of(), List.of("u1", "u2")));
        assertEquals(List.of("u1"), gone);
        assertTrue(list.getFirst().gone());
        lines.purge(gone);
        assertTrue(list.isEmpty());
    }

    private static void replay(Change<? extends TableLine> change, List<TableLine> replica) {
        while (change.next()) {
            if (change.wasPermutated()) {
                List<TableLine> before = List.copyOf(replica);
                for (int i = change.getFrom(); i < change.getTo(); i++) {
                    replica.set(change.getPermutation(i), before.get(i));
                }
            } else {
                replica.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()).clear();
                replica.addAll(change.getFrom(), change.getAddedSubList());
            }
        }
    }

    private static SortOrder order(String column, boolean descending) {
        return new SortOrder(List.of(new SortOrder.Key(column, descending)));
    }

    static Row row(int id, int value, Health.State state) {
        String name = (id % 2 == 0 ? "a" : "b") + id;
        return new Row(
                new ResourceRef(POD, "shop", name),
                "u" + id,
                Integer.toString(value),
                1_700_000_000L + id % 5,
                new Health(state, ""),
                Labels.NONE,
                null,
                List.of(new Cell.Text(name), new Cell.Count(value)));
    }

    /** Calls run at once; hops to the screen wait until the test lets them land. */
    private static final class LateFx implements Fx {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private final SameThreadFx calls = new SameThreadFx();

        @Override
        public void later(Runnable work) {
            waiting.add(work);
        }

        @Override
        public Subscription after(Duration delay, Runnable work) {
            return calls.after(delay, work);
        }

        @Override
        public <T> Call<T> call(Callable<T> work) {
            return calls.call(work);
        }

        void landOne() {
            Runnable work = waiting.poll();
            if (work != null) {
                work.run();
            }
        }

        void landAll() {
            while (!waiting.isEmpty()) {
                landOne();
            }
        }
    }
}

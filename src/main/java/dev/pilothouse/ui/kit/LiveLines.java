package dev.pilothouse.ui.kit;

import dev.pilothouse.live.Batch;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes batches of rows and the wishes of a person (filter, facets, order), and hands the screen what is to change.
 *
 * <p>Filtering and sorting happen on the thread that brings a batch, or on one of their own, never on the FX thread. At most one hop to
 * the FX thread is in flight: what comes meanwhile waits and is arranged in one go when it has landed. So a lone change takes no
 * detour, and under load the screen is never behind by more than one hop.
 */
final class LiveLines {

    /**
     * What the screen has to do.
     *
     * @param contentChanged lines that are shown have another row than before
     * @param gone uids of deleted objects whose lines stay for a moment
     */
    record Landing(Arrangement arrangement, boolean contentChanged, Tally tally, List<String> gone) {}

    private record Wish(RowFilter filter, Set<Health.State> facets, Comparator<Row> order) {}

    /** What the screen was told about an emptied table: nothing, so that it is told even when the numbers are as before. */
    private static final Tally UNTOLD = new Tally(-1, -1, Map.of());

    private final Fx fx;
    private final Consumer<Landing> screen;

    // guarded by this
    private final List<Batch> waiting = new ArrayList<>();
    private final List<String> purged = new ArrayList<>();
    private Wish wish = new Wish(RowFilter.ALL, Set.of(), SortOrder.NEWEST_PROBLEMS_FIRST.comparator(List.of(), List.of()));
    private Set<String> lingering = Set.of();
    private Object inlet = new Object();
    private boolean emptied;
    private boolean held;
    private boolean busy;
    private boolean dirty;

    // of the one thread that arranges; handed over by the monitor
    private final Map<String, TableLine> lines = new HashMap<>();
    private TableLine[] listed = new TableLine[0];
    private Tally tally = Tally.NONE;

    LiveLines(Fx fx, Consumer<Landing> screen) {
        this.fx = fx;
        this.screen = screen;
    }

    /** Empties the table and returns where its new rows go in; what still comes through an older inlet is dropped. */
    Consumer<Batch> begin() {
        Object mine = new Object();
        synchronized (this) {
            inlet = mine;
            waiting.clear();
            emptied = true;
        }
        wake(false);
        return batch -> {
            synchronized (this) {
                if (inlet != mine) {
                    return;
                }
                waiting.add(batch);
            }
            wake(true);
        };
    }

    void filter(RowFilter filter) {
        synchronized (this) {
            wish = new Wish(filter, wish.facets, wish.order);
        }
        wake(false);
    }

    /** Shows only rows of these states; all when empty. */
    void facets(Set<Health.State> facets) {
        synchronized (this) {
            wish = new Wish(wish.filter, Set.copyOf(facets), wish.order);
        }
        wake(false);
    }

    void sort(SortOrder order, List<Column> columns, List<SideColumn> sides) {
        Comparator<Row> comparator = order.comparator(columns, sides);
        synchronized (this) {
            wish = new Wish(wish.filter, wish.facets, comparator);
        }
        wake(false);
    }

    /** Says whose lines stay for a moment when their object is deleted. */
    synchronized void linger(Set<String> uids) {
        lingering = Set.copyOf(uids);
    }

    /** Lets the lines of deleted objects go. */
    void purge(List<String> uids) {
        synchronized (this) {
            purged.addAll(uids);
        }
        wake(false);
    }

    /** Keeps every line where it is while somebody is about to click; values still change. */
    void hold(boolean on) {
        synchronized (this) {
            if (held == on) {
                return;
            }
            held = on;
        }
        if (!on) {
            wake(false);
        }
    }

    private void wake(boolean onThisThread) {
        synchronized (this) {
            if (busy) {
                dirty = true;
                return;
            }
            busy = true;
        }
        if (onThisThread) {
            arrange();
        } else {
            arrangeElsewhere();
        }
    }

    private void arrangeElsewhere() {
        fx.call(() -> {
            arrange();
            return true;
        });
    }

    private void arrange() {
        boolean hops = false;
        try {
            Landing landing = next();
            if (!landing.arrangement.changesNothing() || landing.contentChanged || !landing.tally.equals(tally)) {
                tally = landing.tally;
                hops = true;
                fx.later(() -> {
                    try {
                        screen.accept(landing);
                    } finally {
                        landed();
                    }
                });
            }
        } finally {
            if (!hops) {
                landed();
            }
        }
    }

    private void landed() {
        synchronized (this) {
            busy = dirty;
            dirty = false;
            if (!busy) {
                return;
            }
        }
        arrangeElsewhere();
    }

    private Landing next() {
        List<Batch> batches;
        List<String> purge;
        Wish now;
        Set<String> lingers;
        boolean still;
        synchronized (this) {
            batches = List.copyOf(waiting);
            waiting.clear();
            purge = List.copyOf(purged);
            purged.clear();
            now = wish;
            lingers = lingering;
            still = held;
            if (emptied) {
                lines.clear();
                emptied = false;
                tally = UNTOLD;
            }
        }
        List<String> gone = new ArrayList<>();
        boolean contentChanged = false;
        for (Batch batch : batches) {
            contentChanged |= take(batch, lingers, gone);
        }
        for (String uid : purge) {
            TableLine line = lines.get(uid);
            if (line != null && line.gone()) {
                lines.remove(uid);
            }
        }
        if (still) {
            return new Landing(new Arrangement(null, listed.length, 0, List.of(), null), contentChanged, tally, gone);
        }
        Map<Health.State, Integer> states = new EnumMap<>(Health.State.class);
        TableLine[] after = chosen(now, states);
        Arrays.sort(after, (left, right) -> now.order.compare(left.row(), right.row()));
        Arrangement arrangement = Arrangement.between(listed, after);
        for (TableLine line : listed) {
            line.listed = line.target >= 0;
        }
        for (TableLine line : after) {
            line.listed = true;
        }
        listed = after;
        int total = (int) lines.values().stream().filter(line -> !line.gone()).count();
        return new Landing(arrangement, contentChanged, new Tally(total, after.length, states), gone);
    }

    /** Returns whether a line that is shown got another row. */
    private boolean take(Batch batch, Set<String> lingers, List<String> gone) {
        boolean contentChanged = false;
        for (Row row : batch.changed()) {
            TableLine line = lines.get(row.uid());
            if (line == null) {
                lines.put(row.uid(), new TableLine(row));
            } else {
                line.row(row);
                contentChanged |= line.listed;
            }
        }
        for (String uid : batch.removed()) {
            TableLine line = lines.get(uid);
            if (line != null && line.listed && lingers.contains(uid)) {
                line.markGone();
                gone.add(uid);
                contentChanged = true;
            } else {
                lines.remove(uid);
            }
        }
        return contentChanged;
    }

    /** Returns the lines to show, those that were shown before first and in their order, so that sorting them again is quick. */
    private TableLine[] chosen(Wish now, Map<Health.State, Integer> states) {
        List<TableLine> fresh = new ArrayList<>();
        List<TableLine> chosen = new ArrayList<>(lines.size());
        for (TableLine line : listed) {
            line.target = -1;
        }
        for (TableLine line : lines.values()) {
            if (shows(now, line, states)) {
                if (line.listed) {
                    line.target = 0;
                } else {
                    fresh.add(line);
                }
            }
        }
        for (TableLine line : listed) {
            if (line.target == 0) {
                chosen.add(line);
            }
        }
        chosen.addAll(fresh);
        return chosen.toArray(TableLine[]::new);
    }

    private static boolean shows(Wish now, TableLine line, Map<Health.State, Integer> states) {
        if (line.gone()) {
            return true;
        }
        Row row = line.row();
        if (!now.filter.accepts(row, line.haystack())) {
            return false;
        }
        Health.State state = row.health().state();
        states.merge(state, 1, Integer::sum);
        return now.facets.isEmpty() || now.facets.contains(state);
    }
}

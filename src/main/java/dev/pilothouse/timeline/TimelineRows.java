package dev.pilothouse.timeline;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.session.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows that a timeline is made of, and what they tell: each row is read once, whenever it changes.
 *
 * <p>Events are told as they are. A revision's object that came tells of a rollout, a pod of its last restart, a workload of its making.
 */
public final class TimelineRows {

    private static final List<Kind> WORKLOADS = List.of(
            BuiltIn.DEPLOYMENT,
            BuiltIn.STATEFUL_SET,
            BuiltIn.DAEMON_SET,
            BuiltIn.CRON_JOB,
            BuiltIn.JOB);

    /** Everything that is followed where the cluster serves it; workloads come before what refers to them. */
    public static final List<Kind> KINDS = concat(WORKLOADS, List.of(BuiltIn.REPLICA_SET, BuiltIn.CONTROLLER_REVISION, WellKnown.POD, WellKnown.EVENT));

    private final Map<Kind, Cells> cells;
    private final Function<String, Optional<Kind>> named;
    private final Map<String, Kind> words = new HashMap<>();
    private final Map<String, Row> owners = new HashMap<>();
    private final Map<String, Row> pods = new HashMap<>();
    private final Map<String, Happening> told = new LinkedHashMap<>();

    /**
     * @param cells by kind, of all that are followed
     * @param named finds the kind of a word in lower case, as events write it
     */
    public TimelineRows(Map<Kind, Cells> cells, Function<String, Optional<Kind>> named) {
        this.cells = cells;
        this.named = named;
    }

    /** Returns those of an open cluster, still without rows; what the cluster does not serve is left out. Blocks. */
    public static TimelineRows of(Session session) {
        Catalog catalog = session.cluster().catalog(false);
        Map<Kind, Cells> cells = new HashMap<>();
        for (Kind kind : KINDS) {
            if (catalog.kind(kind.apiVersion(), kind.name()).isPresent()) {
                cells.put(kind, new Cells(session.cluster().columns(kind)));
            }
        }
        return new TimelineRows(cells, word -> catalog.named(word).stream().findFirst().map(Catalog.Offer::kind));
    }

    /** Returns the kinds to follow. */
    public List<Kind> kinds() {
        return KINDS.stream().filter(cells::containsKey).toList();
    }

    /** Takes rows of a kind that are new or changed, and the uids of those that are gone. */
    public void change(Kind kind, Collection<Row> changed, Collection<String> removed) {
        for (Row row : changed) {
            take(kind, row);
        }
        for (String uid : removed) {
            told.remove(uid);
            owners.remove(uid);
            pods.remove(uid);
        }
    }

    private void take(Kind kind, Row row) {
        if (kind.equals(WellKnown.EVENT)) {
            told.put(row.uid(), event(row));
        } else if (kind.equals(WellKnown.POD)) {
            pods.put(row.uid(), row);
            restart(row);
        } else {
            owners.put(row.uid(), row);
            if (WORKLOADS.contains(kind) && row.owner() == null) {
                told.put(row.uid(), new Happening.Created(row.ref(), row.created()));
            } else {
                told.remove(row.uid());
            }
        }
    }

    private Happening event(Row row) {
        Cells of = cells(WellKnown.EVENT);
        long last = of.moment(row, "last-seen");
        long newest = last == 0 ? row.created() : last;
        long first = of.moment(row, "first-seen");
        return new Happening.Reported(
                row.uid(),
                about(of.text(row, "object"), row.namespace()),
                of.text(row, "type").equals("Warning"),
                of.text(row, "reason"),
                of.text(row, "message"),
                of.text(row, "source"),
                first == 0 ? newest : Math.min(first, newest),
                newest,
                Math.max(1, of.amount(row, "count", false)));
    }

    private void restart(Row pod) {
        if (cells(WellKnown.POD).of(pod, "restarts") instanceof Cell.Restarts(int count, long at) && count > 0 && at > 0) {
            told.put(pod.uid(), new Happening.Restarted(pod.ref(), count, at));
        } else {
            told.remove(pod.uid());
        }
    }

    private Cells cells(Kind kind) {
        return cells.getOrDefault(kind, new Cells(List.of()));
    }

    /** Reads {@code pod/web}; events of objects outside namespaces live in one all the same. */
    private ResourceRef about(String object, String namespace) {
        int slash = object.indexOf('/');
        String word = slash < 0 ? object : object.substring(0, slash);
        Kind kind = words.computeIfAbsent(word, unknown -> named.apply(unknown).orElse(Kind.namespaced("", "", unknown, unknown)));
        return new ResourceRef(kind, kind.namespaced() ? namespace : "", slash < 0 ? "" : object.substring(slash + 1));
    }

    /** Returns everything that the rows tell, in no order. */
    public List<Happening> happenings() {
        List<Happening> all = new ArrayList<>(told.values());
        for (Row row : owners.values()) {
            Row workload = row.owner() == null ? null : owners.get(row.owner());
            if (workload != null && (row.ref().kind().equals(BuiltIn.REPLICA_SET) || row.ref().kind().equals(BuiltIn.CONTROLLER_REVISION))) {
                all.add(new Happening.RolledOut(workload.ref(), row.name(), row.created()));
            }
        }
        return all;
    }

    /** Returns who belongs to an object as far as rows tell: itself, and what it made. */
    public Family family(ResourceRef of) {
        List<Row> members = new ArrayList<>(owners.values().stream().filter(row -> row.ref().equals(of)).toList());
        for (int i = 0; i < members.size(); i++) {
            String uid = members.get(i).uid();
            owners.values().stream().filter(row -> uid.equals(row.owner())).forEach(members::add);
        }
        List<String> uids = members.stream().map(Row::uid).toList();
        List<ResourceRef> refs = new ArrayList<>(List.of(of));
        members.stream().map(Row::ref).filter(ref -> !ref.equals(of)).forEach(refs::add);
        pods.values().stream().filter(pod -> pod.owner() != null && uids.contains(pod.owner())).map(Row::ref).forEach(refs::add);
        return new Family(refs);
    }

    private static List<Kind> concat(List<Kind> some, List<Kind> more) {
        List<Kind> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}

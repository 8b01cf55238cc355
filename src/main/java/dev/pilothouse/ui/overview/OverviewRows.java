package dev.pilothouse.ui.overview;

import dev.pilothouse.metric.Round;
import dev.pilothouse.metric.Use;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.timeline.Happening;
import dev.pilothouse.timeline.TimelineRows;
import dev.pilothouse.ui.overview.Overview.NodeLoad;
import dev.pilothouse.ui.overview.Overview.Totals;
import dev.pilothouse.ui.overview.Overview.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows that the overview is made of, kept by kind and uid. One pass over the pods makes an overview, so that ten thousand are no matter. */
final class OverviewRows {

    /** What has a tile of its own. */
    static final List<Kind> WORKLOADS = List.of(BuiltIn.DEPLOYMENT, BuiltIn.STATEFUL_SET, BuiltIn.DAEMON_SET);

    /** Whose health says that somebody should look; pods only where no workload speaks for them. */
    private static final List<Kind> JUDGED = List.of(BuiltIn.NODE, BuiltIn.DEPLOYMENT, BuiltIn.STATEFUL_SET, BuiltIn.DAEMON_SET, BuiltIn.JOB, BuiltIn.CLAIM, BuiltIn.AUTOSCALER);

    /** Everything that is followed. */
    static final List<Kind> KINDS = List.of(BuiltIn.NODE, BuiltIn.DEPLOYMENT, BuiltIn.STATEFUL_SET, BuiltIn.DAEMON_SET, BuiltIn.REPLICA_SET, BuiltIn.JOB, BuiltIn.CLAIM, BuiltIn.AUTOSCALER, BuiltIn.POD, BuiltIn.EVENT);

    private static final Set<Health.State> WRONG = Set.of(Health.State.BAD, Health.State.WARN);

    /** A kubelet forgets the crashes of a container that ran for ten minutes; so long one that came back may crash again. */
    private static final Duration RESTLESS = Duration.ofMinutes(10);

    /** A scheduler answers within seconds, and a node that is added for a pod comes within minutes. */
    private static final Duration STRANDED = Duration.ofMinutes(2);

    private static final int SEVERAL = 3;
    private static final int EVENTS = 8;
    private static final int NEWS = 50;
    private static final long MAKING = 10;

    private final Map<Kind, Map<String, Row>> rows = new HashMap<>();
    private final Map<Kind, Cells> cells;
    private final TimelineRows timeline;
    private Set<Kind> partial = Set.of();

    /**
     * @param cells by kind, of all that are followed
     * @param named finds the kind of a word in lower case, as events write it
     */
    OverviewRows(Map<Kind, Cells> cells, Function<String, Optional<Kind>> named) {
        this.cells = cells;
        timeline = new TimelineRows(cells, named);
    }

    /** Takes rows that are new or changed and the uids of those that are gone; tells whether any says something new. */
    boolean change(Kind kind, Collection<Row> changed, Collection<String> removed) {
        Map<String, Row> ofKind = rows.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
        boolean news = false;
        for (Row row : changed) {
            news |= !row.saysTheSame(ofKind.put(row.uid(), row));
        }
        for (String uid : removed) {
            news |= ofKind.remove(uid) != null;
        }
        if (news && TimelineRows.KINDS.contains(kind)) {
            timeline.change(kind, changed, removed);
        }
        return news;
    }

    private Collection<Row> of(Kind kind) {
        return partial.contains(kind) ? List.of() : rows.getOrDefault(kind, Map.of()).values();
    }

    private Cells cells(Kind kind) {
        return cells.getOrDefault(kind, new Cells(List.of()));
    }

    /** What one workload's pods come to. */
    private static final class Sum {
        private final List<Health.State> pods = new ArrayList<>();
        private final List<String> keys = new ArrayList<>();
        private long cpuAsked;
        private long cpuUsed;
        private boolean restless;
        private boolean stranded;
    }

    /** What the pods of one node come to. */
    private static final class Load {
        private int pods;
        private long cpu;
        private long memory;
    }

    /**
     * Adds everything up.
     *
     * @param now the time of the cluster
     * @param reading kinds that are not read to their end: figures of a part would be untrue, so they count as not there
     */
    Overview read(Round measured, Instant now, Collection<Kind> reading) {
        partial = Set.copyOf(reading);
        Map<String, Sum> byWorkload = new HashMap<>();
        Map<String, Load> byNode = new HashMap<>();
        List<Row> lonely = new ArrayList<>();
        int restarting = 0;
        for (Row pod : of(BuiltIn.POD)) {
            boolean over = pod.health().state() == Health.State.DONE;
            long cpu = cells(BuiltIn.POD).amount(pod, "cpu-request", true);
            if (!over) {
                Load load = byNode.computeIfAbsent(cells(BuiltIn.POD).text(pod, "node"), _ -> new Load());
                load.pods++;
                load.cpu += cpu;
                load.memory += cells(BuiltIn.POD).amount(pod, "memory-request", false);
            }
            restarting += cells(BuiltIn.POD).of(pod, "restarts") instanceof Cell.Restarts(int count, long _) && count > 0 ? 1 : 0;
            String workload = workload(pod);
            if (workload.isEmpty()) {
                lonely.add(stranded(pod, now) ? with(pod, Health.warn(pod.health().word())) : pod);
            } else if (!over) {
                Sum sum = byWorkload.computeIfAbsent(workload, _ -> new Sum());
                sum.pods.add(pod.health().state());
                sum.restless |= restless(pod, now);
                sum.stranded |= stranded(pod, now);
                sum.cpuAsked += cpu;
                String key = Round.key(pod.namespace(), pod.name());
                sum.keys.add(key);
                sum.cpuUsed += Math.round(measured.pod(key).cpu());
            }
        }
        List<Workload> workloads = workloads(byWorkload);
        List<Happening> happenings = timeline.happenings().stream().filter(this::known).toList();
        Totals totals = new Totals(of(BuiltIn.POD).size(), workloads.size(), restarting, (int) of(BuiltIn.EVENT).stream().filter(event -> WRONG.contains(event.health().state())).count());
        return new Overview(unwell(lonely, workloads), workloads, nodes(byNode, measured), moving(workloads), events(happenings), news(happenings), totals);
    }

    /** Tells whether containers of the pod ended again and again until lately: one that runs at this moment only rests between two crashes. */
    private boolean restless(Row pod, Instant now) {
        return cells(BuiltIn.POD).of(pod, "restarts") instanceof Cell.Restarts(int count, long last)
                && count >= SEVERAL
                && now.getEpochSecond() - last <= RESTLESS.toSeconds();
    }

    /** Tells whether no node took the pod for so long that none will by itself. */
    private static boolean stranded(Row pod, Instant now) {
        boolean pending = pod.health().state() == Health.State.WAITING && pod.health().word().equals("Pending");
        return pending && now.getEpochSecond() - pod.created() >= STRANDED.toSeconds();
    }

    /** Returns the uid of what has the tile that the pod belongs to: its owner, and of a ReplicaSet that one's. */
    private String workload(Row pod) {
        String owner = pod.owner();
        if (owner == null) {
            return "";
        }
        Row set = rows.getOrDefault(BuiltIn.REPLICA_SET, Map.of()).get(owner);
        return set == null || set.owner() == null ? owner : set.owner();
    }

    private List<Workload> workloads(Map<String, Sum> sums) {
        List<Workload> workloads = new ArrayList<>();
        for (Kind kind : WORKLOADS) {
            for (Row row : of(kind)) {
                Sum sum = sums.getOrDefault(row.uid(), new Sum());
                sum.pods.sort(Comparator.reverseOrder());
                workloads.add(new Workload(
                        judged(row, sum), List.copyOf(sum.pods), ready(row), wanted(row), List.copyOf(sum.keys), sum.cpuAsked, sum.cpuUsed));
            }
        }
        workloads.sort(Comparator.comparing((Workload workload) -> !workload.failing())
                .thenComparing(workload -> !workload.moving())
                .thenComparing(workload -> workload.row().namespace())
                .thenComparing(Workload::partOf)
                .thenComparing(workload -> workload.row().name()));
        return workloads;
    }

    private long ready(Row row) {
        Cells of = cells(row.ref().kind());
        return of.of(row, "ready") instanceof Cell.Ratio(int part, int _) ? part : of.amount(row, "ready", false);
    }

    private long wanted(Row row) {
        Cells of = cells(row.ref().kind());
        return of.of(row, "ready") instanceof Cell.Ratio(int _, int whole) ? whole : of.amount(row, "desired", false);
    }

    /** What counts itself as well, or as on its way, may have pods that tell otherwise. */
    private static Row judged(Row row, Sum sum) {
        Health.State state = row.health().state();
        if (sum.restless && state == Health.State.OK) {
            return with(row, Health.warn("Restarting"));
        }
        return sum.stranded && (state == Health.State.OK || state == Health.State.PROGRESS) ? with(row, Health.warn("Pending")) : row;
    }

    private static Row with(Row row, Health health) {
        return new Row(row.ref(), row.uid(), row.version(), row.created(), health, row.labels(), row.owner(), row.cells());
    }

    private List<Row> unwell(List<Row> lonely, List<Workload> workloads) {
        List<Row> unwell = new ArrayList<>();
        for (Kind kind : JUDGED) {
            of(kind).stream().filter(row -> WRONG.contains(row.health().state())).forEach(unwell::add);
        }
        Set<String> told = unwell.stream().map(Row::uid).collect(Collectors.toSet());
        // a rollout that goes on may well be stuck, and what is ready may restart all the time: their pods say so
        workloads.stream()
                .filter(each -> (each.failing() || WRONG.contains(each.health().state())) && !told.contains(each.row().uid()))
                .map(each -> each.failing() ? with(each.row(), Health.bad("Failing")) : each.row())
                .forEach(unwell::add);
        lonely.stream().filter(pod -> WRONG.contains(pod.health().state())).forEach(unwell::add);
        unwell.sort(Comparator.comparing((Row row) -> row.health().state()).thenComparing(Row::namespace).thenComparing(Row::name));
        return unwell;
    }

    private List<NodeLoad> nodes(Map<String, Load> loads, Round measured) {
        Cells of = cells(BuiltIn.NODE);
        return of(BuiltIn.NODE).stream()
                .sorted(Comparator.comparing(Row::name))
                .map(node -> {
                    Load load = loads.getOrDefault(node.name(), new Load());
                    Use use = measured.nodes().getOrDefault(node.name(), Use.NONE);
                    return new NodeLoad(
                            node, load.pods, of.amount(node, "pods", false), load.cpu, Math.round(use.cpu()), of.amount(node, "cpu", true), load.memory, Math.round(use.memory()),
                            of.amount(node, "memory", false));
                })
                .toList();
    }

    private List<Moving> moving(List<Workload> workloads) {
        Map<String, Long> revisions = new HashMap<>();
        of(BuiltIn.REPLICA_SET).stream().filter(set -> set.owner() != null).forEach(set -> revisions.merge(set.owner(), set.created(), Math::max));
        return workloads.stream().filter(Workload::moving).map(Workload::row).map(row -> {
            long updated = cells(row.ref().kind()).amount(row, "up-to-date", false);
            return new Moving(row, updated, wanted(row), revisions.getOrDefault(row.uid(), 0L));
        }).toList();
    }

    private boolean known(Happening happening) {
        return switch (happening) {
            case Happening.Reported _ -> !partial.contains(BuiltIn.EVENT);
            case Happening.RolledOut _, Happening.Created _ -> partial.stream().noneMatch(kind -> WORKLOADS.contains(kind) || kind.equals(BuiltIn.REPLICA_SET));
            case Happening.Restarted _ -> !partial.contains(BuiltIn.POD);
            case Happening.Changed _ -> true;
        };
    }

    /** Returns the newest event of each subject. */
    private static List<Happening> events(List<Happening> happenings) {
        Map<ResourceRef, Happening> newest = new HashMap<>();
        for (Happening happening : happenings) {
            if (happening instanceof Happening.Reported) {
                newest.merge(happening.about(), happening, (one, other) -> one.last() >= other.last() ? one : other);
            }
        }
        return newest.values().stream().sorted(Comparator.comparingLong(Happening::last).reversed()).limit(EVENTS).toList();
    }

    /** A workload's first rollout is its making. */
    private static List<Happening> news(List<Happening> happenings) {
        Map<ResourceRef, Long> made = new HashMap<>();
        happenings.stream().filter(Happening.Created.class::isInstance).forEach(happening -> made.put(happening.about(), happening.first()));
        return happenings.stream()
                .filter(happening -> happening instanceof Happening.Created
                        || (happening instanceof Happening.RolledOut && happening.first() - made.getOrDefault(happening.about(), 0L) > MAKING))
                .sorted(Comparator.comparingLong(Happening::last).reversed())
                .limit(NEWS)
                .toList();
    }
}

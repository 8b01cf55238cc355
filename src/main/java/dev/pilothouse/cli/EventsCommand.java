package dev.pilothouse.cli;

import dev.pilothouse.change.Journal;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.live.LiveView;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.timeline.Before;
import dev.pilothouse.timeline.Family;
import dev.pilothouse.timeline.Happening;
import dev.pilothouse.timeline.Investigation;
import dev.pilothouse.timeline.Sought;
import dev.pilothouse.timeline.Suspect;
import dev.pilothouse.timeline.TimelineRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints events as {@code kubectl events} does, the newest last, and when asked our own changes among them. */
@Command(name = "events", aliases = "event", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.events.description}", mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {

    private final Work work;
    private final Journal journal;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Parameters(arity = "0..1", paramLabel = "KIND/NAME", descriptionKey = "cli.events.target")
    private @Nullable String target;

    @Option(names = {"-A", "--all-namespaces"}, descriptionKey = "cli.option.all-namespaces")
    private boolean all;

    @Option(names = "--types", split = ",", paramLabel = "TYPE", descriptionKey = "cli.events.types")
    private Set<EventType> types = Set.of();

    @Option(names = "--since", paramLabel = "TIME", descriptionKey = "cli.events.since")
    private @Nullable Duration since;

    @Option(names = "--with-changes", descriptionKey = "cli.events.with-changes")
    private boolean withChanges;

    @Option(names = {"-w", "--watch"}, descriptionKey = "cli.events.watch")
    private boolean watch;

    @Option(names = {"-o", "--output"}, defaultValue = "table", descriptionKey = "cli.option.output")
    private Output output = Output.table;

    /** The types of events. */
    private enum EventType {
        Normal,
        Warning
    }

    EventsCommand(Work work, Journal journal) {
        this.work = work;
        this.journal = journal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = work.open();
        Investigation investigation = new Investigation(session, journal);
        Optional<ResourceRef> about = Optional.ofNullable(target).map(word -> Work.ref(session, word, namespace));
        String where = all || about.filter(ref -> !ref.kind().namespaced()).isPresent() ? "" : namespace.or(session.context());
        TimelineRows rows = investigation.read(where, about.isPresent() || withChanges ? TimelineRows.KINDS : List.of(WellKnown.EVENT));
        Sought sought = Sought.ALL.about(about.map(rows::family));
        List<Happening> happenings = Stream.concat(rows.happenings().stream(), investigation.changes().stream()).toList();
        List<Happening> shown = happenings.stream().filter(happening -> takes(session, where, sought, happening)).sorted(Comparator.comparingLong(Happening::last)).toList();
        switch (output) {
            case table, wide -> {
                EventTable table = new EventTable(work.terminal(), session.cluster().clock(), all, output == Output.wide);
                if (shown.isEmpty() && !watch) {
                    work.terminal().remark(all ? "cli.events.none" : "cli.events.none-in", where);
                } else {
                    table.print(shown, !watch);
                }
                if (withChanges) {
                    about.flatMap(ref -> investigation.before(ref, sought.family().orElse(Family.alone(ref)), happenings)).ifPresent(this::suspects);
                }
                if (watch) {
                    follow(session, where, sought, rows, table, happenings);
                }
            }
            case name, json, yaml -> documents(session, where, shown);
        }
        return ExitCode.DONE;
    }

    private boolean takes(Session session, String where, Sought sought, Happening happening) {
        boolean asked = switch (happening.sort()) {
            case WARNING -> types.isEmpty() || types.contains(EventType.Warning);
            case NORMAL -> types.isEmpty() || types.contains(EventType.Normal);
            case CHANGE -> withChanges && types.isEmpty() && (where.isEmpty() || happening.about().namespace().isEmpty() || where.equals(happening.about().namespace()));
            case ROLLOUT, RESTART, CREATION -> false;
        };
        long now = session.cluster().clock().instant().getEpochSecond();
        return asked && sought.takes(happening) && (since == null || happening.last() >= now - since.toSeconds());
    }

    private void suspects(Before before) {
        if (before.suspects().isEmpty()) {
            work.terminal().remark("cli.events.before.none", Before.WINDOW.toMinutes(), before.warning().about().shortName(), before.warning().reason());
            return;
        }
        work.terminal().remark("cli.events.before", before.warning().about().shortName(), before.warning().reason());
        for (Suspect suspect : before.suspects()) {
            long seconds = before.warning().first() - suspect.at();
            String how = work.terminal().words().say("timeline.tie." + suspect.how().name().toLowerCase(Locale.ROOT), suspect.touched().shortName());
            switch (suspect) {
                case Suspect.Ours(var receipt, _, _, _) -> work.terminal().remark("cli.events.before.ours", seconds, EventTable.summary(work.terminal(), receipt), how, receipt.id());
                case Suspect.Theirs(var manager, _, _, _) -> work.terminal().remark("cli.events.before.theirs", seconds, manager, how);
                case Suspect.Rollout(var revision, _, _, _) -> work.terminal().remark("cli.events.before.rollout", seconds, revision, how);
            }
        }
    }

    private void documents(Session session, String where, List<Happening> shown) {
        Map<String, Document> byUid = new HashMap<>();
        session.cluster().documents(Query.in(WellKnown.EVENT, where), document -> byUid.put(document.uid(), document));
        List<Document> documents = new ArrayList<>();
        for (Happening happening : shown) {
            if (happening instanceof Happening.Reported reported && byUid.containsKey(reported.uid())) {
                documents.add(byUid.get(reported.uid()));
            }
        }
        if (output == Output.name) {
            documents.forEach(document -> work.terminal().line("event/" + document.name()));
        } else {
            work.terminal().line(DocumentPrinter.print(documents, false, output == Output.json));
        }
    }

    /** Prints what is new from now on, until somebody ends it. */
    private void follow(Session session, String where, Sought sought, TimelineRows rows, EventTable table, List<Happening> known) throws InterruptedException {
        LinkedBlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
        Set<Happening> told = new HashSet<>(known);
        work.terminal().flush();
        Scope scope = Scope.of(WellKnown.EVENT, where.isEmpty() ? Set.of() : Set.of(where));
        try (LiveView _ = session.live().view(scope, ViewListener.ofRows(batch -> news.add(() -> rows.change(WellKnown.EVENT, batch.changed(), batch.removed()))));
                Subscription _ = journal.onAdd(_ -> news.add(() -> {}))) {
            while (!Thread.currentThread().isInterrupted()) {
                news.take().run();
                List<Happening> now = Stream.concat(rows.happenings().stream(), new Investigation(session, journal).changes().stream()).toList();
                List<Happening> fresh = now.stream()
                        .filter(happening -> !told.contains(happening) && takes(session, where, sought, happening))
                        .sorted(Comparator.comparingLong(Happening::last))
                        .toList();
                told.clear();
                told.addAll(now);
                table.lines(fresh);
                work.terminal().flush();
            }
        }
    }
}

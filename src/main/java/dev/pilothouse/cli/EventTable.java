package dev.pilothouse.cli;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.HumanDuration;
import dev.pilothouse.timeline.Happening;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Events in the columns of {@code kubectl events}, and our changes among them. */
final class EventTable {

    private final Terminal terminal;
    private final InstantSource clock;
    private final boolean namespaces;
    private final boolean wide;

    EventTable(Terminal terminal, InstantSource clock, boolean namespaces, boolean wide) {
        this.terminal = terminal;
        this.clock = clock;
        this.namespaces = namespaces;
        this.wide = wide;
    }

    /** Prints them under a head. */
    void print(List<Happening> happenings, boolean aligned) {
        List<String> head = new ArrayList<>(namespaces ? List.of("NAMESPACE") : List.of());
        head.addAll(List.of("LAST SEEN", "TYPE", "REASON", "OBJECT"));
        if (wide) {
            head.add("SOURCE");
        }
        head.add("MESSAGE");
        if (aligned) {
            TextTable table = new TextTable();
            table.row(head);
            happenings.forEach(happening -> table.row(cells(happening)));
            table.lines().forEach(terminal::line);
        } else {
            terminal.line(spaced(head));
            lines(happenings);
        }
    }

    /** Prints each as it comes, in columns of a usual width. */
    void lines(List<Happening> happenings) {
        happenings.forEach(happening -> terminal.line(spaced(cells(happening))));
    }

    private static String spaced(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == cells.size() - 1 ? cells.get(i) : String.format("%-22s ", cells.get(i)));
        }
        return line.toString();
    }

    private List<String> cells(Happening happening) {
        List<String> cells = new ArrayList<>(namespaces ? List.of(happening.about().namespace()) : List.of());
        cells.addAll(List.of(seen(happening), type(happening), happening.reason(), happening.about().kind().name() + "/" + happening.about().name()));
        if (wide) {
            cells.add(happening instanceof Happening.Reported reported ? reported.source() : "");
        }
        cells.add(message(happening));
        return cells.stream().map(cell -> Terminal.harmless(cell).replace("\n", "\\n")).toList();
    }

    private String seen(Happening happening) {
        return happening.count() > 1
                ? age(happening.last()) + " (x" + happening.count() + " over " + age(happening.first()) + ")"
                : age(happening.last());
    }

    private String age(long moment) {
        return moment == 0 ? "<unknown>" : HumanDuration.format(clock.instant().getEpochSecond() - moment);
    }

    private static String type(Happening happening) {
        return switch (happening.sort()) {
            case WARNING -> "Warning";
            case NORMAL -> "Normal";
            case CHANGE -> "Change";
            case ROLLOUT -> "Rollout";
            case RESTART -> "Restart";
            case CREATION -> "Creation";
        };
    }

    private String message(Happening happening) {
        return switch (happening) {
            case Happening.Reported reported -> reported.message();
            case Happening.Changed changed -> terminal.words().say("cli.events.changed", summary(terminal, changed.receipt()), changed.receipt().id());
            case Happening.RolledOut rollout -> rollout.revision();
            case Happening.Restarted restarted -> Integer.toString(restarted.restarts());
            case Happening.Created _ -> "";
        };
    }

    static String summary(Terminal terminal, Receipt receipt) {
        return terminal.words().say("change.summary." + receipt.summary().verb(), receipt.summary().args().toArray());
    }
}

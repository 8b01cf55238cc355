package dev.pilothouse.cli;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Row;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.SideBySide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Objects of one kind in several clusters as one table. As many are asked at once as there are processors; one that does not answer is told
 * at the end and takes nothing from the others.
 */
final class GetAcross {

    private final Work work;
    private final String kindWord;
    private final List<String> contexts;

    GetAcross(Work work, String kindWord, List<String> contexts) {
        this.work = work;
        this.kindWord = kindWord;
        this.contexts = List.copyOf(contexts);
    }

    /** What to ask of a cluster. */
    interface Asking {
        Query query(Session session, Kind kind, String fields);
    }

    private record Answer(String context, boolean namespaced, List<Column> columns, List<Row> rows, Optional<Problem> problem) {}

    int print(Asking asking, Predicate<Column> shown, boolean withNamespace) {
        List<Answer> answers = contexts.parallelStream().map(context -> ask(context, asking)).toList();
        SideBySide table = SideBySide.NONE;
        for (Answer answer : answers) {
            table = table.with(answer.columns());
        }
        List<Row> rows = new ArrayList<>();
        for (Answer answer : answers) {
            UnaryOperator<Row> read = table.row(answer.context(), answer.columns());
            answer.rows().stream().sorted(Comparator.comparing((Row row) -> row.namespace() + "/" + row.name())).map(read).forEach(rows::add);
        }
        if (!rows.isEmpty()) {
            print(table.columns(), rows, shown, withNamespace && answers.stream().anyMatch(Answer::namespaced));
        }
        if (rows.isEmpty() && answers.stream().anyMatch(answer -> answer.problem().isEmpty())) {
            work.terminal().remark("cli.get.none");
        }
        answers.forEach(answer -> answer.problem().ifPresent(problem -> {
            work.terminal().remark("cli.get.not-reached", answer.context());
            work.terminal().problem(problem);
        }));
        return answers.stream().allMatch(answer -> answer.problem().isEmpty()) ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private Answer ask(String context, Asking asking) {
        try {
            Session session = work.open(context);
            Kind kind = Work.kind(session, kindWord);
            List<Row> rows = session.cluster().rows(asking.query(session, kind, ""));
            return new Answer(context, kind.namespaced(), session.cluster().columns(kind), rows, Optional.empty());
        } catch (ProblemException e) {
            return new Answer(context, false, List.of(), List.of(), Optional.of(e.problem()));
        }
    }

    private void print(List<Column> columns, List<Row> rows, Predicate<Column> shown, boolean withNamespace) {
        TextTable table = new TextTable();
        table.row(line(columns, shown, withNamespace, "NAMESPACE", i -> columns.get(i).title()));
        Instant now = Instant.now();
        rows.forEach(row -> table.row(line(columns, shown, withNamespace, row.namespace(), i -> text(row.cells().get(i), now))));
        table.lines().forEach(work.terminal()::line);
    }

    private static String text(Cell cell, Instant now) {
        return Terminal.harmless(cell.print(now)).replace("\n", "\\n");
    }

    private static List<String> line(
            List<Column> columns, Predicate<Column> shown, boolean withNamespace, String namespace, IntFunction<String> text) {
        List<String> cells = new ArrayList<>(List.of(text.apply(0)));
        if (withNamespace) {
            cells.add(namespace);
        }
        for (int i = 1; i < columns.size(); i++) {
            if (shown.test(columns.get(i))) {
                cells.add(text.apply(i));
            }
        }
        return cells;
    }
}

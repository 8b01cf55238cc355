package dev.pilothouse.cli;

import dev.pilothouse.engine.AtOnce;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Row;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.SideBySide;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Objects of one kind in several clusters as one table. All are asked at once; one that does not answer is told at the end and takes nothing from the others. */
final class GetAcross {

    private final Work work;
    private final String kindWord;
    private final List<String> contexts;
    private final Duration time;

    /** @param time that each cluster has to answer */
    GetAcross(Work work, String kindWord, List<String> contexts, Duration time) {
        this.work = work;
        this.kindWord = kindWord;
        this.contexts = contexts.stream().distinct().toList();
        this.time = time;
    }

    /** What to ask of a cluster. */
    interface Asking {
        List<Row> rows(Session session, Kind kind);
    }

    private record Answer(String context, boolean namespaced, List<Column> columns, List<Row> rows, Optional<Problem> problem) {}

    int print(Asking asking, Predicate<Column> shown, boolean withNamespace) {
        List<Answer> answers = new AtOnce(time).all(contexts, context -> ask(context, asking), this::late);
        SideBySide table = SideBySide.NONE;
        for (Answer answer : answers) {
            table = table.with(answer.columns());
        }
        List<Row> rows = new ArrayList<>();
        for (Answer answer : answers) {
            UnaryOperator<Row> read = table.row(answer.context(), answer.columns());
            answer.rows().stream().map(read).forEach(rows::add);
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
            return new Answer(context, kind.namespaced(), session.cluster().columns(kind), asking.rows(session, kind), Optional.empty());
        } catch (ProblemException e) {
            return failed(context, e.problem());
        }
    }

    private Answer late(String context) {
        return failed(context, Problem.of(ProblemCode.TIMED_OUT, context, Long.toString(time.toSeconds())));
    }

    private static Answer failed(String context, Problem problem) {
        return new Answer(context, false, List.of(), List.of(), Optional.of(problem));
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

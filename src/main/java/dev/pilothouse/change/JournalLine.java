package dev.pilothouse.change;

import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.change.Receipt.Result;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the journal's file. A change is noted before anything of it is sent, then object by object, and at its end: whatever moment
 * the program is killed in, the lines say how far it came.
 */
sealed interface JournalLine {

    String id();

    /** A change with everything that is known of it. */
    record Whole(Receipt receipt) implements JournalLine {
        @Override
        public String id() {
            return receipt.id();
        }
    }

    /**
     * A change that is about to be sent.
     *
     * @param writer the program that sends it
     */
    record Begun(Receipt receipt, Writer writer) implements JournalLine {
        @Override
        public String id() {
            return receipt.id();
        }
    }

    /** One object of it was changed. */
    record Done(String id, Entry entry) implements JournalLine {}

    /**
     * How it ended.
     *
     * @param same objects that needed no change
     */
    record Ended(String id, Result result, List<ResourceRef> same, Optional<Problem> trouble) implements JournalLine {}

    /** A running program: numbers of processes are used again, so the moment of its start tells it apart. */
    record Writer(long process, String started) {

        static Writer here() {
            return of(ProcessHandle.current());
        }

        private static Writer of(ProcessHandle handle) {
            return new Writer(handle.pid(), handle.info().startInstant().map(Object::toString).orElse(""));
        }

        boolean isAlive() {
            return ProcessHandle.of(process).filter(handle -> handle.isAlive() && of(handle).equals(this)).isPresent();
        }
    }

    /** Returns when the change began, if the line says so. */
    default Optional<Instant> start() {
        return switch (this) {
            case Whole whole -> Optional.of(whole.receipt.at());
            case Begun begun -> Optional.of(begun.receipt.at());
            case Done _, Ended _ -> Optional.empty();
        };
    }

    /** Returns the text of the line, without its end. */
    default String text() {
        return switch (this) {
            case Whole whole -> Json.write(new Tree(ReceiptJson.fields(whole.receipt)));
            case Begun begun -> {
                Map<String, Object> fields = new LinkedHashMap<>(Map.of("event", "begun"));
                fields.put("process", begun.writer.process);
                fields.put("started", begun.writer.started);
                fields.putAll(ReceiptJson.fields(begun.receipt));
                yield Json.write(new Tree(fields));
            }
            case Done done -> Json.write(new Tree(event("done", done.id, "entry", ReceiptJson.entry(done.entry))));
            case Ended ended -> {
                Map<String, Object> fields = event("ended", ended.id, "result", ended.result.name());
                fields.put("same", ended.same.stream().map(ReceiptJson::ref).toList());
                ended.trouble.ifPresent(problem -> fields.put("trouble", ReceiptJson.problem(problem)));
                yield Json.write(new Tree(fields));
            }
        };
    }

    private static Map<String, Object> event(String event, String id, String name, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", event);
        fields.put("id", id);
        fields.put(name, value);
        return fields;
    }

    /** Reads one line, empty when it is none of these. */
    static Optional<JournalLine> read(String text) {
        try {
            Tree tree = Json.read(text);
            return switch (tree.text("event")) {
                case "" -> ReceiptJson.read(tree).map(Whole::new);
                case "begun" -> ReceiptJson.read(tree)
                        .map(receipt -> new Begun(receipt, new Writer(tree.number(0, "process"), tree.text("started"))));
                case "done" -> Optional.of(new Done(tree.text("id"), ReceiptJson.entry(tree.tree("entry"))));
                case "ended" -> Optional.of(new Ended(
                        tree.text("id"),
                        Result.valueOf(tree.text("result")),
                        tree.trees("same").stream().map(ReceiptJson::ref).toList(),
                        ReceiptJson.problem(tree)));
                default -> Optional.empty();
            };
        } catch (ProblemException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

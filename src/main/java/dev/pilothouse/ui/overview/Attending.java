package dev.pilothouse.ui.overview;

import dev.pilothouse.diagnosis.Diagnosis;
import dev.pilothouse.diagnosis.Examination;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Row;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.SessionScene;
import dev.pilothouse.ui.kit.Fx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds out why the worst few are unwell, each version of an object once, in the background and one round at a time. */
final class Attending {

    /** So many are told; of the others only their number. */
    static final int SHOWN = 5;

    private static final int OF_A_KIND = 2;

    private final Session session;
    private final Fx fx;
    private final Consumer<List<Attention>> told;
    private final Examination examination = new Examination();
    private Map<String, Optional<Diagnosis>> known = new HashMap<>();
    private List<Row> wanted = List.of();
    private boolean busy;

    Attending(Session session, Fx fx, Consumer<List<Attention>> told) {
        this.session = session;
        this.fx = fx;
        this.told = told;
    }

    /** Tells at once what is known of these, and the rest when it is. */
    void attend(List<Row> unwell) {
        wanted = worst(unwell);
        tell();
        examine();
    }

    /** Returns those to tell of: the first, but of a kind no more than two while others wait, so that a hundred silent nodes hide no failing workload. */
    static List<Row> worst(List<Row> unwell) {
        Map<Kind, Integer> told = new HashMap<>();
        List<Row> first = unwell.stream().filter(row -> told.merge(row.ref().kind(), 1, Integer::sum) <= OF_A_KIND).limit(SHOWN).toList();
        return Stream.concat(first.stream(), unwell.stream().filter(row -> !first.contains(row)).limit(SHOWN - first.size())).toList();
    }

    private void tell() {
        told.accept(wanted.stream().map(row -> new Attention(row, known.getOrDefault(key(row), Optional.empty()))).toList());
    }

    private void examine() {
        List<Row> unknown = wanted.stream().filter(row -> !known.containsKey(key(row))).toList();
        if (busy || unknown.isEmpty()) {
            return;
        }
        busy = true;
        fx.call(() -> found(unknown)).onDone(this::found).onRefused(this::refused);
    }

    private Map<String, Optional<Diagnosis>> found(List<Row> rows) {
        Map<String, Optional<Diagnosis>> found = new HashMap<>();
        SessionScene scene = new SessionScene(session);
        for (Row row : rows) {
            found.put(key(row), worst(row, scene));
        }
        return found;
    }

    /** What is gone meanwhile or may not be read keeps the word of its row. */
    private Optional<Diagnosis> worst(Row row, SessionScene scene) {
        try {
            return examination.of(session.cluster().get(row.ref()), scene).stream().findFirst();
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    private void found(Map<String, Optional<Diagnosis>> found) {
        busy = false;
        Map<String, Optional<Diagnosis>> still = new HashMap<>(found);
        List<String> keys = new ArrayList<>(wanted.stream().map(Attending::key).toList());
        keys.stream().filter(known::containsKey).forEach(key -> still.putIfAbsent(key, known.getOrDefault(key, Optional.empty())));
        known = still;
        tell();
        examine();
    }

    private void refused(Problem problem) {
        busy = false;
    }

    private static String key(Row row) {
        return row.uid() + "@" + row.version();
    }
}

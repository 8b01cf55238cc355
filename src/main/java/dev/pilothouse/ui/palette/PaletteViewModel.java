package dev.pilothouse.ui.palette;

import dev.pilothouse.ui.palette.PalettePage.Entry;
import dev.pilothouse.ui.palette.PalettePage.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The few best results for what is typed, in groups. All of it comes from memory. */
final class PaletteViewModel {

    /** So many results are shown. */
    static final int MOST = 12;

    private final Supplier<List<Entry>> entries;
    private final Map<String, Integer> uses = new LinkedHashMap<>();
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
    private List<Entry> all = List.of();

    /** A line of the list: a heading or a result. */
    sealed interface Line {
        record Heading(Group group) implements Line {}

        record Result(Entry entry, Match match) implements Line {}
    }

    PaletteViewModel(Supplier<List<Entry>> entries) {
        this.entries = entries;
        query.subscribe(text -> search());
    }

    StringProperty queryProperty() {
        return query;
    }

    ObservableList<Line> lines() {
        return lines;
    }

    /** Index of the chosen line, -1 for none. */
    ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Reads what can be found now, and starts with these letters. */
    void open(String text) {
        all = entries.get();
        query.set(text);
        search();
    }

    /** Reads again what can be found, for the letters that are there. */
    void refresh() {
        open(query.get());
    }

    void select(int index) {
        if (index >= 0 && index < lines.size() && lines.get(index) instanceof Line.Result) {
            selected.set(index);
        }
    }

    /** Moves the choice over the headings, round at the ends. */
    void step(int by) {
        int size = lines.size();
        for (int i = 1; i <= size; i++) {
            int next = Math.floorMod(selected.get() + i * by, size);
            if (lines.get(next) instanceof Line.Result) {
                selected.set(next);
                return;
            }
        }
    }

    Optional<Entry> chosen() {
        return selected.get() >= 0 && lines.get(selected.get()) instanceof Line.Result(Entry entry, Match match)
                ? Optional.of(entry)
                : Optional.empty();
    }

    /** Remembers that an entry was used; the next time it stands higher. */
    void used(Entry entry) {
        uses.merge(entry.id(), 1, Integer::sum);
    }

    private void search() {
        String text = query.get();
        Optional<Group> only = text.isEmpty() ? Optional.empty() : Group.ofPrefix(text.charAt(0));
        String words = only.isPresent() ? text.substring(1) : text;
        Map<Group, List<Line.Result>> found = new EnumMap<>(Group.class);
        for (Entry entry : all) {
            if (only.isPresent() ? entry.group() == only.get() : !words.isBlank() || entry.group() != Group.OBJECTS) {
                match(entry, words).ifPresent(match -> found
                        .computeIfAbsent(entry.group(), group -> new ArrayList<>())
                        .add(new Line.Result(entry, match)));
            }
        }
        show(found, words.isBlank());
    }

    /** An entry found by another of its names shows what of its title matches, too. */
    private static Optional<Match> match(Entry entry, String words) {
        Optional<Match> title = Match.of(words, entry.title());
        Optional<Match> other = entry.alsoCalled().stream()
                .flatMap(name -> Match.of(words, name).stream())
                .max(Comparator.comparingInt(Match::score));
        if (other.isEmpty()) {
            return title;
        }
        int score = Math.max(title.map(Match::score).orElse(Integer.MIN_VALUE), other.get().score());
        return Optional.of(new Match(score, title.map(Match::positions).orElse(List.of())));
    }

    private void show(Map<Group, List<Line.Result>> found, boolean everything) {
        found.values().forEach(results -> results.sort(order(everything)));
        Map<Group, Integer> shares = shares(found);
        List<Line> next = new ArrayList<>();
        found.forEach((group, results) -> {
            int share = shares.getOrDefault(group, 0);
            if (share > 0) {
                next.add(new Line.Heading(group));
                next.addAll(results.subList(0, share));
            }
        });
        lines.setAll(next);
        selected.set(-1);
        step(1);
    }

    private Comparator<Line.Result> order(boolean everything) {
        Comparator<Line.Result> offLast = Comparator.comparing(result -> !result.entry().off().isEmpty());
        Comparator<Line.Result> best = Comparator.comparingInt(result -> -score(result));
        return everything ? offLast.thenComparing(best) : offLast.thenComparing(best).thenComparing(result -> result.entry().title());
    }

    private int score(Line.Result result) {
        return result.match().score() + 5 * uses.getOrDefault(result.entry().id(), 0);
    }

    /** Each group gets one more in turn until all places are taken, so that no group hides another. */
    private static Map<Group, Integer> shares(Map<Group, List<Line.Result>> found) {
        Map<Group, Integer> shares = new EnumMap<>(Group.class);
        int left = MOST;
        boolean grew = true;
        while (left > 0 && grew) {
            grew = false;
            for (Map.Entry<Group, List<Line.Result>> entry : found.entrySet()) {
                int share = shares.getOrDefault(entry.getKey(), 0);
                if (left > 0 && share < entry.getValue().size()) {
                    shares.put(entry.getKey(), share + 1);
                    left--;
                    grew = true;
                }
            }
        }
        return shares;
    }
}

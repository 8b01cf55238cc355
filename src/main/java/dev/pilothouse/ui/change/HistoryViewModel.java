package dev.pilothouse.ui.change;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Journal;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.change.Preview;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.change.Receipt.Result;
import dev.pilothouse.change.ReceiptFilter;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Essence;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.LivePage;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The journal as a list that narrows by words, and for the chosen change what it did, what came after, and whether it can be undone. */
final class HistoryViewModel implements LivePage.Model {

    private final Journal journal;
    private final Function<String, Optional<Pipeline>> roads;
    private final Fx fx;
    private final ObservableList<Receipt> shown = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private ReceiptFilter conditions = ReceiptFilter.ALL;
    private final ObjectProperty<@Nullable Receipt> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<UndoVerdict> verdict = new ReadOnlyObjectWrapper<>(new UndoVerdict.Checking());
    private final ReadOnlyObjectWrapper<Map<ResourceRef, Document>> now = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<Draft>> rest = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> exportTrouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<Receipt> all = List.of();
    private int round;
    private boolean checkAgain;
    private Subscription journalUpdates = Subscription.NONE;
    private Fx.@Nullable Call<?> checking;

    /**
     * @param roads the road of a context, while its cluster is open
     */
    HistoryViewModel(Journal journal, Function<String, Optional<Pipeline>> roads, Fx fx) {
        this.journal = journal;
        this.roads = roads;
        this.fx = fx;
        filter.subscribe(_ -> narrow());
        chosen.subscribe(_ -> check());
    }

    /** Reads the journal and follows it, from the newest change on. */
    @Override
    public void start() {
        chosen.set(null);
        journalUpdates.close();
        journalUpdates = journal.onAdd(_ -> fx.later(this::read));
        read();
    }

    @Override
    public void stop() {
        journalUpdates.close();
    }

    /** The changes that the filter lets through, newest first. */
    ObservableList<Receipt> shown() {
        return shown;
    }

    /** Tells whether the journal holds anything at all. */
    boolean empty() {
        return all.isEmpty();
    }

    /** Returns how many changes the journal holds. */
    int count() {
        return all.size();
    }

    /** The words that are looked for. */
    StringProperty filterProperty() {
        return filter;
    }

    /** Returns what is asked for beside words. */
    ReceiptFilter conditions() {
        return conditions;
    }

    /** Asks for something else beside words. */
    void narrow(ReceiptFilter wanted) {
        conditions = wanted;
        narrow();
    }

    /** Asks for nothing. */
    void showAll() {
        conditions = ReceiptFilter.ALL;
        filter.set("");
        narrow();
    }

    /** Returns the contexts that were changed, by name. */
    List<String> contexts() {
        return all.stream().map(Receipt::context).distinct().sorted().toList();
    }

    /** The draft that does what is left of the chosen change, where something is and that is possible. */
    ReadOnlyObjectProperty<Optional<Draft>> restProperty() {
        return rest.getReadOnlyProperty();
    }

    /** Why the last export failed. */
    ReadOnlyObjectProperty<Optional<Problem>> exportTroubleProperty() {
        return exportTrouble.getReadOnlyProperty();
    }

    /** Writes the chosen change to a file that only its owner can read. */
    void export(Path file, Function<Receipt, String> form) {
        Receipt receipt = chosen.get();
        if (receipt != null) {
            exportTrouble.set(Optional.empty());
            fx.call(() -> YamlFile.write(file, form.apply(receipt))).onRefused(problem -> exportTrouble.set(Optional.of(problem)));
        }
    }

    ObjectProperty<@Nullable Receipt> chosenProperty() {
        return chosen;
    }

    ReadOnlyObjectProperty<UndoVerdict> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /** The objects of the chosen change as they are now, as far as they exist and are known. */
    ReadOnlyObjectProperty<Map<ResourceRef, Document>> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** Returns the draft that takes the chosen change back, when that is possible. */
    Optional<Draft> undo() {
        return switch (verdict.get()) {
            case UndoVerdict.AsItWas asItWas -> Optional.of(asItWas.draft());
            case UndoVerdict.ChangedSince changed -> Optional.of(changed.draft());
            case UndoVerdict.Gone gone -> Optional.of(gone.draft());
            case UndoVerdict.Checking _, UndoVerdict.AlreadyBack _, UndoVerdict.CannotUndo _, UndoVerdict.NotOpen _, UndoVerdict.NothingDone _,
                    UndoVerdict.UnderWay _ -> Optional.empty();
        };
    }

    /** Returns the draft that makes the chosen change again, when it was taken back and that is possible. */
    Optional<Draft> redo() {
        return verdict.get() instanceof UndoVerdict.AlreadyBack back ? back.redo() : Optional.empty();
    }

    /** Looks again at the chosen change. */
    void check() {
        if (checking != null) {
            checking.cancel();
        }
        now.set(Map.of());
        rest.set(Optional.empty());
        Receipt receipt = chosen.get();
        if (receipt == null) {
            return;
        }
        Optional<Pipeline> road = roads.apply(receipt.context());
        if (road.isEmpty()) {
            verdict.set(new UndoVerdict.NotOpen(receipt.context()));
            return;
        }
        if (receipt.result() == Result.RUNNING || receipt.result() == Result.UNKNOWN) {
            verdict.set(new UndoVerdict.UnderWay());
            lookUp(receipt, road.get());
            return;
        }
        if (!receipt.open().isEmpty()) {
            fx.call(() -> road.get().rest(receipt)).onDone(draft -> rest.set(Optional.of(draft)));
        }
        if (receipt.entries().isEmpty()) {
            verdict.set(new UndoVerdict.NothingDone());
            return;
        }
        verdict.set(new UndoVerdict.Checking());
        checking = fx.call(() -> {
                    Preview preview = road.get().preview(road.get().undo(receipt));
                    return new Checked(preview, preview.changesAnything() ? Optional.empty() : redo(road.get(), receipt));
                })
                .onDone(checked -> judge(receipt, checked))
                .onRefused(problem -> verdict.set(new UndoVerdict.CannotUndo(problem)));
    }

    /** What nobody has heard the end of is looked up on the cluster; the journal tells what came out. */
    private void lookUp(Receipt receipt, Pipeline road) {
        if (receipt.result() == Result.UNKNOWN) {
            fx.call(road::settle);
        }
    }

    private record Checked(Preview preview, Optional<Draft> redo) {}

    private static Optional<Draft> redo(Pipeline road, Receipt receipt) {
        try {
            return Optional.of(road.redo(receipt));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private void read() {
        fx.call(journal::receipts).onDone(receipts -> {
            all = receipts;
            checkAgain = true;
            narrow();
        });
    }

    private void narrow() {
        int current = ++round;
        List<Receipt> from = all;
        ReceiptFilter wanted = conditions.withText(filter.get());
        fx.call(() -> from.stream().filter(wanted::matches).toList()).onDone(found -> {
            if (current == round) {
                Receipt before = chosen.get();
                shown.setAll(found);
                Optional<Receipt> same = found.stream().filter(receipt -> before != null && receipt.id().equals(before.id())).findFirst();
                boolean unchanged = same.isPresent() && same.get().equals(before);
                chosen.set(same.or(() -> found.stream().findFirst()).orElse(null));
                if (unchanged && checkAgain) {
                    check();
                }
                checkAgain = false;
            }
        });
    }

    private void judge(Receipt receipt, Checked checked) {
        Preview preview = checked.preview();
        Map<ResourceRef, Document> live = new HashMap<>();
        preview.items().forEach(item -> item.live().ifPresent(document -> live.put(item.ref(), document)));
        verdict.set(verdict(receipt, checked, live));
        now.set(live);
    }

    private static UndoVerdict verdict(Receipt receipt, Checked checked, Map<ResourceRef, Document> live) {
        Preview preview = checked.preview();
        if (!preview.changesAnything()) {
            return new UndoVerdict.AlreadyBack(checked.redo());
        }
        boolean gone = receipt.entries().stream().anyMatch(entry -> entry.after().isPresent() && !live.containsKey(entry.ref()));
        if (gone) {
            return new UndoVerdict.Gone(preview.draft());
        }
        List<Receipt.Entry> touched = receipt.entries().stream().filter(entry -> touched(entry, preview.draft(), live)).toList();
        if (touched.isEmpty()) {
            return new UndoVerdict.AsItWas(preview.draft());
        }
        List<String> by = touched.stream()
                .flatMap(entry -> Optional.ofNullable(live.get(entry.ref())).stream())
                .flatMap(document -> writersSince(document, receipt.at()).stream())
                .distinct()
                .toList();
        int theirs = preview.items().stream().mapToInt(item -> item.others().size()).sum();
        return new UndoVerdict.ChangedSince(preview.draft(), by, theirs);
    }

    /** Status and bookkeeping change all the time and do not count. Values of Secrets are known to the undo at most. */
    private static boolean touched(Receipt.Entry entry, Draft undo, Map<ResourceRef, Document> live) {
        Optional<Document> after = undo.wishes().stream()
                .filter(wish -> wish.ref().equals(entry.ref()) && wish instanceof Draft.Wish.Restore)
                .map(wish -> ((Draft.Wish.Restore) wish).after())
                .findFirst()
                .or(entry::after);
        Optional<Document> now = Optional.ofNullable(live.get(entry.ref()));
        return !after.map(Document::version).equals(now.map(Document::version)) && !after.map(Essence::of).equals(now.map(Essence::of));
    }

    private static List<String> writersSince(Document document, Instant change) {
        return document.tree().tree("metadata").trees("managedFields").stream()
                .filter(entry -> entry.text("subresource").isEmpty())
                .filter(entry -> time(entry).isAfter(change))
                .map(entry -> entry.text("manager"))
                .filter(manager -> !manager.isEmpty())
                .distinct()
                .toList();
    }

    private static Instant time(Tree managedFields) {
        try {
            return Instant.parse(managedFields.text("time"));
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }

    @Override
    public void close() {
        stop();
        if (checking != null) {
            checking.cancel();
        }
    }
}

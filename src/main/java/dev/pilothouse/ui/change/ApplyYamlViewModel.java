package dev.pilothouse.ui.change;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Journal;
import dev.pilothouse.change.KubectlScript;
import dev.pilothouse.change.Preview;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.guide.ApplyYaml;
import dev.pilothouse.guide.EditYaml;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Session;
import dev.pilothouse.text.Fields;
import dev.pilothouse.text.SecretMask;
import dev.pilothouse.text.YamlText;
import dev.pilothouse.ui.change.Manifest.Standing;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.ShownYaml;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A text of several documents: each is compared with the cluster while it is typed, and all that can be read go to the review together. */
final class ApplyYamlViewModel implements AutoCloseable {

    /** The text is compared when it has rested that long. */
    static final Duration REST = Duration.ofMillis(400);

    private final Session session;
    private final Journal journal;
    private final UnsentEdit edit;
    private final Fx fx;
    private final StringProperty text = new SimpleStringProperty("");
    private final ShownYaml yaml = new ShownYaml();
    private final ObservableList<Manifest> manifests = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Meanwhile>> meanwhile = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<EditYaml> edited = Optional.empty();
    private Subscription waiting = Subscription.NONE;
    private Subscription journalUpdates = Subscription.NONE;
    private boolean beginning;
    /** The text is newer than what is known of its documents. */
    private boolean stale;
    private Optional<Consumer<Draft>> wanted = Optional.empty();
    private int round;

    ApplyYamlViewModel(Session session, Journal journal, UnsentEdit edit, Fx fx) {
        this.session = session;
        this.journal = journal;
        this.edit = edit;
        this.fx = fx;
    }

    /** Starts with what was typed last and not applied, and that text beneath it. */
    void start(String initial) {
        text.subscribe((_, _) -> typed());
        journalUpdates = journal.onAdd(_ -> fx.later(this::compare));
        edit.restore(this::restore);
        if (!text.get().contains(initial)) {
            text.set(beneath(text.get(), initial));
        }
    }

    /** Starts with an object of the cluster, or with what was typed in it last and not applied. */
    void edit(ResourceRef ref) {
        text.subscribe((_, _) -> typed());
        journalUpdates = journal.onAdd(_ -> fx.later(this::compare));
        fx.call(() -> opened(ref)).onDone(opened -> {
            begin(opened, opened.text());
            edit.restore(kept -> EditYaml.read(ref, kept).ifPresent(last -> begin(last.edit(), last.text())));
        }).onRefused(this::say);
    }

    private void begin(EditYaml from, String content) {
        edited = Optional.of(from);
        beginning = true;
        text.set(content);
        beginning = false;
    }

    private EditYaml opened(ResourceRef ref) {
        Document live = session.cluster().get(ref);
        return new EditYaml(ref, shown(live), live.version());
    }

    /** Reads back what is on the screen, so that what is masked there counts as unchanged. */
    private Document shown(Document live) {
        return YamlText.of(yaml.of(Optional.of(live))).document(0).orElse(live);
    }

    /**
     * Somebody else changed the object that is edited since it was opened.
     *
     * @param conflicts fields that were changed here too, and not alike
     * @param theirs the object as it is by now, as far as it is shown
     */
    record Meanwhile(List<String> conflicts, Document theirs) {}

    /** What became of the edited object meanwhile, empty when nothing did. */
    ReadOnlyObjectProperty<Optional<Meanwhile>> meanwhileProperty() {
        return meanwhile.getReadOnlyProperty();
    }

    /** The object that is edited, empty for a text of its own. */
    Optional<ResourceRef> edited() {
        return edited.map(EditYaml::ref);
    }

    /** The kubectl commands that would do the same. */
    Optional<String> commands() {
        return draft().map(draft -> KubectlScript.shown(draft, context()));
    }

    StringProperty textProperty() {
        return text;
    }

    ObservableList<Manifest> manifests() {
        return manifests;
    }

    /** What went wrong around the documents, such as a file that cannot be read. */
    ReadOnlyObjectProperty<Optional<Problem>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    String context() {
        return session.context().name();
    }

    /** Replaces the text by that of a file. */
    void open(Path file) {
        fx.call(() -> read(file)).onDone(content -> {
            trouble.set(Optional.empty());
            text.set(content);
        }).onRefused(this::say);
    }

    /** Compares all documents with the cluster again. */
    void compare() {
        compare(List.of());
    }

    /**
     * @param known documents whose standing still holds where they are unchanged
     */
    private void compare(List<Manifest> known) {
        waiting.close();
        int current = ++round;
        String content = text.get();
        fx.call(() -> manifestsOf(content)).onDone(found -> {
            if (current == round) {
                stale = false;
                manifests.setAll(found.stream().map(manifest -> asKnown(manifest, known)).toList());
                for (int i = 0; i < found.size(); i++) {
                    compare(i, current);
                }
                goOn();
            }
        }).onRefused(this::say);
    }

    private static Manifest asKnown(Manifest fresh, List<Manifest> known) {
        return known.stream()
                .filter(old -> fresh.wish().isPresent() && fresh.wish().equals(old.wish()) && old.standing().previewSoFar().isPresent())
                .findFirst()
                .map(old -> fresh.with(old.standing()))
                .orElse(fresh);
    }

    private void compare(int index, int current) {
        Manifest manifest = manifests.get(index);
        if (!(manifest.standing() instanceof Standing.Comparing) || manifest.wish().isEmpty()) {
            return;
        }
        Draft single = draft(List.of(manifest.wish().get()));
        fx.call(() -> session.changes().preview(single))
                .onDone(preview -> {
                    set(index, new Standing.Compared(preview), current);
                    tell(manifest.wish().get(), preview.items().getFirst());
                })
                .onRefused(problem -> set(index, new Standing.NotCompared(problem), current));
    }

    private void tell(Draft.Wish wish, Preview.Item item) {
        if (edited.isPresent() && wish instanceof Draft.Wish.Restore restore && item.live().isPresent()) {
            Document live = item.live().get();
            boolean same = live.version().equals(edited.get().version()) || item.effect() == Preview.Effect.NOTHING;
            meanwhile.set(same ? Optional.empty() : Optional.of(new Meanwhile(edited.get().conflicts(restore.before(), shown(live)), shown(live))));
        }
    }

    /** Returns the fields that both changed and whose other value can be put into the text; a masked one cannot. */
    List<String> takeable() {
        Tree mine = YamlText.of(text.get()).document(0).map(Document::tree).orElse(Tree.EMPTY);
        return meanwhile.get().stream()
                .filter(others -> !SecretMask.hides(others.theirs()))
                .flatMap(others -> others.conflicts().stream())
                .filter(field -> Fields.steps(mine, field).isPresent())
                .toList();
    }

    /** Puts their value of a field that both changed into the text, so that theirs stays. */
    void takeTheirs(String field) {
        YamlText mine = YamlText.of(text.get());
        Optional<List<Object>> steps = mine.document(0).flatMap(document -> Fields.steps(document.tree(), field));
        if (steps.isPresent() && meanwhile.get().isPresent()) {
            Object[] path = steps.get().toArray();
            Optional<Object> value = Fields.at(meanwhile.get().get().theirs().tree(), field);
            text.set(value.map(theirs -> mine.with(0, theirs, path)).orElseGet(() -> mine.without(0, path)).text());
        }
    }

    private Draft draft(List<Draft.Wish> wishes) {
        return wishes.size() == 1 && wishes.getFirst() instanceof Draft.Wish.Restore only
                ? new Draft(new Draft.Summary("edit", List.of(only.ref().shortName())), wishes)
                : ApplyYaml.draft(wishes);
    }

    /** Lets the server try every document that was compared. */
    void rehearseAll() {
        int current = round;
        for (int i = 0; i < manifests.size(); i++) {
            Optional<Preview> preview = manifests.get(i).standing().previewSoFar();
            if (preview.isPresent() && preview.get().changesAnything()) {
                rehearse(i, preview.get(), current);
            }
        }
    }

    /** Returns everything that would change something, in the order of the text. */
    Optional<Draft> draft() {
        List<Draft.Wish> wishes = manifests.stream()
                .flatMap(manifest -> manifest.standing().previewSoFar().stream())
                .filter(Preview::changesAnything)
                .flatMap(preview -> preview.draft().wishes().stream())
                .toList();
        return wishes.isEmpty() ? Optional.empty() : Optional.of(draft(wishes));
    }

    /** Hands over the draft of the text as it is now; when it was typed just now, after it has been compared. */
    void review(Consumer<Draft> consumer) {
        wanted = Optional.of(consumer);
        if (stale) {
            compare(List.copyOf(manifests));
        } else {
            goOn();
        }
    }

    private void goOn() {
        boolean comparing = manifests.stream().anyMatch(manifest -> manifest.standing() instanceof Standing.Comparing);
        if (wanted.isPresent() && !stale && !comparing) {
            Consumer<Draft> consumer = wanted.get();
            wanted = Optional.empty();
            draft().ifPresent(consumer);
        }
    }

    private void typed() {
        stale = true;
        wanted = Optional.empty();
        waiting.close();
        waiting = fx.after(REST, () -> compare(List.copyOf(manifests)));
        if (beginning) {
            return;
        }
        if (edited.isEmpty()) {
            edit.keep(text.get());
        } else if (text.get().equals(edited.get().text())) {
            edit.forget();
        } else {
            edit.keep(edited.get().kept(text.get()));
        }
    }

    private void restore(String kept) {
        if (text.get().isEmpty()) {
            text.set(kept);
        }
    }

    private static String beneath(String above, String given) {
        return above.isBlank() ? given : above.stripTrailing() + "\n---\n" + given;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_UNREADABLE, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    private List<Manifest> manifestsOf(String content) {
        Catalog catalog = session.cluster().catalog(false);
        return ApplyYaml.read(content, "", session.context().namespace(), catalog::kind).parts().stream()
                .map(this::manifest)
                .toList();
    }

    private Manifest manifest(ApplyYaml.Part part) {
        return part.wish()
                .map(wish -> new Manifest(
                        part.line(),
                        wish.ref().kind().name(),
                        wish.ref().namespace(),
                        wish.ref().name(),
                        Optional.of(edited.map(from -> from.wish(wish)).orElse(wish)),
                        new Standing.Comparing()))
                .orElseGet(() -> broken(part));
    }

    private static Manifest broken(ApplyYaml.Part part) {
        Problem problem = part.problem().orElseGet(() -> Problem.of(ProblemCode.NOT_AN_OBJECT, Integer.toString(part.line()), "kind"));
        return new Manifest(part.line(), "", "", "", Optional.empty(), new Standing.Broken(line(part, problem), problem));
    }

    /** A reader names the line at which it stopped. */
    private static int line(ApplyYaml.Part part, Problem problem) {
        boolean named = problem.code() == ProblemCode.YAML_BROKEN && problem.args().getFirst().matches("\\d{1,9}");
        return named ? Integer.parseInt(problem.args().getFirst()) : part.line();
    }

    private void rehearse(int index, Preview preview, int current) {
        Rehearsal.Choice choice = Rehearsal.Choice.ASK;
        set(index, new Standing.Rehearsing(preview), current);
        fx.call(() -> session.changes().rehearse(preview, choice))
                .onDone(rehearsal -> set(index, new Standing.Rehearsed(preview, rehearsal.verdicts().getFirst()), current))
                .onRefused(problem -> set(index, new Standing.NotCompared(problem), current));
    }

    private void set(int index, Standing standing, int current) {
        if (current == round) {
            manifests.set(index, manifests.get(index).with(standing));
            goOn();
        }
    }

    private void say(Problem problem) {
        trouble.set(Optional.of(problem));
    }

    @Override
    public void close() {
        waiting.close();
        journalUpdates.close();
    }
}

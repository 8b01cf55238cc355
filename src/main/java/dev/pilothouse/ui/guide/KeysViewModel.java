package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.guide.Content;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.KeyCopy;
import dev.pilothouse.guide.KeyRestart;
import dev.pilothouse.guide.KeyRules;
import dev.pilothouse.guide.KeyUse;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.guide.SecretType;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.guide.KeysState.Editing;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Edits the keys of one Secret or ConfigMap, or of a new one, and hands the draft to the review. Values of Secrets are hidden by themselves. */
final class KeysViewModel implements AutoCloseable {

    /** How long revealed values stay on the screen. */
    static final Duration SHOWN = Duration.ofSeconds(30);

    private final Session session;
    private final ResourceRef ref;
    private final boolean fresh;
    private final UnsentEdit unsent;
    private final Fx fx;
    private final Consumer<Draft> review;
    private final ReadOnlyObjectWrapper<KeysState> state = new ReadOnlyObjectWrapper<>(new KeysState.Reading());
    private final KeysInSight sight;
    private final ReadOnlyObjectWrapper<Set<ResourceRef>> restarts = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty name = new SimpleStringProperty("");
    private Fx.@Nullable Call<?> reading;

    /**
     * @param ref the object; of a new one only kind and namespace count
     * @param fresh whether it is to be made
     */
    KeysViewModel(Session session, ResourceRef ref, boolean fresh, UnsentEdit unsent, Fx fx, Consumer<Draft> review) {
        this.unsent = unsent;
        this.session = session;
        this.ref = ref;
        this.fresh = fresh;
        this.fx = fx;
        sight = new KeysInSight(fx, isSecret());
        this.review = review;
        name.subscribe((_, _) -> renamed());
    }

    ReadOnlyObjectProperty<KeysState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Keys whose values are on the screen. */
    ReadOnlyObjectProperty<Set<String>> revealedProperty() {
        return sight.revealed().getReadOnlyProperty();
    }

    /** Whether values are shown in what will be sent. */
    ReadOnlyBooleanProperty sentShownProperty() {
        return sight.sent().getReadOnlyProperty();
    }

    /** Workloads that are restarted by the same change. */
    ReadOnlyObjectProperty<Set<ResourceRef>> restartsProperty() {
        return restarts.getReadOnlyProperty();
    }

    /** Why a value could not be fetched. */
    ReadOnlyObjectProperty<Optional<Problem>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Seconds until revealed values are hidden again, 0 while none is shown. */
    ReadOnlyIntegerProperty secondsLeftProperty() {
        return sight.secondsLeft().getReadOnlyProperty();
    }

    /** The name of what is made: a new object, or a copy. */
    StringProperty nameProperty() {
        return name;
    }

    ResourceRef ref() {
        return ref;
    }

    boolean isSecret() {
        return ref.kind().name().equals("Secret");
    }

    boolean isFresh() {
        return fresh;
    }

    /** Reads the object and who uses it. */
    void start() {
        hideAll();
        state.set(new KeysState.Reading());
        name.set("");
        if (fresh) {
            state.set(new Editing(Keys.fresh(ref, isSecret() ? SecretType.OPAQUE.value() : ""), List.of(), List.of(), false, Map.of()));
            unsent.restore(this::restore);
            return;
        }
        reading = fx.call(this::read).onDone(found -> {
            state.set(found);
            restarts.set(Set.of());
            unsent.restore(this::restore);
        }).onRefused(problem -> state.set(new KeysState.Refused(problem)));
    }

    /** Who may not read the object still learns what is known of it by its users. */
    private KeysState read() {
        try {
            Keys keys = Keys.of(session.cluster().get(ref), ref);
            List<Document> around = session.around(ref.namespace(), KeyUse.AROUND);
            return new Editing(keys, around, KeyUse.of(ref, around), false, Map.of());
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.FORBIDDEN) {
                return new KeysState.Withheld(e.problem(), KeyUse.of(ref, session.around(ref.namespace(), KeyUse.AROUND)));
            }
            throw e;
        }
    }

    /** Changes the keys. Whoever must start again to see it is proposed for a restart. */
    void edit(UnaryOperator<Keys> change) {
        if (state.get() instanceof Editing editing) {
            Set<ResourceRef> before = concerned(editing);
            Editing edited = editing.with(change.apply(editing.keys()));
            Set<ResourceRef> chosen = new HashSet<>(restarts.get());
            concerned(edited).stream().filter(user -> !before.contains(user)).forEach(chosen::add);
            restarts.set(Set.copyOf(chosen));
            state.set(edited);
            keep(edited);
            sight.prolong();
        }
    }

    /** Returns the name of what is made, empty where the object itself is changed. */
    private Optional<String> newName() {
        boolean copying = state.get() instanceof Editing editing && editing.copying();
        return fresh || copying ? Optional.of(name.get()) : Optional.empty();
    }

    /** What was typed and not sent lives on when the page is left. */
    private void keep(Editing editing) {
        String text = KeysUnsent.of(editing, newName().orElse("")).text();
        if (text.isEmpty()) {
            unsent.forget();
        } else {
            unsent.keep(text);
        }
    }

    private void restore(String text) {
        KeysUnsent kept = KeysUnsent.read(text);
        if (kept.copying()) {
            copy();
        }
        edit(kept::on);
        kept.half().forEach((key, half) -> {
            if (state.get() instanceof Editing editing && editing.keys().get(key).isPresent()) {
                type(key, String.valueOf(half));
            }
        });
        if (fresh || kept.copying()) {
            name.set(kept.name());
        }
    }

    /** Sets a value that the person typed, made up or took from a file. */
    void set(String key, Content content) {
        whole(key);
        edit(keys -> keys.with(key, content));
    }

    /** Keeps hex that is typed and not whole yet; it counts as typing. */
    void type(String key, String half) {
        if (state.get() instanceof Editing editing) {
            Editing typed = editing.withHalf(key, half);
            state.set(typed);
            keep(typed);
            sight.prolong();
        }
    }

    private void whole(String key) {
        if (state.get() instanceof Editing editing && editing.half().containsKey(key)) {
            state.set(editing.withoutHalf(key));
        }
    }

    /** Returns hex of a key that is not whole yet. */
    Optional<String> half(String key) {
        return state.get() instanceof Editing editing ? Optional.ofNullable(editing.half().get(key)) : Optional.empty();
    }

    /** Puts a key back to what it was. */
    void revert(String key) {
        whole(key);
        edit(keys -> keys.reverted(key));
    }

    /** Adds a key with its value in sight, or returns what is wrong with its name. */
    Optional<Effect> add(String key, Content content) {
        Optional<Effect> refusal = state.get() instanceof Editing editing ? editing.keys().refused(key) : Optional.empty();
        if (refusal.isEmpty()) {
            set(key, content);
            sight.show(key);
        }
        return refusal;
    }

    /** Gives a key another name, or returns what is wrong with that; its value stays in sight when it was. */
    Optional<Effect> rename(String key, String other) {
        Optional<Effect> refusal = state.get() instanceof Editing editing && !key.equals(other) ? editing.keys().refused(other) : Optional.empty();
        if (refusal.isEmpty() && !key.equals(other)) {
            boolean shown = sight.revealed().get().contains(key);
            Optional<String> half = half(key);
            edit(keys -> keys.renamed(key, other));
            half.ifPresent(text -> type(other, text));
            if (shown) {
                sight.show(other);
                sight.hide(key);
            }
        }
        return refusal;
    }

    /** Says what went wrong beside the keys. */
    void say(Problem problem) {
        trouble.set(Optional.of(problem));
    }

    /** Takes back all edits. */
    void discard() {
        if (state.get() instanceof Editing editing) {
            Keys keys = editing.keys();
            restarts.set(Set.of());
            state.set(new Editing(new Keys(keys.ref(), keys.live(), keys.type(), keys.before(), keys.before()), editing.around(), editing.uses(), false, Map.of()));
            unsent.forget();
            hideAll();
        }
    }

    /** Chooses the type of a new Secret; of one that is there it cannot change. */
    void chooseType(SecretType type) {
        if (fresh) {
            edit(keys -> new Keys(keys.ref(), keys.live(), type.value(), keys.before(), keys.after()));
        }
    }

    /** Goes on with a copy of another name, since the object itself cannot change. */
    void copy() {
        if (state.get() instanceof Editing editing) {
            List<String> taken = editing.around().stream().filter(document -> document.kindName().equals(ref.kind().name())).map(Document::name).toList();
            state.set(editing.asCopy());
            name.set(KeyCopy.freeName(ref.name(), taken));
        }
    }

    /** Chooses whether a workload is restarted. */
    void restart(ResourceRef workload, boolean wanted) {
        Set<ResourceRef> chosen = new HashSet<>(restarts.get());
        if (wanted) {
            chosen.add(workload);
        } else {
            chosen.remove(workload);
        }
        restarts.set(Set.copyOf(chosen));
    }

    /** Returns the workloads that see a changed key only when they start again, and can be restarted from here. */
    static Set<ResourceRef> concerned(Editing editing) {
        return editing.copying() ? Set.of() : Set.copyOf(KeyRestart.concerned(editing.keys(), editing.uses()));
    }

    /** Fetches the value as it is now and shows it. Edits stay, also when somebody changed other keys meanwhile. */
    void reveal(String key) {
        if (!(state.get() instanceof Editing editing)) {
            return;
        }
        if (!editing.keys().before().containsKey(key)) {
            sight.show(key);
            return;
        }
        fx.call(() -> session.cluster().get(ref)).onDone(now -> {
            trouble.set(Optional.empty());
            if (!now.version().equals(editing.keys().live().version()) && state.get() instanceof Editing current) {
                state.set(current.with(current.keys().rebased(now)));
            }
            sight.show(key);
        }).onRefused(problem -> trouble.set(Optional.of(problem)));
    }

    /** Shows the values in what will be sent, for as long as any revealed value. */
    void showSent(boolean wanted) {
        sight.showSent(wanted);
    }

    void hide(String key) {
        sight.hide(key);
    }

    void hideAll() {
        sight.hideAll();
    }

    /** Returns what is to be settled before a review, as far as it is known here. */
    List<Effect> refusals(Editing editing) {
        List<Effect> refusals = new ArrayList<>();
        if (fresh || editing.copying()) {
            KeyRules.objectName(name.get()).ifPresent(refusals::add);
        }
        editing.keys().refusals().stream()
                .filter(refusal -> !editing.copying() || !refusal.key().equals("guide.keys.immutable"))
                .forEach(refusals::add);
        editing.half().keySet().forEach(key -> refusals.add(Effect.warning("guide.keys.hex-half", key)));
        return refusals;
    }

    boolean changes(Editing editing) {
        return fresh || !editing.keys().changes().isEmpty();
    }

    private void renamed() {
        if (state.get() instanceof Editing editing) {
            Editing named = editing.with(named(editing.keys()));
            state.set(named);
            keep(named);
        }
    }

    private Keys named(Keys keys) {
        return fresh ? new Keys(new ResourceRef(ref.kind(), ref.namespace(), name.get()), keys.live(), keys.type(), keys.before(), keys.after()) : keys;
    }

    /** Goes to the review, when there is something to review. */
    void review() {
        if (state.get() instanceof Editing editing && changes(editing) && refusals(editing).isEmpty()) {
            review.accept(draft(editing));
        }
    }

    private Draft draft(Editing editing) {
        if (editing.copying()) {
            return KeyCopy.of(editing.keys(), name.get(), editing.uses(), editing.around()).draft();
        }
        Set<ResourceRef> concerned = concerned(editing);
        List<ResourceRef> chosen = restarts.get().stream().filter(concerned::contains).sorted().toList();
        return KeyRestart.with(named(editing.keys()).draft(), chosen, session.cluster().clock().instant());
    }

    /** Its review has applied it: starts again from what is there by now, with what was typed since. */
    void sent() {
        start();
    }

    /** Reads again what a change made of this object; what is typed and not sent is done on that. */
    void applied(Receipt receipt) {
        boolean ours = receipt.context().equals(session.context().name()) && receipt.entries().stream().anyMatch(entry -> entry.ref().equals(ref));
        if (ours && !fresh && state.get() instanceof Editing editing && !editing.copying()) {
            start();
        }
    }

    @Override
    public void close() {
        sight.close();
        if (reading != null) {
            reading.cancel();
        }
    }
}

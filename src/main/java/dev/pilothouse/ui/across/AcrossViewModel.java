package dev.pilothouse.ui.across;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.live.Batch;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.session.SideBySide;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.Filter;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Tally;
import dev.pilothouse.ui.kit.TypedFilter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One kind in the chosen clusters: which are there, how each is doing, and what the filter asks for. */
final class AcrossViewModel implements AutoCloseable {

    private final Kind kind;
    private final Sessions sessions;
    private final Settings settings;
    private final Fx fx;
    private final ObservableList<Member> members = FXCollections.observableArrayList();
    private final TypedFilter filter;
    private final ObjectProperty<Set<Health.State>> facets = new SimpleObjectProperty<>(Set.of());
    private final ObjectProperty<Tally> tally = new SimpleObjectProperty<>(Tally.NONE);
    private Supplier<Consumer<Batch>> table = () -> _ -> {};
    private SideBySide merge = SideBySide.NONE;
    private Consumer<Batch> inlet = _ -> {};
    private boolean shown;

    AcrossViewModel(Kind kind, Sessions sessions, Settings settings, Fx fx) {
        this.kind = kind;
        this.sessions = sessions;
        this.settings = settings;
        this.fx = fx;
        filter = new TypedFilter(fx, InstantSource.system(), this::columns, this::again);
    }

    /** Says how to show the columns, empty the table and get its way in for rows. */
    void connect(Supplier<Consumer<Batch>> beginTable) {
        table = beginTable;
    }

    /** The page came on the screen. */
    void show() {
        shown = true;
        if (members.isEmpty()) {
            choose(remembered());
        } else {
            members.forEach(member -> merge = merge.with(member.columns()));
            again();
            members.forEach(Member::connectStill);
        }
    }

    /** The page left the screen; its streams may go a minute later. */
    void hide() {
        shown = false;
        filter.rest();
        members.forEach(Member::close);
    }

    private List<Context> contexts() {
        return sessions.contexts().stream().filter(context -> !context.broken() && !context.engine()).toList();
    }

    /** Returns the names of the contexts that can be chosen: all that lead to a cluster. */
    List<String> offered() {
        return contexts().stream().map(Context::name).toList();
    }

    /** What was chosen before, else what is open. */
    private List<String> remembered() {
        List<String> before = settings.get(Setting.CONTEXTS_ACROSS);
        return contexts().stream()
                .map(Context::name)
                .filter(name -> before.isEmpty() ? sessions.session(name).isPresent() : before.contains(name))
                .toList();
    }

    /** Shows these clusters from now on; what was there already stays as it is. */
    void choose(List<String> names) {
        members.stream().filter(member -> !names.contains(member.name())).forEach(Member::close);
        boolean fewer = members.removeIf(member -> !names.contains(member.name()));
        if (fewer) {
            again();
        }
        List<Context> all = contexts();
        for (String name : names) {
            if (members.stream().noneMatch(member -> member.name().equals(name))) {
                all.stream().filter(context -> context.name().equals(name)).findFirst().ifPresent(this::add);
            }
        }
        settings.set(Setting.CONTEXTS_ACROSS, chosen());
    }

    List<String> chosen() {
        return members.stream().map(member -> member.name()).toList();
    }

    private void add(Context context) {
        Member member = new Member(context, kind, sessions, fx, this::connected);
        members.add(member);
        member.connect();
    }

    /** The columns of a cluster may be new to the table, which begins again then. */
    private void connected(Member member) {
        if (!shown || !members.contains(member) || member.columns().isEmpty()) {
            return;
        }
        SideBySide wider = merge.with(member.columns());
        if (wider.equals(merge)) {
            follow(member);
        } else {
            merge = wider;
            filter.understand();
            again();
        }
    }

    private void again() {
        filter.rest();
        inlet = table.get();
        members.forEach(this::follow);
    }

    private void follow(Member member) {
        if (!member.columns().isEmpty()) {
            var read = merge.from(member.name(), member.columns());
            Consumer<Batch> mine = inlet;
            Filter asked = filter.filterProperty().get();
            member.follow(batch -> mine.accept(read.apply(batch)), asked.labelSelector(), asked.fieldSelector());
        }
    }

    void retry() {
        members.forEach(Member::retry);
    }

    /** Returns since when the rows of a cluster are not current, empty while they are. */
    Optional<Instant> asOf(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .flatMap(member -> member.stateProperty().get() instanceof MemberState.Stale(Instant seen, Problem _) ? Optional.of(seen) : Optional.empty());
    }

    Kind kind() {
        return kind;
    }

    List<Column> columns() {
        return merge.columns();
    }

    ObservableList<Member> members() {
        return members;
    }

    StringProperty filterTextProperty() {
        return filter.textProperty();
    }

    ReadOnlyObjectProperty<Filter> filterProperty() {
        return filter.filterProperty();
    }

    ObjectProperty<Set<Health.State>> facetsProperty() {
        return facets;
    }

    ObjectProperty<Tally> tallyProperty() {
        return tally;
    }

    @Override
    public void close() {
        filter.rest();
        members.forEach(Member::close);
    }
}

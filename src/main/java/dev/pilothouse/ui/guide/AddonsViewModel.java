package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Journal;
import dev.pilothouse.guide.addon.Addon;
import dev.pilothouse.guide.addon.AddonPlan;
import dev.pilothouse.guide.addon.Web;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** The add-ons that there are, those that a person gave among them; of the chosen one how it stands to the cluster, and how its workloads come up. */
final class AddonsViewModel implements AutoCloseable {

    private final Session session;
    private final Journal journal;
    private final String namespace;
    private final Web web;
    private final Fx fx;
    private final ObservableList<Addon> addons = FXCollections.observableArrayList(Addon.shipped());
    private final ObjectProperty<Addon> chosen = new SimpleObjectProperty<>(addons.getFirst());
    private final ReadOnlyObjectWrapper<AddonState> state = new ReadOnlyObjectWrapper<>(new AddonState.Reading());
    private final ObservableMap<ResourceRef, Rollout> rollouts = FXCollections.observableHashMap();
    private final List<Follow> follows = new ArrayList<>();
    private Subscription updates = Subscription.NONE;
    private Fx.@Nullable Call<?> reading;

    /**
     * @param namespace for objects that name none
     */
    AddonsViewModel(Session session, Journal journal, String namespace, Web web, Fx fx) {
        this.session = session;
        this.journal = journal;
        this.namespace = namespace;
        this.web = web;
        this.fx = fx;
        chosen.subscribe((_, _) -> read());
    }

    /** Reads the chosen add-on, and again after each change from here. */
    void start() {
        updates.close();
        updates = journal.onAdd(_ -> fx.later(this::read));
        read();
    }

    ObservableList<Addon> addons() {
        return addons;
    }

    ObjectProperty<Addon> chosenProperty() {
        return chosen;
    }

    ReadOnlyObjectProperty<AddonState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The workloads of the chosen add-on that are there, as they come up. */
    ObservableMap<ResourceRef, Rollout> rollouts() {
        return rollouts;
    }

    String context() {
        return session.context().name();
    }

    String namespace() {
        return namespace;
    }

    /** Takes the manifests of a file. */
    void open(Path file) {
        take(() -> Addon.given(String.valueOf(file.getFileName()), text(file)));
    }

    /** Takes the manifests at an address. */
    void download(String address) {
        take(() -> Addon.given(address.strip(), web.text(Web.address(address))));
    }

    private void take(Callable<Addon> from) {
        stop();
        state.set(new AddonState.Reading());
        reading = fx.call(from)
                .onDone(given -> {
                    addons.removeIf(addon -> addon.source().equals(given.source()));
                    addons.add(given);
                    chosen.set(given);
                })
                .onRefused(problem -> state.set(new AddonState.Refused(problem)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_UNREADABLE, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    /** Reads the chosen add-on again. */
    void read() {
        stop();
        Addon addon = chosen.get();
        if (!(state.get() instanceof AddonState.Shown shown) || !shown.plan().addon().equals(addon)) {
            state.set(new AddonState.Reading());
        }
        reading = fx.call(() -> look(addon)).onDone(this::show).onRefused(problem -> state.set(new AddonState.Refused(problem)));
    }

    private AddonState.Shown look(Addon addon) {
        boolean simulated = session.context().simulated();
        List<Document> nodes = simulated ? List.of() : session.around("", List.of(BuiltIn.NODE));
        AddonPlan plan = AddonPlan.of(addon, namespace, session.cluster().catalog(false)::kind, nodes, simulated, web);
        return new AddonState.Shown(plan, plan.refs().stream().filter(this::isThere).toList());
    }

    private boolean isThere(ResourceRef ref) {
        try {
            session.cluster().get(ref);
            return true;
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.NOT_FOUND || e.problem().code() == ProblemCode.KIND_UNKNOWN) {
                return false;
            }
            throw e;
        }
    }

    private void show(AddonState.Shown shown) {
        state.set(shown);
        for (ResourceRef ref : shown.plan().workloads()) {
            if (shown.present().contains(ref)) {
                Follow follow = new Follow(session, ref, journal::receipts, fx, rollout -> rollouts.put(ref, rollout), _ -> rollouts.remove(ref));
                follows.add(follow);
                follow.read();
            }
        }
    }

    private void stop() {
        follows.forEach(Follow::close);
        follows.clear();
        rollouts.clear();
        if (reading != null) {
            reading.cancel();
        }
    }

    @Override
    public void close() {
        stop();
        updates.close();
    }
}

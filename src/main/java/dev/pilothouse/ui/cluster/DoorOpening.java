package dev.pilothouse.ui.cluster;

import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.ui.cluster.ClustersPage.LocalTools;
import dev.pilothouse.ui.kit.Fx;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Goes through a door: connects to a context, and asks first where a plugin would run. */
final class DoorOpening {

    private final Sessions sessions;
    private final DoorList list;
    private final Optional<LocalTools> tools;
    private final Fx fx;
    private final Consumer<String> checkOne;
    private final Consumer<Session> opened;
    private final ReadOnlyObjectWrapper<Optional<Consent>> consent = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable String opening;

    /**
     * @param checkOne asks one context again who answers there
     * @param opened told when a context was opened, with its session
     */
    DoorOpening(Sessions sessions, DoorList list, Optional<LocalTools> tools, Fx fx, Consumer<String> checkOne, Consumer<Session> opened) {
        this.sessions = sessions;
        this.list = list;
        this.tools = tools;
        this.fx = fx;
        this.checkOne = checkOne;
        this.opened = opened;
    }

    /** The question that is open, if one is. */
    ReadOnlyObjectProperty<Optional<Consent>> consentProperty() {
        return consent.getReadOnlyProperty();
    }

    /** Connects to the context and hands its session over; asks for consent first where a plugin needs it. */
    void open(String name) {
        if (list.state(name).filter(DoorState.Broken.class::isInstance).isPresent() || name.equals(opening)) {
            return;
        }
        opening = name;
        list.set(name, new DoorState.Connecting());
        fx.call(() -> session(name)).onDone(session -> show(name, session)).onRefused(problem -> {
            if (name.equals(opening)) {
                opening = null;
            }
            refused(name, problem, true);
        });
    }

    /** A cluster of this computer that no file names gets its kubeconfig from its nodes. */
    private Session session(String name) {
        if (!list.isListed(name)) {
            list.machines(name).ifPresent(cluster -> tools
                    .filter(present -> present.upkeep().provider().equals(cluster.provider()))
                    .ifPresent(present -> present.upkeep().kubeconfigFile(cluster.name())));
        }
        return sessions.open(name);
    }

    /** Who opened another context meanwhile wants to see that one. */
    private void show(String name, Session session) {
        list.set(name, new DoorState.Ready(session.server().version(), session.server().latencyMillis()));
        if (name.equals(opening)) {
            opening = null;
            opened.accept(session);
        }
    }

    /** The person agrees that the plugin runs, from now on. */
    void agree() {
        consent.get().ifPresent(question -> {
            consent.set(Optional.empty());
            ClusterSource source = sessions.sourceOf(question.context());
            fx.call(() -> {
                source.trust(question.plugin());
                return question;
            }).onDone(answered -> {
                if (answered.open()) {
                    open(answered.context());
                } else {
                    checkOne.accept(answered.context());
                }
            }).onRefused(problem -> list.set(question.context(), DoorState.of(problem)));
        });
    }

    /** Asks about the plugin of a context that waits for consent. */
    void askConsent(String name) {
        if (list.state(name).orElse(null) instanceof DoorState.NeedsConsent needed) {
            consent.set(Optional.of(new Consent(name, needed.plugin(), false)));
        }
    }

    /** The person does not want the plugin to run. */
    void decline() {
        consent.set(Optional.empty());
    }

    /**
     * Shows why a context refused.
     *
     * @param open whether the person wanted to open it, and not only to know who answers
     */
    void refused(String name, Problem problem, boolean open) {
        list.set(name, DoorState.of(problem));
        if (problem.code() == ProblemCode.PLUGIN_NEEDS_CONSENT) {
            fx.call(() -> sessions.sourceOf(name).plugin(name))
                    .onDone(plugin -> plugin.ifPresent(found -> needsConsent(new Consent(name, found, open))));
        }
    }

    private void needsConsent(Consent question) {
        list.set(question.context(), new DoorState.NeedsConsent(question.plugin()));
        if (question.open()) {
            consent.set(Optional.of(question));
        }
    }
}

package dev.pilothouse.ui.topology;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.SessionScene;
import dev.pilothouse.topology.Reach;
import dev.pilothouse.topology.TrafficPath;
import dev.pilothouse.ui.kit.Fx;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Asks the cluster whether one thing reaches another, and keeps the answer to the last question. */
final class Questions {

    private final Session session;
    private final Fx fx;
    private final ReadOnlyObjectWrapper<Optional<Answer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> hosts = new ReadOnlyObjectWrapper<>(List.of());
    private int asked;

    Questions(Session session, Fx fx) {
        this.session = session;
        this.fx = fx;
    }

    ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** The hosts that Ingresses and HTTPRoutes name. */
    ReadOnlyObjectProperty<List<String>> hostsProperty() {
        return hosts.getReadOnlyProperty();
    }

    void readHosts() {
        fx.call(() -> {
            TreeSet<String> found = new TreeSet<>();
            session.around("", List.of(WellKnown.INGRESS, WellKnown.HTTP_ROUTE), entry -> {
                entry.tree().trees("spec", "rules").forEach(rule -> found.add(rule.text("host")));
                entry.tree().list("spec", "hostnames").forEach(host -> found.add(String.valueOf(host)));
            });
            found.remove("");
            return List.copyOf(found);
        }).onDone(hosts::set);
    }

    /** Asks whether the pods of the first can connect to those of the second, as far as policies decide. */
    void reach(ResourceRef from, ResourceRef to) {
        ask(() -> Answer.of(from.name(), to.name(), Reach.of(read(from), read(to), "", new SessionScene(session))));
    }

    /** Asks how a request gets to a container. */
    void request(String host, String path) {
        ask(() -> Answer.of(TrafficPath.of(host, path.startsWith("/") ? path : "/" + path, new SessionScene(session))));
    }

    private Document read(ResourceRef ref) {
        return session.cluster().get(ref);
    }

    private void ask(Callable<Answer> question) {
        int now = ++asked;
        trouble.set(Optional.empty());
        fx.call(question).onDone(found -> {
            if (now == asked) {
                answer.set(Optional.of(found));
            }
        }).onRefused(problem -> {
            if (now == asked) {
                trouble.set(Optional.of(problem));
            }
        });
    }

    void forget() {
        asked++;
        answer.set(Optional.empty());
        trouble.set(Optional.empty());
    }
}

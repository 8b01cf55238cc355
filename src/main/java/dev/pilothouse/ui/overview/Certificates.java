package dev.pilothouse.ui.overview;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.diagnosis.Diagnosis;
import dev.pilothouse.diagnosis.Examination;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.SessionScene;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Certificates of TLS Secrets that have expired or soon will, looked up now and then. Of a Secret nothing is kept but what is wrong with it.
 */
final class Certificates implements AutoCloseable {

    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final int MOST = 500;

    private final Session session;
    private final Fx fx;
    private final Consumer<List<Attention>> found;
    private final Examination examination = new Examination();
    private Subscription next = Subscription.NONE;

    Certificates(Session session, Fx fx, Consumer<List<Attention>> found) {
        this.session = session;
        this.fx = fx;
        this.found = found;
    }

    /** Looks, after everything else has had its turn, and again later. */
    void start(Set<String> namespaces) {
        next.close();
        next = fx.after(FIRST, () -> look(namespaces));
    }

    private void look(Set<String> namespaces) {
        fx.call(() -> read(namespaces)).onDone(found);
        next = fx.after(AGAIN, () -> look(namespaces));
    }

    private List<Attention> read(Set<String> namespaces) {
        List<Attention> all = new ArrayList<>();
        SessionScene scene = new SessionScene(session);
        int[] seen = {0};
        for (String namespace : namespaces.isEmpty() ? Set.of("") : namespaces) {
            try {
                session.cluster().documents(new Query(WellKnown.SECRET, namespace, "", "type=kubernetes.io/tls"), secret -> {
                    if (seen[0]++ < MOST) {
                        examination.of(secret, scene).stream().findFirst().ifPresent(why -> all.add(new Attention(row(secret, why), Optional.of(why))));
                    }
                });
            } catch (ProblemException e) {
                passOver(e.problem());
            }
        }
        return all;
    }

    /** Whoever may not read Secrets sees what else is wrong. */
    private static void passOver(Problem problem) {
        switch (problem.code()) {
            case FORBIDDEN, NOT_FOUND -> {}
            default -> throw new ProblemException(problem);
        }
    }

    private static Row row(Document secret, Diagnosis why) {
        Health health = why.weight() == Diagnosis.Weight.BAD ? Health.bad("") : Health.warn("");
        return new Row(why.object(), secret.uid(), secret.version(), 0, health, Labels.of(secret.tree().texts("metadata", "labels")), null, List.of());
    }

    @Override
    public void close() {
        next.close();
    }
}

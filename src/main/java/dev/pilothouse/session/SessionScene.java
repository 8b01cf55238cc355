package dev.pilothouse.session;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.diagnosis.Scene;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What rules ask about an open cluster: each question is put to it once. For one examination, on one thread. */
public final class SessionScene implements Scene {

    private static final int LINES = 20;
    private static final long LOG_SECONDS = 5;

    private final Session session;
    private final Map<Object, Object> answers = new HashMap<>();

    private record Listed(Kind kind, String namespace) {}

    private record Chosen(Kind kind, String namespace, String selector) {}

    private record Warned(String uid) {}

    private record Written(ResourceRef pod, String container, boolean previous) {}

    public SessionScene(Session session) {
        this.session = session;
    }

    @Override
    public Instant now() {
        return session.cluster().clock().instant();
    }

    /** A simulated cluster's clock is moved on purpose. */
    @Override
    public Duration skew() {
        return session.context().simulated() ? Duration.ZERO : Duration.between(Instant.now(), now());
    }

    @Override
    public Optional<Document> get(ResourceRef ref) {
        return once(ref, () -> {
            try {
                return Optional.of(session.cluster().get(ref));
            } catch (ProblemException e) {
                if (e.problem().code() == ProblemCode.NOT_FOUND || e.problem().code() == ProblemCode.FORBIDDEN) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public List<Document> all(Kind kind, String namespace) {
        return once(new Listed(kind, namespace), () -> session.around(namespace, List.of(kind)));
    }

    @Override
    public List<Document> chosen(Kind kind, String namespace, LabelSelector selector) {
        return selector.requirements().isEmpty()
                ? List.of()
                : once(new Chosen(kind, namespace, selector.toString()), () -> session.around(kind, namespace, selector.toString(), ""));
    }

    @Override
    public List<Document> warnings(Document object) {
        return once(new Warned(object.uid()), () -> session
                .around(WellKnown.EVENT, object.namespace(), "", "type=Warning,involvedObject.uid=" + object.uid())
                .stream()
                .sorted(Comparator.comparing(SessionScene::last).reversed())
                .toList());
    }

    private static String last(Document event) {
        String last = event.tree().text("lastTimestamp");
        return last.isEmpty() ? event.tree().text("eventTime") : last;
    }

    @Override
    public List<String> lastLines(ResourceRef pod, String container, boolean previous) {
        return once(new Written(pod, container, previous), () -> read(pod, container, previous));
    }

    /** A log that cannot be read, or not in time, is no reason to say nothing about the rest. */
    private List<String> read(ResourceRef pod, String container, boolean previous) {
        Lines lines = new Lines();
        LogOptions options = new LogOptions(container, false, previous, OptionalLong.of(LINES), Optional.empty());
        try (Subscription _ = session.cluster().logs(pod, options, lines)) {
            return lines.await();
        } catch (ProblemException _) {
            return List.of();
        }
    }

    private static final class Lines implements LogSink {

        private final CountDownLatch end = new CountDownLatch(1);
        private final List<String> lines = new ArrayList<>();

        @Override
        public synchronized void line(LogLine line) {
            lines.add(line.text());
        }

        @Override
        public void ended(Optional<Problem> problem) {
            end.countDown();
        }

        List<String> await() {
            try {
                boolean _ = end.await(LOG_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            synchronized (this) {
                return List.copyOf(lines);
            }
        }
    }

    @SuppressWarnings("unchecked") // a question has answers of one type only
    private <T> T once(Object question, Supplier<T> answer) {
        Object known = answers.get(question);
        if (known == null) {
            known = answer.get();
            answers.put(question, known);
        }
        return (T) known;
    }
}

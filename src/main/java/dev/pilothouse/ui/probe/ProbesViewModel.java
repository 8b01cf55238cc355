package dev.pilothouse.ui.probe;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.probe.Advice;
import dev.pilothouse.guide.probe.Assumptions;
import dev.pilothouse.guide.probe.Handler;
import dev.pilothouse.guide.probe.Outlook;
import dev.pilothouse.guide.probe.Probe;
import dev.pilothouse.guide.probe.ProbeKind;
import dev.pilothouse.guide.probe.ProbeSubject;
import dev.pilothouse.guide.probe.ProbedContainer;
import dev.pilothouse.guide.probe.Probes;
import dev.pilothouse.guide.probe.StartUps;
import dev.pilothouse.guide.probe.Timing;
import dev.pilothouse.guide.probe.Trouble;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.probe.ProbeResult;
import dev.pilothouse.text.Difference;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.ShownYaml;
import dev.pilothouse.ui.navigation.UnsentEdit;
import dev.pilothouse.ui.probe.ProbesState.Working;
import dev.pilothouse.ui.probe.Tried.Answer;
import dev.pilothouse.ui.probe.Tried.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Changes the probes of one container, says at every move what comes of them, tries them, and hands the draft to the review. */
final class ProbesViewModel implements AutoCloseable {

    /** The difference is worked out when the numbers have rested that long. */
    static final Duration REST = Duration.ofMillis(150);

    private static final int KEPT_TRIES = 5;

    /** Asks a running container once as a probe does; blocks. */
    @FunctionalInterface
    interface Trial {
        ProbeResult run(ResourceRef pod, String container, Tree probe);
    }

    private final Session session;
    private final ResourceRef asked;
    private final UnsentEdit unsent;
    private final Trial trial;
    private final Fx fx;
    private final Consumer<Draft> review;
    private final ReadOnlyObjectWrapper<ProbesState> state = new ReadOnlyObjectWrapper<>(new ProbesState.Reading());
    private final ReadOnlyObjectWrapper<List<Tried>> tries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper trying = new ReadOnlyBooleanWrapper();
    private final ShownYaml yaml = new ShownYaml();
    private final Map<String, Probes> edited = new LinkedHashMap<>();
    private @Nullable Working reviewed;
    private Subscription waiting = Subscription.NONE;
    private Fx.@Nullable Call<?> reading;
    private Fx.@Nullable Call<?> asking;

    /**
     * @param asked a workload, or a pod whose workload is meant
     * @param review shows the review of a draft
     */
    ProbesViewModel(Session session, ResourceRef asked, UnsentEdit unsent, Trial trial, Fx fx, Consumer<Draft> review) {
        this.session = session;
        this.asked = asked;
        this.unsent = unsent;
        this.trial = trial;
        this.fx = fx;
        this.review = review;
    }

    ReadOnlyObjectProperty<ProbesState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The latest tries, newest first. */
    ReadOnlyObjectProperty<List<Tried>> triesProperty() {
        return tries.getReadOnlyProperty();
    }

    /** Whether a try is under way. */
    ReadOnlyBooleanProperty tryingProperty() {
        return trying.getReadOnlyProperty();
    }

    ResourceRef asked() {
        return asked;
    }

    /** Reads the workload and its pods, and goes on with what was not sent. */
    void start() {
        state.set(new ProbesState.Reading());
        reading = fx.call(() -> ProbeSubject.read(asked, new Reader())).onDone(subject -> {
            work(subject, subject.containers().getFirst());
            unsent.restore(this::restore);
        }).onRefused(problem -> state.set(new ProbesState.Refused(problem)));
    }

    private final class Reader implements ProbeSubject.Reader {

        @Override
        public Document get(ResourceRef ref) {
            return session.cluster().get(ref);
        }

        @Override
        public List<Document> pods(String namespace, String selector) {
            List<Document> pods = new ArrayList<>();
            session.cluster().documents(new Query(BuiltIn.POD, namespace, selector, ""), pods::add);
            return pods;
        }
    }

    private void work(ProbeSubject subject, ProbedContainer container) {
        StartUps seen = subject.startUps(container.name());
        Assumptions assumptions = new Assumptions(seen.assumed(), Assumptions.QUICK, 1000 * container.graceSeconds(), new Trouble.None());
        Probes probes = edited.getOrDefault(container.name(), container.now());
        Outlook outlook = Outlook.of(container, probes, assumptions);
        state.set(new Working(subject, container, seen, probes, assumptions, outlook, new Difference(List.of())));
        rested();
    }

    private void restore(String kept) {
        if (state.get() instanceof Working working) {
            for (ProbedContainer container : working.subject().containers()) {
                container.read(kept).filter(found -> !found.equals(container.now())).ifPresent(found -> edited.put(container.name(), found));
            }
            working.subject().containers().stream()
                    .filter(container -> edited.containsKey(container.name()))
                    .findFirst()
                    .ifPresent(container -> work(working.subject(), container));
        }
    }

    /** Goes to another container; what was changed in the one before stays. */
    void choose(ProbedContainer container) {
        if (state.get() instanceof Working working && !working.container().equals(container)) {
            work(working.subject(), container);
        }
    }

    /** Changes the probes. */
    void change(UnaryOperator<Probes> change) {
        if (!(state.get() instanceof Working working)) {
            return;
        }
        Probes probes = change.apply(working.probes());
        if (probes.equals(working.probes())) {
            return;
        }
        state.set(working.with(probes, working.outlook().with(working.container(), probes, working.assumptions())));
        keep(working, probes);
        waiting.close();
        waiting = fx.after(REST, this::rested);
    }

    private void keep(Working working, Probes probes) {
        if (probes.equals(working.container().now())) {
            edited.remove(working.container().name());
        } else {
            edited.put(working.container().name(), probes);
        }
        keep(working.subject());
    }

    private void keep(ProbeSubject subject) {
        if (edited.isEmpty()) {
            unsent.forget();
        } else {
            unsent.keep(subject.containers().stream()
                    .filter(container -> edited.containsKey(container.name()))
                    .map(container -> container.write(edited.getOrDefault(container.name(), container.now())))
                    .collect(Collectors.joining("\n")));
        }
    }

    /** Changes one number of a probe. */
    void set(ProbeKind kind, Timing.Setting setting, int value) {
        change(probes -> probes.change(kind, probe -> probe.with(setting, value)));
    }

    /** Adds a probe that asks as another one does, or opens the container's first port. */
    void add(ProbeKind kind) {
        if (state.get() instanceof Working working) {
            Probes probes = working.probes();
            Handler handler = probes.readiness().or(probes::liveness).or(probes::startup).map(Probe::handler).orElseGet(() -> firstPort(working.container()));
            change(before -> before.with(kind, new Probe(handler, Timing.DEFAULT)));
        }
    }

    private static Handler firstPort(ProbedContainer container) {
        String port = container.container().trees("ports").stream().map(found -> found.text("containerPort")).findFirst().orElse("8080");
        return new Handler.Http("HTTP", "", port, "/", List.of());
    }

    void mend(Advice.Mend mend) {
        change(_ -> mend.probes());
    }

    private void rested() {
        if (state.get() instanceof Working working) {
            Document wanted = working.container().with(working.probes());
            state.set(working.with(Difference.between(yaml.of(Optional.of(working.subject().live())), yaml.of(Optional.of(wanted)))));
        }
    }

    /** Supposes another app. */
    void suppose(UnaryOperator<Assumptions> change) {
        if (state.get() instanceof Working working) {
            Assumptions assumptions = change.apply(working.assumptions());
            if (!assumptions.equals(working.assumptions())) {
                state.set(working.with(assumptions, Outlook.of(working.container(), working.probes(), assumptions)));
            }
        }
    }

    /** Goes to the review, when there is something to review. */
    void review() {
        if (state.get() instanceof Working working && working.changed() && ProbedContainer.changeable(working.subject().ref().kind())) {
            reviewed = working;
            review.accept(working.container().draft(working.probes()));
        }
    }

    /** Its review has applied the probes of one container: those of the others stay typed. */
    void sent() {
        if (reviewed != null) {
            edited.remove(reviewed.container().name());
            keep(reviewed.subject());
            start();
        }
    }

    /** Reads again after a change of this workload was applied; what is typed and not sent stays. */
    void applied(Receipt receipt) {
        if (state.get() instanceof Working working
                && receipt.entries().stream().anyMatch(entry -> entry.ref().equals(working.subject().ref()))) {
            start();
        }
    }

    /** Asks a running pod once as the probe would; which one runs is looked up again, since pods come and go. */
    void tryNow(ProbeKind kind) {
        if (!(state.get() instanceof Working working) || trying.get() || working.probes().get(kind).isEmpty()) {
            return;
        }
        String container = working.container().name();
        Tree probe = working.probes().get(kind).get().tree();
        trying.set(true);
        asking = fx.call(() -> {
                    ResourceRef pod = ProbeSubject.read(asked, new Reader()).running(container).orElseThrow(() -> notRunning(working, container));
                    return new Asked(pod.name(), answered(trial.run(pod, container, probe)));
                })
                .onDone(done -> tried(kind, done.pod(), done.outcome()))
                .onRefused(problem -> tried(kind, "", new Outcome.NotAsked(problem)));
    }

    private record Asked(String pod, Outcome outcome) {}

    private static ProblemException notRunning(Working working, String container) {
        return new ProblemException(Problem.of(ProblemCode.CONTAINER_NOT_RUNNING, working.subject().ref().toString(), container));
    }

    private static Outcome answered(ProbeResult result) {
        Answer answer = switch (result.verdict()) {
            case SUCCESS -> Answer.PASS;
            case FAILURE -> Answer.FAIL;
            case NOT_TRIED -> Answer.NOT_TRIED;
        };
        return new Outcome.Answered(answer, Effect.note(result.key(), result.args().toArray(String[]::new)), result.body(), result.took().toMillis());
    }

    private void tried(ProbeKind kind, String pod, Outcome outcome) {
        trying.set(false);
        List<Tried> all = new ArrayList<>(tries.get());
        all.addFirst(new Tried(session.cluster().clock().instant(), kind, pod, outcome));
        tries.set(List.copyOf(all.subList(0, Math.min(KEPT_TRIES, all.size()))));
        if (outcome instanceof Outcome.Answered(Answer answer, _, _, long millis) && answer == Answer.PASS) {
            suppose(before -> new Assumptions(before.start(), Math.max(1, millis), before.grace(), before.trouble()));
        }
    }

    @Override
    public void close() {
        waiting.close();
        if (reading != null) {
            reading.cancel();
        }
        if (asking != null) {
            asking.cancel();
        }
    }
}

package dev.pilothouse.ui.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.guide.probe.Handler;
import dev.pilothouse.guide.probe.ProbeKind;
import dev.pilothouse.guide.probe.Timing.Setting;
import dev.pilothouse.guide.probe.Trouble;
import dev.pilothouse.guide.probe.Verdict.Tone;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.probe.ProbeResult;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.KeptEdit;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.ui.probe.ProbesState.Working;
import dev.pilothouse.ui.probe.Tried.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbesViewModelTest {

    private final SameThreadFx fx = new SameThreadFx();
    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private final List<Draft> reviewed = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final KeptEdit kept = new KeptEdit();
    private ProbesViewModel.Trial trial = (pod, container, probe) -> {
        asked.add(pod.name() + " " + container + " " + probe.fields());
        return new ProbeResult(
                ProbeResult.Verdict.SUCCESS, ProbeResult.Reason.ANSWERED, List.of("200"), "200", "up", Duration.ofMillis(1500), ProbeResult.Road.PORT_FORWARD);
    };
    private ProbesViewModel model = model(Payments.REF);

    @AfterEach
    void close() {
        model.close();
        shop.close();
    }

    private ProbesViewModel model(ResourceRef ref) {
        Payments.into(shop);
        return new ProbesViewModel(shop.session(), ref, kept, (pod, container, probe) -> trial.run(pod, container, probe), fx, reviewed::add);
    }

    private Working working() {
        return (Working) model.stateProperty().get();
    }

    @Test
    void startsFromWhatThePodsTell() {
        model.start();
        assertThat(working().assumptions().start()).isEqualTo(41_000);
        assertThat(working().outlook().now().verdict().tone()).isEqualTo(Tone.BAD);
        assertThat(working().changed()).isFalse();
        model.review();
        assertThat(reviewed).isEmpty();
    }

    @Test
    void climbsFromAPodToItsWorkload() {
        model = model(new ResourceRef(FakeCluster.POD, "shop", "payments-6d9f7c8b5-x2v4q"));
        model.start();
        assertThat(working().subject().ref()).isEqualTo(Payments.REF);
    }

    @Test
    void everyMoveRedrawsAndTheLinesFollowAtRest() {
        model.start();
        model.set(ProbeKind.STARTUP, Setting.FAILURES, 6);
        assertThat(working().outlook().wanted().verdict().tone()).isEqualTo(Tone.GOOD);
        assertThat(working().difference().added()).isZero();
        fx.advance(ProbesViewModel.REST);
        assertThat(working().difference().added()).isEqualTo(1);
        model.review();
        Draft.Wish.SetFields wish = (Draft.Wish.SetFields) reviewed.getFirst().wishes().getFirst();
        assertThat(wish.fields().toString()).contains("failureThreshold=6").doesNotContain("image");
    }

    @Test
    void adviceMends() {
        model.start();
        var gives = working().outlook().advice().getFirst();
        assertThat(gives.effect().key()).isEqualTo("guide.probe.advice.gives-up");
        model.mend(gives.mend().orElseThrow());
        assertThat(working().outlook().wanted().verdict().comesUp()).isTrue();
        assertThat(working().outlook().advice()).isEmpty();
    }

    @Test
    void whatIfRedrawsBoth() {
        model.start();
        model.set(ProbeKind.STARTUP, Setting.FAILURES, 9);
        model.suppose(before -> before.with(new Trouble.Hang(120_000)));
        assertThat(working().outlook().wanted().timeline().kills()).isNotEmpty();
        model.suppose(before -> before.starting(5_000));
        assertThat(working().outlook().now().verdict().comesUp()).isTrue();
    }

    @Test
    void unsentNumbersComeBack() {
        model.start();
        model.set(ProbeKind.READINESS, Setting.PERIOD, 7);
        model.close();
        model = model(Payments.REF);
        model.start();
        assertThat(working().probes().readiness().orElseThrow().timing().period()).isEqualTo(7);
        model.set(ProbeKind.READINESS, Setting.PERIOD, 5);
        assertThat(kept.text()).isEmpty();
    }

    @Test
    void triesWhatIsTypedNotWhatIsThere() {
        model.start();
        model.change(probes -> probes.change(ProbeKind.STARTUP, probe -> probe.with(new Handler.Tcp("", "9090"))));
        model.tryNow(ProbeKind.STARTUP);
        assertThat(asked.getFirst()).contains("payments-6d9f7c8b5", "tcpSocket={port=9090}");
        assertThat(model.triesProperty().get()).hasSize(1);
        assertThat(working().assumptions().answer()).isEqualTo(1500);
        assertThat(working().outlook().advice()).anyMatch(found -> found.effect().key().endsWith("timeout-short"));
        assertThat(shop.cluster.writes()).isEmpty();
    }

    @Test
    void aTryThatCannotBeMadeSaysWhy() {
        trial = (_, _, _) -> {
            throw new ProblemException(Problem.of(ProblemCode.FORBIDDEN, "create", "pods/portforward", "shop"));
        };
        model.start();
        model.tryNow(ProbeKind.LIVENESS);
        assertThat(model.tryingProperty().get()).isFalse();
        assertThat(model.triesProperty().get().getFirst().outcome()).isInstanceOf(Outcome.NotAsked.class);
    }

    @Test
    void whatHasNoContainersIsRefused() {
        model = model(Shop.CONFIG);
        model.start();
        assertThat(((ProbesState.Refused) model.stateProperty().get()).problem().code()).isEqualTo(ProblemCode.NOT_PROBED);
    }

    @Test
    void anotherChangeOfTheWorkloadTakesNoTypedProbesAway() {
        model.start();
        model.set(ProbeKind.STARTUP, Setting.FAILURES, 6);
        model.review();
        shop.session().changes().applyPlainly(new Draft(
                new Draft.Summary("undo", List.of("x")),
                List.of(new Draft.Wish.SetFields(Payments.REF, new Tree(Map.of("metadata", Map.of("labels", Map.of("a", "b"))))))), _ -> {});
        model.applied(shop.journal.receipts().getFirst());
        assertThat(working().changed()).isTrue();

        kept.forget();
        model.sent();
        assertThat(working().changed()).isFalse();
        assertThat(kept.text()).isEmpty();
    }
}

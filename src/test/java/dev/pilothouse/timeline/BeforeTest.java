package dev.pilothouse.timeline;

import static dev.pilothouse.timeline.Happened.CONFIG;
import static dev.pilothouse.timeline.Happened.WEB;
import static dev.pilothouse.timeline.Happened.changed;
import static dev.pilothouse.timeline.Happened.normal;
import static dev.pilothouse.timeline.Happened.pod;
import static dev.pilothouse.timeline.Happened.warning;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.timeline.Happening.Reported;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BeforeTest {

    private static final long BROKE = 100_000;
    private static final ResourceRef POD = pod("web-1-a");
    private static final Reported WARNING = warning(POD, "BackOff", BROKE, BROKE + 60, 7);
    private static final List<Tie> TIES =
            List.of(new Tie(POD, Tie.How.ITSELF, List.of()), new Tie(WEB, Tie.How.OWNER, List.of()), new Tie(CONFIG, Tie.How.USED, List.of()));

    @Test
    void namesWhatWasChangedOfOwnersAndConfigurationTheLatestFirst() {
        ResourceRef other = new ResourceRef(Happened.DEPLOYMENT, "shop", "cart");
        List<Happening> happenings = List.of(
                WARNING, changed("early", WEB, BROKE - 200), changed("config", CONFIG, BROKE - 20), changed("other", other, BROKE - 10),
                changed("after", WEB, BROKE + 3), changed("long-ago", WEB, BROKE - Before.WINDOW.toSeconds() - 1));

        Before before = Before.of(POD, WARNING, TIES, happenings);

        assertEquals(
                List.of("config USED", "early OWNER"),
                before.suspects().stream().map(suspect -> ((Suspect.Ours) suspect).receipt().id() + " " + suspect.how()).toList());
    }

    @Test
    void tellsOfOtherToolsByTheNamesThatTheyGave() {
        List<Tie.Writer> writers = List.of(
                new Tie.Writer("kubectl-edit", "1970-01-02T03:46:30Z"), new Tie.Writer("kube-controller-manager", "1970-01-02T03:46:31Z"),
                new Tie.Writer("helm", "1970-01-01T00:00:00Z"), new Tie.Writer("broken", "soon"));

        Before before = Before.of(POD, WARNING, List.of(new Tie(CONFIG, Tie.How.USED, writers)), List.of(WARNING));

        assertEquals(List.of(new Suspect.Theirs("kubectl-edit", CONFIG, Tie.How.USED, BROKE - 10)), before.suspects());
    }

    @Test
    void ownWritesAndTheRolloutsThatTheyBeginAreToldOnce() {
        List<Tie> ties = List.of(new Tie(WEB, Tie.How.OWNER, List.of(new Tie.Writer("pilothouse", "1970-01-02T03:46:31Z"))));
        Happening rollout = new Happening.RolledOut(WEB, "web-2", BROKE - 9);

        assertEquals(1, Before.of(POD, WARNING, ties, List.of(changed("ours", WEB, BROKE - 10), rollout)).suspects().size());
        assertEquals(
                List.of(new Suspect.Rollout("web-2", WEB, Tie.How.OWNER, BROKE - 9)),
                Before.of(POD, WARNING, List.of(new Tie(WEB, Tie.How.OWNER, List.of())), List.of(rollout)).suspects());
    }

    @Test
    void aTroubleBeginsAfterAQuietTime() {
        long quiet = Before.QUIET.toSeconds();
        Reported old = warning(POD, "Unhealthy", 1_000, 1_100, 3);
        Reported still = warning(POD, "BackOff", 1_100 + quiet, 1_200 + quiet, 3);
        Reported fresh = warning(POD, "Failed", 1_201 + 2 * quiet, 5_000, 3);

        assertEquals(Optional.of(old), Before.broke(Family.alone(POD), List.of(still, normal(POD, "Pulled", 900), old)));
        assertEquals(Optional.of(fresh), Before.broke(Family.alone(POD), List.of(fresh, still, old)));
        assertEquals(Optional.empty(), Before.broke(Family.alone(POD), List.of(normal(POD, "Pulled", 900), warning(pod("other"), "BackOff", 1, 1, 1))));
    }

    @Test
    void aNewPodThatFailsIsANewTrouble() {
        Reported first = warning(pod("web-1-a"), "BackOff", 1_000, 1_100, 3);
        Reported second = warning(pod("web-2-b"), "Failed", 1_050, 1_200, 3);

        assertEquals(Optional.of(second), Before.broke(new Family(List.of(WEB, pod("web-1-a"), pod("web-2-b"))), List.of(first, second)));
    }

    @Property
    void suspectsAreBeforeTheWarningAndWithinTheWindow(@ForAll @Size(max = 30) List<@IntRange(min = 98_000, max = 101_000) Integer> moments) {
        List<Happening> happenings = new ArrayList<>();
        moments.forEach(at -> happenings.add(changed("c" + at, WEB, at)));

        List<Suspect> suspects = Before.of(POD, WARNING, TIES, happenings).suspects();

        long within = moments.stream().filter(at -> at <= BROKE + 2 && at >= BROKE - Before.WINDOW.toSeconds()).count();
        assertEquals(within, suspects.size());
        for (int i = 1; i < suspects.size(); i++) {
            assertTrue(suspects.get(i).at() <= suspects.get(i - 1).at());
        }
    }
}

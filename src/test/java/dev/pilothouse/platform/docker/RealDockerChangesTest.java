package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Outcome;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.guide.engine.EngineRemoval;
import dev.pilothouse.guide.engine.Prune;
import dev.pilothouse.guide.engine.Prune.Sort;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.MemoryJournal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes go the one road, with undo where there is one. */
@Tag("real-cluster")
class RealDockerChangesTest extends OwnContainers {

    @Test
    void stopsAndUndoesOnTheOneRoad() {
        ResourceRef ref = sleeping();
        Pipeline road = road();

        Receipt stopped = apply(road, set(ref, "stop", Map.of("state", "stopped")));
        assertEquals("stopped", state(ref));

        apply(road, road.undo(stopped));
        assertEquals("running", state(ref));
    }

    @Test
    void startsAndUndoes() {
        ResourceRef ref = container("sleep", "1000");
        Pipeline road = road();

        Receipt started = apply(road, set(ref, "start", Map.of("state", "running")));
        assertEquals("running", state(ref));

        apply(road, road.undo(started));
        assertEquals("stopped", state(ref));
    }

    @Test
    void pausesAndGoesOn() {
        ResourceRef ref = sleeping();
        Pipeline road = road();

        Receipt paused = apply(road, set(ref, "pause", Map.of("state", "paused")));
        assertEquals("paused", state(ref));

        apply(road, road.undo(paused));
        assertEquals("running", state(ref));
    }

    @Test
    void stopsWhatIsPaused() {
        ResourceRef ref = sleeping();
        engine().containers().pause(ref.name());

        apply(road(), set(ref, "stop", Map.of("state", "stopped")));

        assertEquals("stopped", state(ref));
    }

    @Test
    void restartsButCannotTakeThatBack() {
        ResourceRef ref = sleeping();
        String before = cluster().get(ref).tree().text("spec", "startedAt");
        Pipeline road = road();

        Receipt restarted = apply(road, set(ref, "restart", Map.of("startedAt", "2099-01-01T00:00:00Z")));

        assertEquals("running", state(ref));
        assertTrue(cluster().get(ref).tree().text("spec", "startedAt").compareTo(before) > 0);
        Outcome undone = outcome(road, road.undo(restarted));
        assertEquals(ProblemCode.ENGINE_RESTARTED, assertInstanceOf(Outcome.Refused.class, undone).problem().code());
    }

    @Test
    void changesWhatHappensWhenItEnds() {
        ResourceRef ref = sleeping();
        Pipeline road = road();

        Receipt changed = apply(road, set(ref, "edit", Map.of("restartPolicy", Map.of("name", "always"))));
        assertEquals("always", cluster().get(ref).tree().text("spec", "restartPolicy", "name"));

        apply(road, road.undo(changed));
        assertEquals("no", cluster().get(ref).tree().text("spec", "restartPolicy", "name"));
    }

    @Test
    void removesWhatStandsStillAndRefusesWhatRuns() {
        ResourceRef still = container("true");
        ResourceRef running = sleeping();
        Pipeline road = road();

        apply(road, Draft.removal(List.of(still)));
        Outcome refused = outcome(road, Draft.removal(List.of(running)));

        assertEquals(ProblemCode.NOT_FOUND, problem(still).code());
        assertEquals(ProblemCode.ENGINE_STILL_RUNS, assertInstanceOf(Outcome.Refused.class, refused).problem().code());
        assertEquals("running", state(running));
    }

    @Test
    void saysThatSomethingIsGoneMeanwhile() {
        ResourceRef ref = container("true");
        Pipeline road = road();
        Rehearsal rehearsal = road.rehearse(road.preview(Draft.removal(List.of(ref))), Rehearsal.Choice.ASK);
        engine().containers().remove(ref.name(), true, true);

        Outcome outcome = assertGone(road, rehearsal);

        assertTrue(outcome instanceof Outcome.Refused || outcome instanceof Outcome.Conflict, outcome.toString());
    }

    private static Outcome assertGone(Pipeline road, Rehearsal rehearsal) {
        return road.apply(rehearsal, road.guard().consent(""), _ -> {});
    }

    @Test
    void removesNetworksAndVolumesAndRefusesThoseInUse() {
        engine().post("/networks/create", new Tree(Map.of("Name", own("net"), "Labels", Map.of(LABEL, VALUE))));
        engine().post("/volumes/create", new Tree(Map.of("Name", own("volume"), "Labels", Map.of(LABEL, VALUE))));
        ResourceRef network = new ResourceRef(EngineKinds.NETWORK, "", own("net"));
        ResourceRef volume = new ResourceRef(EngineKinds.VOLUME, "", own("volume"));
        ResourceRef user = new ResourceRef(EngineKinds.CONTAINER, "", own("user"));
        engine().containers().create(user.name(), new Tree(Map.of(
                "Image", EngineUnderTest.IMAGE, "Cmd", List.of("sleep", "1000"), "StopSignal", "SIGKILL", "Labels", Map.of(LABEL, VALUE),
                "HostConfig", Map.of("NetworkMode", network.name(), "Binds", List.of(volume.name() + ":/data")))));
        engine().containers().start(user.name());
        Pipeline road = road();

        assertEquals("[" + own("user") + "]", cluster().get(volume).tree().list("status", "usedBy").toString());
        assertEquals(ProblemCode.ENGINE_IN_USE, refused(road, Draft.removal(List.of(volume))).code());
        assertEquals(ProblemCode.ENGINE_IN_USE, refused(road, Draft.removal(List.of(network))).code());
        apply(road, set(user, "stop", Map.of("state", "stopped")));
        apply(road, Draft.removal(List.of(user, network, volume)));
        assertEquals(ProblemCode.NOT_FOUND, problem(volume).code());
        assertEquals(ProblemCode.NOT_FOUND, problem(network).code());
    }

    @Test
    void removesAnImageWithAllItsTags() {
        for (String tag : List.of("1", "2")) {
            engine().run(EngineCall.post("/images/" + EngineUnderTest.IMAGE + "/tag").with("repo", "pilothouse-view/image").with("tag", tag));
        }
        ResourceRef image = new ResourceRef(EngineKinds.IMAGE, "", "pilothouse-view/image:2");

        assertTrue(cluster().get(image).tree().list("status", "tags").contains("pilothouse-view/image:1"));
        for (String tag : List.of("1", "2")) {
            engine().delete("/images/pilothouse-view/image:" + tag);
        }
        assertEquals(ProblemCode.NOT_FOUND, problem(image).code());
    }

    @Test
    void stopsAndRemovesInOneDraftThatCannotBeTakenBack() {
        ResourceRef ref = sleeping();
        Pipeline road = road();

        Receipt removed = apply(road, new EngineRemoval(List.of(ref), List.of(cluster().get(ref))).draft(false));

        assertEquals(ProblemCode.NOT_FOUND, problem(ref).code());
        assertEquals(2, removed.entries().size());
        assertEquals(ProblemCode.ENGINE_NOT_MADE, assertThrows(ProblemException.class, () -> road.undo(removed)).problem().code());
    }

    @Test
    void clearsAwayWhatCarriesALabel() {
        ResourceRef still = container("true");
        ResourceRef runs = sleeping();
        engine().post("/volumes/create", new Tree(Map.of("Name", own("free"), "Labels", Map.of(LABEL, VALUE))));
        Prune prune = Prune.of(
                cluster().get(new ResourceRef(EngineKinds.DISK_USE, "", "disk")), LabelSelector.parse(LABEL + "=" + VALUE).orElseThrow());

        apply(road(), prune.draft(EnumSet.allOf(Sort.class)).orElseThrow());

        assertEquals(ProblemCode.NOT_FOUND, problem(still).code());
        assertEquals(ProblemCode.NOT_FOUND, problem(new ResourceRef(EngineKinds.VOLUME, "", own("free"))).code());
        assertEquals("running", state(runs));
    }

    private static String own(String name) {
        return "pilothouse-view-" + VALUE + "-" + name;
    }

    private static Draft set(ResourceRef ref, String verb, Map<String, Object> spec) {
        return new Draft(new Draft.Summary(verb, List.of(ref.name())), List.of(new Wish.SetFields(ref, new Tree(Map.of("spec", spec)))));
    }

    private static Pipeline road() {
        return new Pipeline(cluster(), "docker", () -> new Guard(Guard.Level.FREE, "docker"), new MemoryJournal());
    }

    private static Problem refused(Pipeline road, Draft draft) {
        return assertInstanceOf(Outcome.Refused.class, outcome(road, draft)).problem();
    }

    private static Receipt apply(Pipeline road, Draft draft) {
        return assertInstanceOf(Outcome.Applied.class, outcome(road, draft)).receipt();
    }

    private static Outcome outcome(Pipeline road, Draft draft) {
        Rehearsal rehearsal = road.rehearse(road.preview(draft), Rehearsal.Choice.ASK);
        assertTrue(rehearsal.verdicts().stream().allMatch(Rehearsal.Verdict.CheckedHereOnly.class::isInstance), () -> rehearsal.verdicts().toString());
        return road.apply(rehearsal, road.guard().consent(""), _ -> {});
    }
}

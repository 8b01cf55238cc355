package dev.pilothouse.guide.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.engine.Prune.Sort;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.Json;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineGuidesTest {

    private static final Instant NOW = Instant.parse("2026-11-29T15:00:00Z");
    private static final String UNNAMED = "3d362784a95ac7b7f78f54c6b7a4e11ce012122ac290069bf87216f39acb2a11";

    private static Document container(String name, String state, String more) {
        return new Document(Json.read("""
                {"apiVersion":"docker/v1","kind":"Container","metadata":{"name":"%s","uid":"u-%s"%s},
                 "spec":{"state":"%s","restartPolicy":{"name":"always"}},
                 "status":{"NetworkSettings":{"Ports":{"80/tcp":[{"HostIp":"0.0.0.0","HostPort":"8080"},{"HostIp":"::","HostPort":"8080"}],"90/tcp":null}},
                  "Mounts":[{"Type":"volume","Name":"%s"},{"Type":"volume","Name":"data"},{"Type":"bind","Source":"/srv"}]}}"""
                .formatted(name, name, more, state, UNNAMED)));
    }

    private static final String NODE = ",\"labels\":{\"io.x-k8s.kind.cluster\":\"team\",\"io.x-k8s.kind.role\":\"worker\"}";

    @Test
    void stopsOnlyWhatRuns() {
        Draft draft = RunDeed.STOP.draft(List.of(container("web", "running", ""), container("job", "stopped", ""), container("db", "paused", "")), NOW);

        assertEquals("container-stop [web, db]", draft.summary().verb() + " " + draft.summary().args());
        assertEquals(
                List.of("container/web {spec={state=stopped}}", "container/db {spec={state=stopped}}"),
                draft.wishes().stream().map(wish -> wish.ref() + " " + ((Wish.SetFields) wish).fields().fields()).toList());
    }

    @Test
    void restartsByALaterStart() {
        Draft draft = RunDeed.RESTART.draft(List.of(container("web", "running", "")), NOW);

        assertEquals("{spec={startedAt=2026-11-29T15:00:00Z}}", ((Wish.SetFields) draft.wishes().getFirst()).fields().fields().toString());
    }

    @Test
    void saysWhatStoppingLeadsTo() {
        assertEquals(
                List.of(
                        "WARNING guide.engine.node [team-worker, kind, team]",
                        "NOTE guide.engine.ports [team-worker, 8080]",
                        "NOTE guide.engine.comes-back [team-worker]",
                        "NOTE guide.engine.left-out [1]"),
                said(RunDeed.STOP.effects(List.of(container("team-worker", "running", NODE), container("x", "stopped", "")))));
        assertEquals(List.of(), said(RunDeed.START.effects(List.of(container("web", "stopped", "")))));
    }

    @Test
    void fitsTheStateOnly() {
        assertTrue(RunDeed.RESUME.fits("paused"));
        assertFalse(RunDeed.RESUME.fits("running"));
        assertFalse(RunDeed.START.fits("paused"));
        assertFalse(RunDeed.PAUSE.fits("stopped"));
    }

    @Test
    void stopsBeforeItRemovesAndKeepsVolumes() {
        EngineRemoval removal = removal(container("web", "running", ""), container("job", "stopped", ""));

        assertTrue(removal.runs());
        assertTrue(removal.hasUnnamedVolumes());
        assertEquals(
                List.of("SetFields web", "Remove web STAY", "Remove job STAY"),
                removal.draft(false).wishes().stream().map(EngineGuidesTest::name).toList());
        assertEquals("Remove job AFTER", name(removal.draft(true).wishes().getLast()));
    }

    @Test
    void warnsOfRemovingANode() {
        assertEquals(
                List.of(
                        "WARNING guide.engine.node-goes [team-worker, kind, team]",
                        "WARNING guide.engine.no-undo []",
                        "NOTE guide.engine.volumes [team-worker, 1]"),
                said(removal(container("team-worker", "stopped", NODE)).effects()));
    }

    @Test
    void saysWhatIsInTheWay() {
        Document image = new Document(Json.read("""
                {"apiVersion":"docker/v1","kind":"Image","metadata":{"name":"nginx:1","uid":"sha256:1"},
                 "status":{"usedBy":["web","api"],"tags":["nginx:1","nginx:latest"],"Size":188654321}}"""));
        Document network = new Document(Json.read("""
                {"apiVersion":"docker/v1","kind":"Network","metadata":{"name":"host","uid":"n"},"status":{"usedBy":[]}}"""));

        assertEquals(
                List.of(
                        "ERROR guide.engine.used [nginx:1, web, api]",
                        "ERROR guide.engine.built-in [host]",
                        "WARNING guide.engine.no-undo []",
                        "NOTE guide.engine.tags [nginx:1, nginx:latest]",
                        "NOTE guide.engine.image-size [nginx:1, 189MB]"),
                said(removal(image, network).effects()));
    }

    private static final Document DISK = new Document(Json.read("""
            {"apiVersion":"docker/v1","kind":"DiskUse","metadata":{"name":"disk"},"status":{
             "containers":[
              {"metadata":{"name":"web","uid":"c1"},"status":{"State":"running","SizeRw":1}},
              {"metadata":{"name":"job","uid":"c2","labels":{"mine":"yes"}},"status":{"State":"exited","SizeRw":500}},
              {"metadata":{"name":"team-worker","uid":"c3","labels":{"io.x-k8s.kind.cluster":"team"}},"status":{"State":"exited","SizeRw":9000}}],
             "images":[
              {"metadata":{"name":"base:1","uid":"i1","creationTimestamp":"2026-01-01T00:00:00Z"},"status":{"tags":["base:1"],"Size":1000,"SharedSize":400,"usedBy":[]}},
              {"metadata":{"name":"aaaa","uid":"i2","creationTimestamp":"2026-01-02T00:00:00Z"},"status":{"tags":[],"Size":300,"SharedSize":-1,"usedBy":[]}},
              {"metadata":{"name":"bbbb","uid":"i3","creationTimestamp":"2026-01-03T00:00:00Z"},"status":{"tags":[],"Size":200,"SharedSize":0,"usedBy":[]}},
              {"metadata":{"name":"nginx:1","uid":"i4"},"status":{"tags":["nginx:1"],"Size":9000,"usedBy":["web"]}}],
             "networks":[
              {"metadata":{"name":"bridge","uid":"n1"},"status":{"usedBy":[]}},
              {"metadata":{"name":"old","uid":"n2"},"status":{"usedBy":[]}},
              {"metadata":{"name":"kind","uid":"n3"},"status":{"usedBy":["team-worker"]}}],
             "volumes":[
              {"metadata":{"name":"data","uid":"data@"},"status":{"UsageData":{"Size":7000},"usedBy":[]}},
              {"metadata":{"name":"%s","uid":"v2"},"status":{"UsageData":{"Size":-1},"usedBy":[]}}],
             "buildCache":{"entries":3,"size":5000,"reclaimable":4000}}}""".formatted(UNNAMED)));

    @Test
    void findsWhatLiesAround() {
        Prune prune = Prune.of(DISK, new LabelSelector(List.of()));

        assertEquals(List.of("job"), names(prune, Sort.STOPPED_CONTAINERS));
        assertEquals(List.of("old"), names(prune, Sort.UNUSED_NETWORKS));
        assertEquals(List.of("data"), names(prune, Sort.NAMED_VOLUMES));
        assertEquals(List.of(UNNAMED), names(prune, Sort.UNNAMED_VOLUMES));
        assertEquals(List.of("bbbb", "aaaa"), names(prune, Sort.DANGLING_IMAGES));
        assertEquals(List.of("base:1"), names(prune, Sort.UNUSED_IMAGES));
        assertEquals(List.of("build-cache"), names(prune, Sort.BUILD_CACHE));
        assertEquals(500 + 7000 + 500 + 600 + 4000, prune.bytes(EnumSet.allOf(Sort.class)));
    }

    @Test
    void makesOneDraftOfWhatIsChosen() {
        Prune prune = Prune.of(DISK, new LabelSelector(List.of()));

        Draft draft = prune.draft(EnumSet.of(Sort.DANGLING_IMAGES, Sort.STOPPED_CONTAINERS)).orElseThrow();

        assertEquals("prune [3, 1kB]", draft.summary().verb() + " " + draft.summary().args());
        assertEquals(List.of("Remove job STAY", "Remove bbbb STAY", "Remove aaaa STAY"), draft.wishes().stream().map(EngineGuidesTest::name).toList());
        assertEquals(Optional.empty(), prune.draft(EnumSet.noneOf(Sort.class)));
    }

    @Test
    void keepsToTheLabels() {
        Prune prune = Prune.of(DISK, LabelSelector.parse("mine=yes").orElseThrow());

        assertEquals(List.of("job"), names(prune, Sort.STOPPED_CONTAINERS));
        assertEquals(1, EnumSet.allOf(Sort.class).stream().mapToInt(sort -> prune.things(sort).size()).sum());
    }

    private static List<String> names(Prune prune, Sort sort) {
        return prune.things(sort).stream().map(thing -> thing.ref().name()).toList();
    }

    private static EngineRemoval removal(Document... objects) {
        return new EngineRemoval(List.of(objects).stream().map(EngineGuidesTest::ref).toList(), List.of(objects));
    }

    private static ResourceRef ref(Document object) {
        return new ResourceRef(
                EngineKinds.TABLES.stream().filter(kind -> kind.name().equals(object.kindName())).findFirst().orElseThrow(), "", object.name());
    }

    private static String name(Wish wish) {
        return wish.getClass().getSimpleName() + " " + wish.ref().name() + (wish instanceof Wish.Remove remove ? " " + remove.dependents() : "");
    }

    private static List<String> said(List<Effect> effects) {
        return effects.stream().map(effect -> effect.weight() + " " + effect.key() + " " + effect.args()).toList();
    }
}

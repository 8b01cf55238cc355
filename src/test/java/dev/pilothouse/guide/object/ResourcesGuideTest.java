package dev.pilothouse.guide.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Exhibit;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.PastUse;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.placement.Room;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourcesGuideTest {

    private static final Document LIMITS = GuideCase.read(
            """
            apiVersion: v1
            kind: LimitRange
            metadata: {name: limits, namespace: shop, uid: u-l}
            spec: {limits: [{type: Container, defaultRequest: {cpu: 50m}, max: {cpu: "2", memory: 1Gi}, min: {memory: 16Mi}}]}
            """);

    private static Document metrics(String pod, String cpu, String memory) {
        return GuideCase.read("apiVersion: metrics.k8s.io/v1beta1\nkind: PodMetrics\nmetadata: {name: " + pod + ", namespace: shop}\n"
                + "containers: [{name: web, usage: {cpu: " + cpu + ", memory: " + memory + "}}]\n");
    }

    private final GuideCase web = GuideCase.of(
            new ResourcesGuide(), GuideCase.WEB, LIMITS, GuideCase.pod("a", true), GuideCase.pod("b", true),
            metrics("a", "20000000n", "40000Ki"), metrics("b", "206000001n", "90000Ki"), metrics("other", "9", "9Gi"));

    @Test
    void showsWhatIsUsedAtMostAndWhatTheNamespaceGives() {
        assertEquals(Effect.note("guide.resources.used", "2", "207m"), web.field("guide.resources.cpu-request").fact().orElseThrow());
        assertEquals("50m", web.field("guide.resources.cpu-request").fallback());
        List<List<String>> more = web.form().remarks().stream()
                .map(Remark::effect)
                .filter(effect -> effect.key().equals("guide.resources.more-than-asked"))
                .map(Effect::args)
                .toList();
        assertEquals(List.of(List.of("207m"), List.of("88Mi")), more);
    }

    @Test
    void aLimitBelowTheRequestIsRefusedAndMended() {
        GuideCase below = web.type("guide.resources.memory-limit", "32Mi");
        assertEquals(List.of("64Mi"), below.effect("guide.resources.below").args());
        assertFalse(below.mend("guide.resources.below").said().contains("guide.resources.below"));
        assertTrue(below.said().contains("guide.resources.kills"));
        assertTrue(web.type("guide.resources.cpu-limit", "150m").said().contains("guide.resources.slows"));
    }

    @Test
    void theNamespaceHasTheLastWord() {
        assertEquals(List.of("2"), web.type("guide.resources.cpu-request", "3").effect("guide.resources.most").args());
        assertEquals(List.of("16Mi"), web.type("guide.resources.memory-request", "1Mi").effect("guide.resources.least").args());
        Document quota = GuideCase.read(
                "apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: q, namespace: shop, uid: u-q}\nspec: {hard: {requests.memory: 1Gi}}\n");
        GuideCase silent = GuideCase.of(new ResourcesGuide(), GuideCase.WEB, quota).type("guide.resources.memory-request", "");
        assertEquals(List.of("q", "memory"), silent.effect("guide.resources.quota").args());
    }

    @Test
    void onlyTheChangedAmountIsSent() {
        Wish.SetFields set = assertInstanceOf(Wish.SetFields.class, web.type("guide.resources.cpu-request", "250m").wishes().getFirst());
        Map<String, Object> container = Map.of("name", "web", "resources", Map.of("requests", Map.of("cpu", "250m")));
        assertEquals(Map.of("spec", Map.of("template", Map.of("spec", Map.of("containers", List.of(container))))), set.fields().fields());
    }

    private static final String POD =
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: web-1, namespace: shop, uid: u-pod}
            spec:
              containers:
                - name: web
                  resources: {requests: {cpu: 100m, memory: 64Mi}}
                  resizePolicy: [{resourceName: memory, restartPolicy: RestartContainer}]
            """;

    @Test
    void aRunningPodIsChangedInPlace() {
        GuideCase pod = GuideCase.of(new ResourcesGuide(), POD, metrics("web-1", "150m", "10Mi"));
        assertEquals(Effect.note("guide.resources.used", "1", "150m"), pod.field("guide.resources.cpu-request").fact().orElseThrow());
        GuideCase more = pod.type("guide.resources.cpu-request", "200m").type("guide.resources.memory-request", "96Mi");
        assertEquals(List.of("web", "cpu"), more.effect("guide.resources.in-place").args());
        assertEquals(List.of("web", "memory"), more.effect("guide.resources.starts-again").args());
        GuideCase other = pod.type("guide.resources.cpu-limit", "100m").type("guide.resources.memory-limit", "64Mi");
        assertTrue(other.said().contains("guide.resources.other-quality"));
    }

    private static Document node(String name, String cpu) {
        return GuideCase.read("apiVersion: v1\nkind: Node\nmetadata: {name: " + name + "}\nstatus: {allocatable: {cpu: '" + cpu + "', memory: 4Gi, pods: '9'}}\n");
    }

    @Test
    void saysWhereTheCopiesWouldFitAndWhichQualityTheyGet() {
        Room.Reader reader = new Room.Reader();
        List.of(node("worker", "1"), node("worker2", "250m")).forEach(reader::add);
        Sheet sheet = web.sheet().about(web.sheet().subject().with(reader.room()));
        List<Exhibit> exhibits = Form.of(web.guide(), sheet).sections().getFirst().exhibits();
        Exhibit.Bars bars = assertInstanceOf(Exhibit.Bars.class, exhibits.getFirst());
        assertEquals(Effect.note("guide.form.room.all", "3"), bars.verdict());
        assertEquals(List.of("worker", "worker2"), bars.bars().stream().map(Exhibit.Bar::name).toList());
        assertEquals("guide.deploy.quality.burstable", assertInstanceOf(Exhibit.Box.class, exhibits.getLast()).heading().key());
        GuideCase large = new GuideCase(web.guide(), sheet).type("guide.resources.cpu-request", "600m");
        Exhibit.Bars tight = (Exhibit.Bars) large.form().sections().getFirst().exhibits().getFirst();
        assertEquals(Effect.warning("guide.form.room.left", "2", "3"), tight.verdict());
        GuideCase equal = web.type("guide.resources.cpu-limit", "100m").type("guide.resources.memory-limit", "64Mi");
        Exhibit.Box fixed = (Exhibit.Box) equal.form().sections().getFirst().exhibits().getLast();
        assertEquals("guide.deploy.quality.guaranteed", fixed.heading().key());
    }

    @Test
    void aRequestCoversWhatWasUsedOverTheLastHourWhereThatIsKnown() {
        Quantity usual = Quantity.parse("300m").orElseThrow();
        Quantity peak = Quantity.parse("900m").orElseThrow();
        List<PastUse> past = List.of(new PastUse("web", "cpu", usual, peak, 2));
        GuideCase hour = new GuideCase(web.guide(), web.sheet().about(web.sheet().subject().having(past)));
        assertEquals(Effect.note("guide.resources.used-before", "300m", "900m", "2"), hour.field("guide.resources.cpu-request").fact().orElseThrow());
        assertEquals(List.of("300m"), hour.effect("guide.resources.more-than-asked").args(), "a processor is shared, so its peak does not count");
        assertEquals("guide.resources.used", hour.field("guide.resources.memory-request").fact().orElseThrow().key(), "of memory only now is known");
    }
}

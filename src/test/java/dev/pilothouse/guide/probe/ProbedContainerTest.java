package dev.pilothouse.guide.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.probe.Timing.Setting;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.Fields;
import dev.pilothouse.text.Yaml;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ProbedContainerTest {

    private static final ResourceRef WEB = new ResourceRef(Kind.namespaced("apps", "v1", "Deployment", "deployments"), "shop", "web");
    private static final Document LIVE = Yaml.read("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec:
              template:
                spec:
                  terminationGracePeriodSeconds: 20
                  containers:
                  - name: web
                    image: web:1
                    somethingNew: {kept: true}
                    livenessProbe:
                      httpGet: {path: /healthz, port: http, scheme: HTTP, httpHeaders: [{name: A, value: one}, {name: B, value: two}], later: 1}
                      periodSeconds: 20
                      newField: kept
                  - name: side
                    image: side:1
                  initContainers:
                  - {name: proxy, image: p:1, restartPolicy: Always}
                  - {name: once, image: o:1}
            """).getFirst().document().orElseThrow();

    private static ProbedContainer web() {
        return ProbedContainer.of(WEB, LIVE).getFirst();
    }

    @Test
    void readsWhatIsThereWithDefaults() {
        assertThat(ProbedContainer.of(WEB, LIVE)).extracting(ProbedContainer::name).containsExactly("web", "side", "proxy");
        Probe liveness = web().now().liveness().orElseThrow();
        assertThat(liveness.handler().asked()).isEqualTo("GET :http/healthz");
        assertThat(liveness.timing()).isEqualTo(new Timing(0, 20, 1, 1, 3, OptionalInt.empty()));
        assertThat(web().graceSeconds()).isEqualTo(20);
    }

    @Test
    void setsANumberAndNothingElse() {
        Probes wanted = web().now().change(ProbeKind.LIVENESS, probe -> probe.with(Setting.FAILURES, 6));
        assertThat(Fields.changed(LIVE.tree(), web().with(wanted).tree()))
                .containsExactly(".spec.template.spec.containers[name=\"web\"].livenessProbe.failureThreshold");
        assertThat(web().draft(wanted).wishes().getFirst()).isInstanceOfSatisfying(Wish.SetFields.class, set -> assertThat(set.fields().fields())
                .isEqualTo(Map.of("spec", Map.of("template", Map.of("spec", Map.of("containers", List.of(Map.of("name", "web", "livenessProbe", Map.of("failureThreshold", 6L)))))))));
    }

    @Test
    void removesWhatGoesAway() {
        Probe tcp = web().now().liveness().orElseThrow().with(new Handler.Tcp("", "8080"));
        Document changed = web().with(web().now().with(ProbeKind.LIVENESS, tcp));
        assertThat(Fields.changed(LIVE.tree(), changed.tree())).containsExactly(
                ".spec.template.spec.containers[name=\"web\"].livenessProbe.httpGet", ".spec.template.spec.containers[name=\"web\"].livenessProbe.tcpSocket");
        assertThat(web().draft(web().now().with(ProbeKind.LIVENESS, tcp)).wishes().getFirst()).isInstanceOf(Wish.Restore.class);
        assertThat(web().with(web().now().without(ProbeKind.LIVENESS)).tree().toString()).doesNotContain("livenessProbe");
    }

    @Test
    void dropsOneHeaderOfTwo() {
        Handler.Http http = (Handler.Http) web().now().liveness().orElseThrow().handler();
        Handler fewer = new Handler.Http(http.scheme(), http.host(), http.port(), http.path(), http.headers().subList(0, 1));
        Probes wanted = web().now().change(ProbeKind.LIVENESS, probe -> probe.with(fewer));
        Document changed = web().with(wanted);
        assertThat(ProbedContainer.of(WEB, changed).getFirst().now()).isEqualTo(wanted);
        assertThat(web().draft(wanted).wishes().getFirst()).isInstanceOf(Wish.Restore.class);
    }

    @Property
    void whatIsWrittenIsReadAgainAndTheRestStays(@ForAll("probe") Probe first, @ForAll("probe") Probe second) {
        Probes wanted = web().now().with(ProbeKind.LIVENESS, first).with(ProbeKind.READINESS, second);
        Document changed = web().with(wanted);
        ProbedContainer again = ProbedContainer.of(WEB, changed).getFirst();
        assertThat(again.now()).isEqualTo(wanted);
        assertThat(web().read(web().write(wanted))).contains(wanted);
        assertThat(Fields.changed(LIVE.tree(), changed.tree())).allMatch(path -> path.contains("livenessProbe") || path.contains("readinessProbe"));
        assertThat(again.with(web().now()).tree().text("spec", "template", "spec", "terminationGracePeriodSeconds")).isEqualTo("20");
        assertThat(ProbedContainer.of(WEB, again.with(web().now())).getFirst().now()).isEqualTo(web().now());
    }

    @Provide
    Arbitrary<Probe> probe() {
        Arbitrary<Handler> handler = Arbitraries.of(
                new Handler.Http("HTTPS", "example.org", "8443", "/x", List.of(new Handler.Header("A", "b"))),
                new Handler.Http("HTTP", "", "http", "/", List.of()),
                new Handler.Tcp("", "80"),
                new Handler.Grpc(9000, ""),
                new Handler.Grpc(9000, "cart"),
                new Handler.Exec(List.of("cat", "/tmp/ok")));
        Arbitrary<Integer> number = Arbitraries.integers().between(1, 50);
        return Combinators.combine(handler, number, number, number, number)
                .as((how, delay, period, timeout, failures) -> new Probe(how, new Timing(delay - 1, period, timeout, 1, failures, failures > 25 ? OptionalInt.of(failures) : OptionalInt.empty())));
    }
}

package dev.pilothouse.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.cluster.Capability;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ProxyRequest;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PrometheusTest {

    private final FakeCluster objects = new FakeCluster();
    private final List<ProxyRequest> asked = new ArrayList<>();
    private boolean mayList = true;
    private int status = 200;
    private Optional<String> said = Optional.empty();
    private String type = "application/json";
    private Optional<Problem> refusal = Optional.empty();
    private final SameThreadFx time = new SameThreadFx();

    /** A cluster that answers the proxy from a script and everything else from memory. */
    private final Cluster cluster = (Cluster) Proxy.newProxyInstance(Cluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, (_, method, args) -> switch (method.getName()) {
        case "capabilities" -> Set.of(Capability.PROXY);
        case "proxy" -> answer((ProxyRequest) args[0]);
        case "documents" -> {
            if (!mayList) {
                throw new ProblemException(Problem.of(ProblemCode.FORBIDDEN, "list", "services"));
            }
            objects.documents((Query) args[0], consumer(args[1]));
            yield null;
        }
        default -> {
            try {
                yield method.invoke(objects, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    });

    @SuppressWarnings("unchecked")
    private static Consumer<Document> consumer(Object argument) {
        return (Consumer<Document>) argument;
    }

    private ProxyRequest.Answer answer(ProxyRequest request) {
        asked.add(request);
        refusal.ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        String query = URLDecoder.decode(request.path().replaceAll(".*query=", ""), StandardCharsets.UTF_8);
        String time = request.path().replaceAll(".*?(start|time)=([0-9]+).*", "$2");
        String text = said.orElseGet(() -> {
            String value = query.startsWith("count") ? "12" : query.contains("working_set") ? "104857600" : query.contains("throttled") ? "0.25" : query.contains("OOMKilled") ? "1" : "42";
            String point = "[" + time + ",\"" + value + "\"]";
            String values = request.path().contains("query_range") ? "\"values\":[" + point + "]" : "\"value\":" + point;
            return "{\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{\"pod\":\"web-a\",\"container\":\"web\"}," + values + "}]}}";
        });
        return new ProxyRequest.Answer(status, type, StandardCharsets.UTF_8.encode(text));
    }

    private void service(String namespace, String name, Map<String, String> labels, int... ports) {
        Map<String, Object> fields = new HashMap<>(FakeCluster.named(namespace, name));
        fields.put("metadata", Map.of("name", name, "namespace", namespace, "labels", labels));
        List<Object> list = new ArrayList<>();
        for (int port : ports) {
            list.add(Map.of("port", (long) port, "name", "http-" + port));
        }
        fields.put("spec", Map.of("ports", list));
        objects.put(WellKnown.SERVICE, fields);
    }

    private String found(String chosen) {
        return new PrometheusFinder(cluster).find(chosen).map(each -> each.at().toString()).orElse("");
    }

    @Test
    void isFoundByTheNamesOfItsPackages() {
        service("shop", "web", Map.of("app", "web"), 80);
        service("monitoring", "alertmanager-operated", Map.of("operated-alertmanager", "true"), 9093);
        assertThat(found("")).isEmpty();

        service("vm", "vmselect-main", Map.of("app.kubernetes.io/name", "vmselect"), 8481);
        assertThat(found("")).isEqualTo("vm/vmselect-main:8481/select/0/prometheus");

        service("prom", "my-prometheus-server", Map.of("app.kubernetes.io/name", "prometheus", "app.kubernetes.io/component", "server"), 80);
        assertThat(found("")).isEqualTo("prom/my-prometheus-server:80");

        service("monitoring", "prometheus-operated", Map.of(), 9090, 10901);
        assertThat(found("")).isEqualTo("monitoring/prometheus-operated:9090");
    }

    @Test
    void itsPortIsKnownByNumberOrName() {
        service("infra", "prometheus", Map.of(), 8081);
        assertThat(found("")).as("the only one").isEqualTo("infra/prometheus:8081");

        objects.put(WellKnown.SERVICE, ports("infra", "prometheus", Map.of("reloader", 8080L, "http-web", 8081L)));
        assertThat(found("")).isEqualTo("infra/prometheus:8081");

        objects.put(WellKnown.SERVICE, ports("infra", "prometheus", Map.of("grpc", 10901L, "metrics", 8081L)));
        assertThat(found("")).isEmpty();
    }

    private static Map<String, Object> ports(String namespace, String name, Map<String, Long> ports) {
        Map<String, Object> fields = new HashMap<>(FakeCluster.named(namespace, name));
        fields.put("spec", Map.of("ports", ports.entrySet().stream().map(port -> Map.of("name", port.getKey(), "port", port.getValue())).toList()));
        return fields;
    }

    @Test
    void oneThatDoesNotMeasureContainersIsPassedOver() {
        service("monitoring", "prometheus-operated", Map.of(), 9090);
        said = Optional.of("{\"status\":\"success\",\"data\":{\"result\":[]}}");

        assertThat(found("")).isEmpty();
    }

    @Test
    void whoMayNotListServicesGetsTheUsualOnes() {
        service("monitoring", "prometheus-k8s", Map.of(), 9090);
        mayList = false;

        assertThat(found("")).isEqualTo("monitoring/prometheus-k8s:9090");
    }

    @Test
    void whatThePersonNamesIsUsed() {
        assertThat(found("infra/metrics:https:8443/prom")).isEqualTo("infra/metrics:https:8443/prom");
        assertThat(found("none")).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void studiesContainersWithThrottlingAndKills() {
        Target.Pods web = new Target.Pods("shop", List.of("web-a", "web-b"), List.of());
        Prometheus prometheus = new PrometheusFinder(cluster).find("infra/metrics:9090").orElseThrow();

        Study study = prometheus.study(web, 1_000_000, 1_086_400);

        Study.Part part = study.parts().getFirst();
        assertThat(part.cpu().most()).isEqualTo(42);
        assertThat(part.memory().most()).isEqualTo(100 << 20);
        assertThat(part.throttled().most()).isEqualTo(0.25);
        assertThat(part.killed()).isTrue();
        assertThat(part.cpu().size()).isBetween(200, 241);
        assertThat(study.source()).isEqualTo(new Study.Source.Server("infra/metrics:9090"));
        assertThat(asked).hasSize(4).allMatch(request -> request.path().length() < 2_000);
    }

    @Test
    void peaksOfMemoryBetweenPointsThatAreFarApartCount() {
        Prometheus prometheus = new PrometheusFinder(cluster).find("infra/metrics:9090").orElseThrow();
        Target.Pods web = new Target.Pods("shop", List.of("web-a"), List.of());

        prometheus.study(web, 1_000_000, 1_003_600);
        assertThat(asked).noneMatch(request -> request.path().contains("max_over_time%28container_memory"));
        prometheus.study(web, 1_000_000, 1_086_400);
        assertThat(asked).anyMatch(request -> request.path().contains("max_over_time%28container_memory"));
    }

    @Test
    void aServiceWithoutPodsIsNoFailureOfTheApiServer() {
        service("monitoring", "prometheus-operated", Map.of(), 9090);
        refusal = Optional.of(Problem.of(ProblemCode.SERVER_ERROR, "503").withDetail("no endpoints available"));

        assertThat(past(new Meter(cluster, time::after)).trouble()).hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.PROMETHEUS_REFUSED);
            assertThat(problem.args()).containsExactly("monitoring/prometheus-operated:9090", "503");
        });
    }

    @Test
    void aNodeIsAskedForByItsRootGroup() {
        Prometheus prometheus = new PrometheusFinder(cluster).find("infra/metrics:9090").orElseThrow();

        Study study = prometheus.study(new Target.Node("worker", Bounds.NONE, Bounds.NONE), 1_000_000, 1_003_600);

        assertThat(study.parts().getFirst().memory().most()).isEqualTo(100 << 20);
        assertThat(URLDecoder.decode(asked.getFirst().path(), StandardCharsets.UTF_8)).contains("{id=\"/\",node=\"worker\"}");
    }

    @Test
    void aRefusalIsToldInItsWords() {
        status = 422;
        said = Optional.of("{\"status\":\"error\",\"error\":\"query timed out\"}");
        Prometheus prometheus = new PrometheusFinder(cluster).find("infra/metrics:9090").orElseThrow();

        assertThatThrownBy(() -> prometheus.study(new Target.Pods("shop", List.of("web-a"), List.of()), 0, 3_600))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.PROMETHEUS_REFUSED);
                    assertThat(e.problem().args()).containsExactly("infra/metrics:9090", "422");
                    assertThat(e.problem().detail()).isEqualTo("query timed out");
                });
    }

    private static Past past(Meter meter) {
        return meter.past(new Target.Pods("shop", List.of("web-a"), List.of()), 1_000_000, 1_003_600);
    }

    @Test
    void aPassingFailureIsToldAndForgotten() {
        service("monitoring", "prometheus-operated", Map.of(), 9090);
        Meter meter = new Meter(cluster, time::after);
        status = 200;
        said = Optional.of("<html>Sign in</html>");
        type = "text/html";

        Past away = past(meter);
        assertThat(away.study().source()).isInstanceOf(Study.Source.Kept.class);
        assertThat(away.trouble()).hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.PROMETHEUS_REFUSED);
            assertThat(problem.args()).containsExactly("monitoring/prometheus-operated:9090", "200, text/html");
        });

        said = Optional.empty();
        assertThat(past(meter)).satisfies(back -> {
            assertThat(back.study().source()).isEqualTo(new Study.Source.Server("monitoring/prometheus-operated:9090"));
            assertThat(back.trouble()).isEmpty();
            assertThat(back.longer()).isTrue();
        });
    }

    @Test
    void oneThatIsInstalledLaterIsFoundAndOneThatIsTakenAwayIsMissedNoLonger() {
        Meter meter = new Meter(cluster, time::after);
        assertThat(past(meter).longer()).isFalse();
        service("monitoring", "prometheus-operated", Map.of(), 9090);
        assertThat(past(meter).longer()).as("not searched for at every look").isFalse();
        time.advance(Whereabouts.AGAIN);
        assertThat(past(meter).longer()).isTrue();

        objects.remove(new ResourceRef(WellKnown.SERVICE, "monitoring", "prometheus-operated"));
        said = Optional.of("no endpoints");
        assertThat(past(meter).trouble()).isPresent();
        assertThat(past(meter)).satisfies(gone -> {
            assertThat(gone.trouble()).isEmpty();
            assertThat(gone.longer()).isFalse();
        });
    }

    @Test
    void whoMayNotAskItHasNone() {
        service("monitoring", "prometheus-operated", Map.of(), 9090);
        refusal = Optional.of(Problem.of(ProblemCode.FORBIDDEN, "get", "services/proxy"));

        assertThat(past(new Meter(cluster, time::after))).satisfies(none -> {
            assertThat(none.trouble()).isEmpty();
            assertThat(none.longer()).isFalse();
        });
    }

    @Test
    void addressesAreReadAndWrittenAlike() {
        for (String text : List.of("a/b:9090", "a/b:web", "a/b:https:443/select/0/prometheus")) {
            assertThat(Prometheus.At.parse(text).orElseThrow()).hasToString(text);
        }
        assertThat(Prometheus.At.parse("http://evil/x")).isEmpty();
        assertThat(Prometheus.At.parse("a/b:9090/../../secrets")).isEmpty();
    }
}

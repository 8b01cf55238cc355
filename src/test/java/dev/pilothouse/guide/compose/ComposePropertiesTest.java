package dev.pilothouse.guide.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.guide.compose.Compose.Around;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.text.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holds for all Compose files. */
class ComposePropertiesTest {

    private static final List<String> FIELDS = List.of(
            "image", "build", "command", "entrypoint", "ports", "expose", "environment", "env_file", "volumes", "tmpfs", "healthcheck", "deploy",
            "scale", "depends_on", "restart", "secrets", "configs", "user", "labels", "networks", "extra_hosts", "sysctls", "devices", "platform",
            "profiles", "security_opt", "stop_grace_period", "mem_limit", "cpus", "shm_size");

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> scalar = Arbitraries.oneOf(
                Arbitraries.of("", "80", "8080:80", "a:/b", "x=y", "$A", "${B:-c}", "nginx:1", "on-failure:3", "512m", "1m30s", "'", "ü 🚢", "no"),
                Arbitraries.of(0L, 1L, -1L, 70_000L, true, false, 1.5),
                Arbitraries.strings().ofMaxLength(12));
        Arbitrary<String> fields = Arbitraries.of("test", "target", "source", "type", "resources", "limits", "mode", "path", "x");
        return Arbitraries.recursive(
                () -> scalar,
                inner -> Arbitraries.oneOf(
                        scalar, inner.list().ofMaxSize(3).map(list -> (Object) list), Arbitraries.maps(fields, inner).ofMaxSize(3).map(map -> (Object) map)),
                0,
                4);
    }

    @Provide
    Arbitrary<Map<String, Object>> anyServices() {
        return Arbitraries.maps(Arbitraries.of(FIELDS), values()).ofMaxSize(6);
    }

    @Provide
    Arbitrary<Map<String, Object>> goodServices() {
        return Combinators.combine(
                        Arbitraries.of("nginx:1.29", "ghcr.io/shop/checkout:2.4.1", "localhost:5000/x"),
                        Arbitraries.maps(
                                        Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(6),
                                        Arbitraries.strings().excludeChars('$').ofMaxLength(20))
                                .ofMaxSize(4),
                        Arbitraries.integers().between(1, 65_535).list().ofMaxSize(3).uniqueElements(),
                        Arbitraries.strings().excludeChars('$').ofMaxLength(10).list().ofMaxSize(3))
                .as((image, environment, ports, command) -> {
                    Map<String, Object> service = new LinkedHashMap<>();
                    service.put("image", image);
                    service.put("environment", new LinkedHashMap<String, Object>(environment));
                    service.put("ports", ports.stream().map(Long::valueOf).toList());
                    service.put("command", command);
                    return service;
                });
    }

    private static Compose read(Map<String, Object> service) {
        return Compose.read(Yaml.write(new Tree(Edit.object("services", Edit.object("web", service)))), Around.NOTHING);
    }

    @Property(tries = 300)
    void neverFailsAndEitherHasProblemsOrDocuments(@ForAll("anyServices") Map<String, Object> service) {
        Compose compose = read(service);
        boolean leftOut = compose.leftovers().stream().anyMatch(left -> left.reason().equals("profiles"));
        assertTrue(compose.problems().isEmpty() != compose.documents().isEmpty() || leftOut, compose.toString());
        compose.leftovers().forEach(left -> assertTrue(left.line() >= 1 && !left.field().isEmpty(), left.toString()));
    }

    @Property(tries = 200)
    void whatIsUnderstoodArrivesAsItIs(@ForAll("goodServices") Map<String, Object> service) {
        Compose compose = read(service);
        assertEquals(List.of(), compose.problems());
        Tree container = compose.documents().getFirst().tree().tree("spec", "template", "spec").trees("containers").getFirst();
        assertEquals(service.get("image"), container.text("image"));
        Map<String, String> environment = new LinkedHashMap<>();
        container.trees("env").forEach(variable -> environment.put(variable.text("name"), variable.text("value")));
        assertEquals(service.get("environment"), environment);
        assertEquals(service.get("ports"), container.trees("ports").stream().map(port -> port.number(0, "containerPort")).toList());
        assertEquals(service.get("command"), container.list("args"));
        YamlText text = YamlText.of(compose.yaml());
        assertEquals(compose.documents(), java.util.stream.IntStream.range(0, text.size()).mapToObj(i -> text.document(i).orElseThrow()).toList());
    }
}

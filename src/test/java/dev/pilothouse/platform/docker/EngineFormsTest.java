package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kinds.Projection;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EngineFormsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T16:00:00Z");

    private final Kinds kinds = new Kinds();

    @Test
    void readsContainersOfDocker20() {
        List<Tree> containers = EngineForms.containers(list("""
                [{"Id":"6f7024c2f118aa","Names":["/team-control-plane"],"Image":"kindest/node:v1.34.4","ImageID":"sha256:d0f206f5",
                  "Command":"/usr/local/bin/entrypoint /sbin/init","Created":1795964400,
                  "Ports":[{"IP":"127.0.0.1","PrivatePort":6443,"PublicPort":34831,"Type":"tcp"}],
                  "Labels":{"io.x-k8s.kind.cluster":"team","io.x-k8s.kind.role":"control-plane"},
                  "State":"running","Status":"Up 7 minutes","HostConfig":{"NetworkMode":"kind"},
                  "NetworkSettings":{"Networks":{"kind":{"IPAddress":"172.18.0.3"}}},"Mounts":[]}]"""));

        assertEquals(
                List.of("team-control-plane", "kindest/node:v1.34.4", "running", "127.0.0.1:34831->6443/tcp", "", "", "kind team", "60m", "kind"),
                line(EngineKinds.CONTAINER, containers.getFirst()));
    }

    @Test
    void readsContainersOfDocker29() {
        List<Tree> containers = EngineForms.containers(list("""
                [{"Id":"aa11bb22cc33","Names":["/db","/web/db"],"Image":"postgres:18","ImageID":"sha256:99","ImageManifestDescriptor":{"size":1},
                  "Command":"postgres","Created":1795964400,"Ports":[],"Labels":null,"State":"running","Status":"Up 7 minutes (unhealthy)",
                  "HostConfig":{},"Health":{"Status":"healthy","FailingStreak":0},"NetworkSettings":null,"Mounts":null}]"""));

        assertEquals(List.of("db", "postgres:18", "healthy", "", "", "", "", "60m", ""), line(EngineKinds.CONTAINER, containers.getFirst()));
    }

    @Test
    void readsContainersOfPodman() {
        List<Tree> containers = EngineForms.containers(list("""
                [{"Id":"aa11bb22cc33","Names":["/pod-infra"],"Image":"localhost/podman-pause:4.3.1","ImageID":"sha256:77","Command":"",
                  "Created":1795964400,"Ports":[{"PrivatePort":80,"PublicPort":8080,"Type":"tcp"}],"SizeRw":0,"SizeRootFs":0,"Labels":{},
                  "State":"exited","Status":"Exited (137) 4 minutes ago","NetworkSettings":{"Networks":{}},"Mounts":[],"Name":"","Config":null}]"""));

        Row row = row(EngineKinds.CONTAINER, containers.getFirst());
        assertEquals("WARN exited 137", row.health().state() + " " + row.health().word());
        assertEquals("pod-infra", row.name());
    }

    @Test
    void isTheSameVersionWhileOnlyTimePasses() {
        assertEquals(version("running", "Up 7 minutes"), version("running", "Up 8 minutes"));
        assertNotEquals(version("running", "Up 7 minutes"), version("running", "Up 7 minutes (healthy)"));
        assertNotEquals(version("exited", "Exited (0) 1 second ago"), version("exited", "Exited (1) 1 second ago"));
    }

    private static String version(String state, String status) {
        Tree listed = new Tree(Map.of("Id", "a", "Names", List.of("/a"), "State", state, "Status", status, "Created", 1L));
        return EngineForms.containers(List.of(listed)).getFirst().text("metadata", "resourceVersion");
    }

    @Test
    void callsAnImageByItsFirstTagElseByItsId() {
        List<Tree> containers = list("""
                [{"Names":["/b"],"ImageID":"sha256:0123456789abcdef"},{"Names":["/a"],"ImageID":"sha256:0123456789abcdef"}]""");
        List<Tree> images = EngineForms.images(list("""
                [{"Id":"sha256:0123456789abcdef","RepoTags":["nginx:1","nginx:latest"],"Created":1795964400,"Size":1000,"Labels":null,"Containers":-1},
                 {"Id":"sha256:fedcba9876543210","RepoTags":["<none>:<none>"],"Created":1795964400,"Size":2000},
                 {"Id":"sha256:aaaabbbbccccdddd","RepoTags":null,"Created":1795964400,"Size":3000}]"""), containers);

        assertEquals(List.of("nginx:1", "in use", "1kB", "a, b", "60m", "nginx:latest", "0123456789ab"), line(EngineKinds.IMAGE, images.get(0)));
        assertEquals("fedcba987654 dangling", name(EngineKinds.IMAGE, images.get(1)));
        assertEquals("aaaabbbbcccc dangling", name(EngineKinds.IMAGE, images.get(2)));
    }

    private String name(Kind kind, Tree object) {
        return row(kind, object).name() + " " + row(kind, object).health().word();
    }

    @Test
    void tellsTwoNetworksOfOneNameApart() {
        List<Tree> containers = list("""
                [{"Names":["/a"],"NetworkSettings":{"Networks":{"back":{}}}}]""");
        List<Tree> networks = EngineForms.networks(list("""
                [{"Name":"back","Id":"n1","Created":"2026-11-29T16:00:00.933859879+01:00","Driver":"bridge","IPAM":{"Config":[{"Subnet":"10.1.0.0/16"}]}},
                 {"Name":"twice","Id":"n2"},{"Name":"twice","Id":"n3"}]"""), containers);

        assertEquals(List.of("back", "bridge", "in use", "10.1.0.0/16", "a", "", "60m", ""), line(EngineKinds.NETWORK, networks.get(0)));
        assertEquals("n2 unused", name(EngineKinds.NETWORK, networks.get(1)));
        assertEquals("n3 unused", name(EngineKinds.NETWORK, networks.get(2)));
    }

    @Test
    void saysWhoUsesAVolumeAndHowLargeItIs() {
        List<Tree> containers = list("""
                [{"Names":["/db"],"Mounts":[{"Type":"volume","Name":"data"},{"Type":"bind","Source":"/srv"}]},{"Names":["/x"],"Mounts":null}]""");
        List<Tree> volumes = EngineForms.volumes(list("""
                [{"Name":"data","Driver":"local","CreatedAt":"2026-11-29T15:00:00Z","Mountpoint":"/m"}]"""), containers);
        List<Tree> sized = EngineForms.sized(volumes, Map.of("data", new Tree(Map.of("Size", 1_500_000L))));

        assertEquals(List.of("data", "local", "in use", "", "db", "60m", "/m"), line(EngineKinds.VOLUME, volumes.getFirst()));
        assertEquals(List.of("data", "local", "in use", "1.5MB", "db", "60m", "/m"), line(EngineKinds.VOLUME, sized.getFirst()));
        assertNotEquals(row(EngineKinds.VOLUME, volumes.getFirst()).version(), row(EngineKinds.VOLUME, sized.getFirst()).version());
    }

    @Test
    void putsWhatCanBeChangedBeforeWhatTheEngineSays() {
        Tree listed = EngineForms.containers(list("""
                [{"Id":"aa11","Names":["/web"],"State":"running","Status":"Up 1 second","Created":1795964400}]""")).getFirst();
        Document document = EngineForms.document(EngineKinds.CONTAINER, listed, Json.read("""
                {"Id":"aa11","State":{"Status":"paused","StartedAt":"2026-11-29T15:04:51.140696842Z"},
                 "HostConfig":{"RestartPolicy":{"Name":"on-failure","MaximumRetryCount":3}},"Config":{"Image":"nginx"}}"""));

        assertEquals("docker/v1 Container web aa11", document.apiVersion() + " " + document.kindName() + " " + document.name() + " " + document.uid());
        assertEquals(
                Map.of(
                        "state", "paused",
                        "startedAt", "2026-11-29T15:04:51.140696842Z",
                        "restartPolicy", Map.of("name", "on-failure", "maximumRetryCount", 3L)),
                document.tree().tree("spec").fields());
        assertEquals("nginx", document.tree().text("status", "Config", "Image"));
        assertEquals(document.version(), row(EngineKinds.CONTAINER, listed).version());
    }

    @Test
    void hasNoStartOfWhatNeverRan() {
        Tree listed = EngineForms.containers(list("[{\"Id\":\"aa11\",\"Names\":[\"/web\"]}]")).getFirst();
        Document document = EngineForms.document(EngineKinds.CONTAINER, listed, Json.read("""
                {"State":{"Status":"created","StartedAt":"0001-01-01T00:00:00Z"},"HostConfig":{"RestartPolicy":{"Name":""}}}"""));

        assertEquals(
                Map.of("state", "stopped", "restartPolicy", Map.of("name", "no", "maximumRetryCount", 0L)), document.tree().tree("spec").fields());
    }

    @Test
    void makesRowsOfManyContainersInNoTime() {
        List<Tree> listed = IntStream.range(0, 500)
                .mapToObj(i -> new Tree(Map.of("Id", "id" + i, "Names", List.of("/c" + i), "State", "running", "Status", "Up 1 minute", "Created", 1L)))
                .toList();
        long start = System.nanoTime();
        long running = EngineForms.containers(listed).stream().filter(object -> row(EngineKinds.CONTAINER, object).health().word().equals("running")).count();

        assertEquals(500, running);
        assertTrue(System.nanoTime() - start < 2_000_000_000L);
    }

    private List<String> line(Kind kind, Tree object) {
        return row(kind, object).cells().stream().map(cell -> cell.print(NOW)).toList();
    }

    private Row row(Kind kind, Tree object) {
        Projection projection = kinds.known(kind).orElseThrow();
        return projection.row(kind, object);
    }

    private static List<Tree> list(String json) {
        return new Tree(Map.of("all", java.util.Objects.requireNonNull(Json.readValue(json.getBytes(StandardCharsets.UTF_8))))).trees("all");
    }
}

package dev.pilothouse.guide.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.guide.compose.Compose.Around;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Compose file becomes, what it loses, and what is wrong with it. */
class ComposeTest {

    private static final Around AROUND = new Around(
            name -> Optional.ofNullable(Map.of("./web.env", "# for the web\nLEVEL=info\nNAME=\"a b\"\n", "./token.txt", "t0p\n").get(name)),
            name -> Optional.ofNullable(Map.of("TAG", "2.4.1", "EMPTY", "").get(name)));

    private static Compose read(String service) {
        return Compose.read("services:\n  web:\n" + service.indent(4), AROUND);
    }

    private static Tree workload(Compose compose) {
        assertEquals(List.of(), compose.problems());
        return compose.documents().stream()
                .filter(document -> document.tree().has("spec", "template"))
                .findFirst()
                .orElseThrow()
                .tree();
    }

    private static Tree pod(Compose compose) {
        return workload(compose).tree("spec", "template", "spec");
    }

    private static Tree container(Compose compose) {
        return pod(compose).trees("containers").getFirst();
    }

    private static List<String> left(Compose compose) {
        return compose.leftovers().stream().map(left -> left.line() + " " + left.field() + " " + left.reason()).toList();
    }

    @Test
    void aServiceBecomesADeploymentAndAService() {
        Compose compose = read("image: nginx:1.29\nports: ['80']\nenvironment: {LEVEL: info, PORT: 8080, FLAG: true}\ndeploy: {replicas: 3}");
        assertEquals(List.of("Deployment", "Service"), compose.documents().stream().map(Document::kindName).toList());
        assertEquals(3, workload(compose).number(0, "spec", "replicas"));
        assertEquals("nginx:1.29", container(compose).text("image"));
        assertEquals(
                List.of("LEVEL=info", "PORT=8080", "FLAG=true"),
                container(compose).trees("env").stream().map(variable -> variable.text("name") + "=" + variable.text("value")).toList());
        Tree port = compose.documents().get(1).tree().trees("spec", "ports").getFirst();
        assertEquals(80, port.number(0, "port"));
        assertEquals(List.of(), compose.leftovers());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'8080:80' | tcp-80 | 1",
        "'127.0.0.1:8080:80/udp' | udp-80 | 1",
        "'80' | tcp-80 | 0",
        "\"[::1]:8080:80\" | tcp-80 | 1",
        "'9000-9002:8000-8002' | tcp-8000 tcp-8001 tcp-8002 | 3",
        "{target: 80, published: '8080'} | tcp-80 | 1",
        "'8000-8010:80' | tcp-80 | 1",
    })
    void readsPortsInAllTheirForms(String port, String names, int left) {
        Compose compose = read("image: nginx:1\nports: [" + port + "]");
        assertEquals(List.of(names.split(" ")), container(compose).trees("ports").stream().map(found -> found.text("name")).toList());
        assertEquals(left, compose.leftovers().stream().filter(found -> found.reason().equals("published")).count());
    }

    @Test
    void commandsAreSplitLikeAShellDoes() {
        Compose compose = read("image: x:1\ncommand: sh -c \"echo 'a b'\" plain\\ word\nentrypoint: [/run, now]");
        assertEquals(List.of("/run", "now"), container(compose).list("command"));
        assertEquals(List.of("sh", "-c", "echo 'a b'", "plain word"), container(compose).list("args"));
    }

    @Test
    void variablesAreFilledInWithWhatIsKnown() {
        Compose compose = read("image: nginx:${TAG:-1}\nenvironment:\n  A: ${NONE:-b${TAG}c}\n  B: $$5\n  C: ${EMPTY:-x}${EMPTY-y}\n  D: ${TAG:+set}\n  E: ${NONE}");
        assertEquals("nginx:2.4.1", container(compose).text("image"));
        assertEquals(List.of("b2.4.1c", "$5", "x", "set", ""), container(compose).trees("env").stream().map(variable -> variable.text("value")).toList());
        assertEquals(List.of("9 services.web.environment.E variable"), left(compose));
        assertEquals(ProblemCode.COMPOSE_VARIABLE, read("image: ${NONE:?needed}").problems().getFirst().code());
    }

    @Test
    void wordsThatAreTruthValuesElsewhereStayWords() {
        Compose compose = read("image: x:1\nrestart: no\nread_only: true\nenvironment:\n  A: yes\n  B: Off\n  C: true");
        assertEquals(List.of("yes", "Off", "true"), container(compose).trees("env").stream().map(variable -> variable.text("value")).toList());
        assertEquals("Job", workload(compose).text("kind"));
        assertEquals(List.of("no", "on"), container(read("image: x:1\nenvironment: {A: no, B: on}")).trees("env").stream().map(variable -> variable.text("value")).toList());
    }

    @Test
    void filesOfVariablesBecomeAConfigMap() {
        Compose compose = read("image: x:1\nenv_file: [./web.env, {path: other.env, required: false}, gone.env]");
        assertEquals("a b", compose.documents().getFirst().tree().text("data", "NAME"));
        assertEquals("web-env", container(compose).trees("envFrom").getFirst().text("configMapRef", "name"));
        assertEquals(List.of("4 services.web.env_file[2] env-file"), left(compose));
    }

    @Test
    void volumesBecomeClaimsAndFoldersOfTheMachineDoNot() {
        Compose compose = Compose.read(
                "services:\n  db:\n    image: postgres:17\n    volumes:\n    - data:/var/lib/data\n    - ./init:/init:ro\n    - /scratch\nvolumes:\n  data: {driver: local}\n",
                AROUND);
        assertEquals("PersistentVolumeClaim", compose.documents().getFirst().kindName());
        assertEquals("Recreate", workload(compose).text("spec", "strategy", "type"));
        assertEquals(List.of("/var/lib/data", "/scratch"), container(compose).trees("volumeMounts").stream().map(mount -> mount.text("mountPath")).toList());
        assertEquals(
                List.of("6 services.db.volumes[1] bind", "9 volumes.data claim", "9 volumes.data.driver volume-option"), left(compose));
    }

    @Test
    void healthResourcesAndRightsKeepTheirMeaning() {
        Compose compose = read("""
                image: x:1
                healthcheck: {test: curl -f localhost, interval: 1m30s, timeout: 500ms, retries: 5}
                deploy: {resources: {limits: {cpus: '0.5', memory: 512M}, reservations: {memory: 1.5g}}}
                user: '1000:2000'
                read_only: true
                cap_drop: [ALL]
                cap_add: [CAP_NET_ADMIN]
                security_opt: ['no-new-privileges:true']
                stop_grace_period: 1m
                """);
        Tree probe = container(compose).tree("readinessProbe");
        assertEquals(List.of(90L, 1L, 5L), List.of(probe.number(0, "periodSeconds"), probe.number(0, "timeoutSeconds"), probe.number(0, "failureThreshold")));
        assertEquals(List.of("/bin/sh", "-c", "curl -f localhost"), probe.list("exec", "command"));
        assertEquals("{requests={memory=1610612736}, limits={cpu=500m, memory=512Mi}}", container(compose).tree("resources").fields().toString());
        assertEquals(
                "{runAsUser=1000, runAsGroup=2000, readOnlyRootFilesystem=true, allowPrivilegeEscalation=false, capabilities={add=[NET_ADMIN], drop=[ALL]}}",
                container(compose).tree("securityContext").fields().toString());
        assertEquals(60, pod(compose).number(0, "terminationGracePeriodSeconds"));
        assertEquals(List.of(), compose.leftovers());
    }

    @Test
    void secretsAndConfigsAreMountedWhereComposeMountsThem() {
        Compose compose = Compose.read("""
                services:
                  web:
                    image: x:1
                    secrets: [token, {source: elsewhere, target: other}]
                    configs: [{source: page, target: /srv/index.html, mode: 0440}]
                secrets:
                  token: {file: ./token.txt}
                  elsewhere: {external: true}
                configs:
                  page: {content: '<h1>${TAG}</h1>'}
                """, AROUND);
        assertEquals(
                List.of("/srv/index.html", "/run/secrets/token", "/run/secrets/other"),
                container(compose).trees("volumeMounts").stream().map(mount -> mount.text("mountPath")).toList());
        assertEquals(
                List.of("{page=<h1>2.4.1</h1>}", "{token=t0p\n}"),
                compose.documents().stream()
                        .filter(document -> !document.tree().has("spec"))
                        .map(document -> document.tree().at("data").or(() -> document.tree().at("stringData")).orElseThrow().toString())
                        .toList());
        assertEquals(List.of("external", "file-rights"), compose.leftovers().stream().map(Leftover::reason).sorted().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "restart: on-failure:4, Job, OnFailure",
        "restart: 'no', Job, Never",
        "restart: unless-stopped, Deployment, ''",
        "'deploy: {mode: global}', DaemonSet, ''",
        "'deploy: {mode: replicated-job}', Job, Never"
    })
    void howItIsRestartedDecidesTheKind(String field, String kind, String policy) {
        Tree workload = workload(read("image: x:1\n" + field));
        assertEquals(kind, workload.text("kind"));
        assertEquals(policy, workload.text("spec", "template", "spec", "restartPolicy"));
    }

    @Test
    void everyServiceOfSeveralIsReachedByItsName() {
        Compose compose = Compose.read(
                "name: Shop\nservices:\n  web: {image: 'x:1', ports: [80], depends_on: [my_db]}\n  my_db: {image: 'postgres:17'}\n", AROUND);
        assertEquals(
                List.of("Deployment/web", "Service/web", "Deployment/my-db", "Service/my-db"),
                compose.documents().stream().map(document -> document.kindName() + "/" + document.name()).toList());
        assertEquals("None", compose.documents().get(3).tree().text("spec", "clusterIP"));
        assertEquals("shop", compose.documents().getFirst().tree().text("metadata", "labels", "app.kubernetes.io/part-of"));
        assertEquals(List.of("3 services.web.depends_on depends", "4 services.my_db renamed"), left(compose));
    }

    @Test
    void whatHasNoCounterpartIsToldWithItsLine() {
        Compose compose = read("image: x:1\ndevices: [/dev/sda]\nlogging: {driver: json-file}\nnetworks: {back: {aliases: [api]}}\nbuild: .\nx-note: mine");
        assertEquals(
                List.of(
                        "4 services.web.devices unknown",
                        "5 services.web.logging unknown",
                        "6 services.web.networks networks",
                        "7 services.web.build build"),
                left(compose));
        assertEquals("api", compose.documents().getLast().name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "image: 'No Image' | COMPOSE_VALUE | 3",
        "command: x | COMPOSE_IMAGE | 2",
        "image: x:1\\nports: [eighty] | COMPOSE_VALUE | 4",
        "image: x:1\\nports: ['70000'] | COMPOSE_VALUE | 4",
        "image: x:1\\nports: {a: b} | COMPOSE_VALUE | 4",
        "image: x:1\\ncommand: 'sh -c \"' | COMPOSE_VALUE | 4",
        "image: x:1\\nhealthcheck: {test: [curl]} | COMPOSE_VALUE | 4",
        "image: x:1\\nstop_grace_period: soon | COMPOSE_VALUE | 4",
        "image: x:1\\nmem_limit: much | COMPOSE_VALUE | 4",
        "image: x:1\\ndepends_on: [nobody] | COMPOSE_UNKNOWN | 4",
        "image: x:1\\nsecrets: [nothing] | COMPOSE_UNKNOWN | 4",
        "image: x:1\\nrestart: sometimes | COMPOSE_VALUE | 4",
        "image: x:1\\ndeploy: {replicas: many} | COMPOSE_VALUE | 4",
        "image: x:1\\nenvironment: [[a]] | COMPOSE_VALUE | 4",
        "image: x:1\\nvolumes: ['data:relative'] | COMPOSE_VALUE | 4",
        "image: ${broken | COMPOSE_VALUE | 3"
    })
    void whatIsWrongIsToldWithItsLine(String service, ProblemCode code, String line) {
        Compose compose = read(service.replace("\\n", "\n"));
        assertEquals(code, compose.problems().getFirst().code());
        assertEquals(line, compose.problems().getFirst().args().getFirst(), compose.problems().toString());
        assertEquals(List.of(), compose.documents());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "services:", "services: []", "services: {web: }", "just text", "- a", "{", "services: {web: [}", "services: {A: {image: a}, a: {image: a}}", "\u0000", "services: {'---': {image: a}}"})
    void whatIsNoComposeFileIsRefused(String text) {
        Compose compose = Compose.read(text, AROUND);
        assertTrue(!compose.problems().isEmpty(), compose.toString());
        assertEquals(List.of(), compose.documents());
    }

    @Test
    void theSampleIsMadeOfAllItsServices() throws IOException {
        Path file = Path.of("samples", "compose", "shop.yaml");
        Compose compose = Compose.read(Files.readString(file), Around.NOTHING);
        assertEquals(List.of(), compose.problems());
        assertEquals(compose.documents(), documents(compose.yaml()));
    }

    private static List<Document> documents(String yaml) {
        YamlText text = YamlText.of(yaml);
        return java.util.stream.IntStream.range(0, text.size()).mapToObj(i -> text.document(i).orElseThrow()).toList();
    }
}

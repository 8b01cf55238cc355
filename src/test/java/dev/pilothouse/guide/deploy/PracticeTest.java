package dev.pilothouse.guide.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.guide.deploy.Template.Answers;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.text.YamlText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake is found, and the click beside it settles it. */
class PracticeTest {

    private static final String WEB = Template.WEB_SERVICE.yaml(new Answers("web", "shop", "nginx:1.29", "x"));
    private static final String BARE = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web   # ours
            spec:
              selector:
                matchLabels: {app: web}
              template:
                metadata:
                  labels: {app: web}
                spec:
                  containers:
                  - name: web
                    image: nginx
                    ports:
                    - containerPort: 80
            """;

    private static Sheet sheet(String yaml, Document... around) {
        return Sheet.of(new Subject(Optional.empty(), Optional.empty(), "shop", List.of(around), true), yaml);
    }

    private static Document document(String yaml) {
        return YamlText.of(yaml).document(0).orElseThrow();
    }

    private static List<String> keys(Sheet sheet) {
        return Practice.of(sheet).stream().map(remark -> key(remark)).toList();
    }

    private static String key(Remark remark) {
        return remark.effect().key().substring("guide.deploy.practice.".length());
    }

    private static Remark remark(Sheet sheet, String key) {
        return Practice.of(sheet).stream().filter(remark -> key(remark).equals(key)).findFirst().orElseThrow(() -> new AssertionError(keys(sheet)));
    }

    /** Finds the remark, presses its first mend, and sees the remark gone and no mistake instead. */
    private static Sheet settles(Sheet sheet, String key) {
        Remark remark = remark(sheet, key);
        Sheet mended = remark.mends().getFirst().edit().apply(sheet);
        assertFalse(keys(mended).contains(key), () -> key + " stays in\n" + mended.text().text());
        assertTrue(Practice.of(mended).stream().noneMatch(Remark::blocks), () -> keys(mended).toString());
        assertTrue(sheet.at(remark.spot().orElseThrow()).isPresent() || sheet.tree(remark.spot().get().document()).has("kind"));
        return mended;
    }

    @Test
    void aBareDeploymentIsToldEverythingAndEveryClickHelps() {
        Sheet sheet = sheet(BARE);
        assertEquals(
                List.of("no-tag", "no-requests", "no-memory-limit", "root", "no-readiness", "no-liveness", "single"), keys(sheet));
        for (String key : List.of("no-requests", "no-memory-limit", "root", "no-readiness", "no-liveness", "single", "no-budget")) {
            sheet = settles(sheet, key);
        }
        assertEquals(List.of("no-tag"), keys(sheet));
        assertTrue(sheet.text().text().contains("name: web   # ours"), sheet.text().text());
    }

    @Test
    void oneCopyAndNoBudgetMatterOnlyInProd() {
        assertFalse(keys(Sheet.of(Subject.fresh("shop"), BARE)).contains("single"));
        assertFalse(keys(Sheet.of(Subject.fresh("shop"), WEB)).contains("no-budget"));
        assertTrue(keys(sheet(WEB)).contains("no-budget"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "image: nginx:1.29 | image: nginx:latest | latest",
        "memory: 128Mi | memory: 32Mi | limit-below",
        "targetPort: http | targetPort: web | target-port",
        "allowPrivilegeEscalation: false | privileged: true | privileged",
        "port: http | port: nowhere | probe-port",
        "runAsNonRoot: true | hostIPC: false | -"
    })
    void aSpoiltTemplateIsTold(String good, String bad, String key) {
        Sheet sheet = sheet(WEB.replaceFirst(Pattern.quote(good), bad));
        if (!key.equals("-")) {
            assertTrue(keys(sheet).contains(key), () -> keys(sheet).toString());
        }
        if (!key.equals("-") && !key.equals("latest")) {
            settles(sheet, key);
        }
    }

    @Test
    void aVersionThatRunsElsewhereIsOfferedInsteadOfLatest() {
        Document other = document(WEB.replace("name: web", "name: other").replace("nginx:1.29", "nginx:1.28"));
        Sheet mended = settles(sheet(WEB.replace("nginx:1.29", "nginx:latest"), other), "latest");
        assertTrue(mended.text().text().contains("image: nginx:1.28\n"));
    }

    @Test
    void selectorsAndServicesHaveToReachThePods() {
        settles(sheet(BARE.replace("labels: {app: web}", "labels: {app: other}").replace("matchLabels: {app: other}", "matchLabels: {app: web}")), "selector");
        Sheet wrong = sheet(WEB.replaceFirst("(?s)  selector:\n    app.kubernetes.io/name: web\n", "  selector:\n    app: nobody\n"));
        settles(wrong, "selects-nothing");
    }

    @Test
    void anIngressHasToLeadToAService() {
        String ingress = """
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: web}
                spec:
                  rules:
                  - http:
                      paths:
                      - {path: /, pathType: Prefix, backend: {service: {name: wbe, port: {number: 80}}}}
                """;
        Document any = document("apiVersion: v1\nkind: Service\nmetadata: {name: other, namespace: shop}\nspec: {ports: [{port: 80}]}\n");
        settles(sheet(WEB + ingress, any), "no-service");
        settles(sheet(WEB + ingress.replace("wbe", "web").replace("number: 80", "number: 81"), any), "no-service-port");
        assertFalse(keys(sheet(WEB + ingress)).contains("no-service"), "what may not be read could be there");
    }

    @Test
    void whatIsTakenFromOtherObjectsHasToBeThere() {
        Document map = document("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: shop}\ndata: {LEVEL: info}\n");
        String env = "        env:\n        - name: A\n          valueFrom: {configMapKeyRef: {name: NAME, key: KEY}}\n";
        String bare = BARE + env.indent(0);
        assertFalse(keys(sheet(bare.replace("NAME", "settings").replace("KEY", "LEVEL"), map)).contains("no-key"));
        assertTrue(keys(sheet(bare.replace("NAME", "settings").replace("KEY", "LEVLE"), map)).contains("no-key"));
        settles(sheet(bare.replace("NAME", "setings").replace("KEY", "LEVEL"), map), "no-object");
    }

    @Test
    void whatCouldNotBeReadIsNotSaidToBeMissing() {
        String yaml = BARE + "        envFrom: [{secretRef: {name: login}}]\n";
        Kind secret = Kind.namespaced("", "v1", "Secret", "secrets");
        Subject unread = Subject.fresh("shop");
        assertFalse(keys(Sheet.of(unread, yaml)).contains("no-object"));
        assertTrue(keys(Sheet.of(unread.knowing(Set.of(secret)), yaml)).contains("no-object"));
    }

    @Test
    void volumesHaveToBeThereAndNotOnTheNode() {
        String mounts = "        volumeMounts: [{name: data, mountPath: /data}]\n";
        settles(sheet(BARE + mounts), "no-volume");
        settles(sheet(BARE + mounts + "      volumes: [{name: data, hostPath: {path: /srv}}]\n"), "host-path");
    }

    @Test
    void theSameTwiceIsAMistake() {
        settles(sheet(BARE + "---\n" + BARE), "twice");
        settles(sheet(BARE + "        env: [{name: A, value: x}, {name: A, value: y}]\n"), "twice-in");
    }

    @Test
    void aTakenNameOffersTheOtherObjectOrAnotherName() {
        Document there = document("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop, uid: u-1, resourceVersion: "5"}
                spec: {replicas: 7, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: nginx:1.28}]}}}
                """);
        Sheet sheet = sheet(WEB, there);
        Remark taken = remark(sheet, "taken");
        assertEquals(List.of("web", "shop"), taken.effect().args());
        Sheet editing = taken.mends().getFirst().edit().apply(sheet);
        assertEquals(7, editing.tree(0).number(0, "spec", "replicas"));
        assertEquals(1, editing.originals().size());
        assertFalse(keys(editing).contains("taken"));
        Sheet renamed = taken.mends().get(1).edit().apply(sheet);
        assertEquals(List.of("web-2", "web-2"), renamed.documents().stream().map(Document::name).toList());
        assertEquals(List.of("no-budget"), keys(renamed));
    }

    @Test
    void aBudgetThatLetsNothingGoIsTold() {
        String budget = """
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: web}
                spec: {minAvailable: 2, selector: {matchLabels: {app.kubernetes.io/name: web}}}
                """;
        settles(sheet(WEB + budget), "budget-blocks");
    }
}

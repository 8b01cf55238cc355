package dev.pilothouse.guide.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.deploy.Template.Answers;
import dev.pilothouse.guide.form.Exhibit;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Input;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Room;
import dev.pilothouse.text.Edit;
import dev.pilothouse.text.Fields;
import dev.pilothouse.text.YamlText;
import dev.pilothouse.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form over a workload: what it changes, what it keeps, and that every word of it is there. */
class DeployGuideTest {

    private static final DeployGuide GUIDE = new DeployGuide();

    /** Everything that the form knows, and some things that it does not. */
    private static final String FULL = """
            # the team's own
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              namespace: shop
              annotations: {team/owner: "us"}  # who
            spec:
              replicas: 3
              selector: {matchLabels: {app: web}}
              template:
                metadata:
                  labels: {app: web}
                spec:
                  affinity:
                    nodeAffinity:
                      requiredDuringSchedulingIgnoredDuringExecution:
                        nodeSelectorTerms:
                        - matchExpressions:
                          - {key: disk, operator: In, values: [ssd]}
                    podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname}]}
                  tolerations: [{key: dedicated, operator: Exists}]
                  topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}]
                  initContainers:
                  - {name: before, image: "busybox:1"}
                  containers:
                  - name: web
                    image: web:1     # pinned
                    ports: [{name: http, containerPort: 8080}]
                    env:
                    - {name: A, value: x}
                    - {name: B, valueFrom: {configMapKeyRef: {name: m, key: k}}}
                    - {name: C, valueFrom: {secretKeyRef: {name: s, key: k}}}
                    - {name: D, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
                    - {name: E, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}
                    envFrom: [{configMapRef: {name: m}}, {secretRef: {name: s}}]
                    startupProbe: {httpGet: {path: /, port: http, httpHeaders: [{name: Host, value: x}]}}
                    readinessProbe: {grpc: {port: 8080}}
                    livenessProbe: {exec: {command: [a]}}
                    volumeMounts: [{name: data, mountPath: /data}]
                    unknownField: {kept: [1, 2]}
                  - {name: helper, image: "busybox:1"}
                  volumes:
                  - name: data
                    persistentVolumeClaim: {claimName: data}
                  - {name: files, configMap: {name: m, items: [{key: k, path: p}]}}
                  - {name: keys, secret: {secretName: s}}
                  - {name: tmp, emptyDir: {}}
                  - {name: host, hostPath: {path: /srv}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec: {type: NodePort, selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: web, namespace: shop}
            spec: {rules: [{host: a.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}], tls: [{secretName: t, hosts: [a.example]}]}
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web, namespace: shop}
            spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 5}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: web, namespace: shop}
            spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}
            """;

    private static Sheet full() {
        return Sheet.of(Subject.fresh("shop"), FULL);
    }

    private static List<Field> fields(Sheet sheet) {
        return GUIDE.sections(sheet).stream().flatMap(section -> section.fields().stream()).flatMap(field -> field.all().stream()).toList();
    }

    private static Field field(Sheet sheet, String name) {
        return fields(sheet).stream().filter(field -> field.key().equals("guide.deploy.field." + name)).findFirst().orElseThrow();
    }

    private static Sheet type(Sheet sheet, String name, String typed) {
        return field(sheet, name).typed(sheet, typed);
    }

    private static Optional<Kind> find(String apiVersion, String name) {
        int slash = apiVersion.indexOf('/');
        return Optional.of(new Kind(slash < 0 ? "" : apiVersion.substring(0, slash), apiVersion.substring(slash + 1), name, name.toLowerCase(Locale.ROOT) + "s", true));
    }

    @Test
    void everyWordIsThereInBothLanguages() {
        for (Words words : List.of(new Words(Locale.ENGLISH), new Words(Locale.SIMPLIFIED_CHINESE))) {
            Sheet sheet = full();
            List<Sheet> sheets = new ArrayList<>(List.of(sheet, type(sheet, "kind", "StatefulSet"), type(sheet, "kind", "DaemonSet"), type(sheet, "kind", "CronJob")));
            sheets.add(Sheet.of(Subject.fresh("shop"), "nothing: here\n"));
            for (Template template : Template.values()) {
                assertFalse(words.say(template.key() + ".what").isEmpty());
                sheets.add(Sheet.of(Subject.fresh("shop"), template.yaml(new Answers("a", "shop", "", "x"))));
            }
            for (Sheet one : sheets) {
                Form form = Form.of(GUIDE, one);
                form.sections().forEach(section -> {
                    words.say(section.key());
                    words.say(section.helpKey());
                    say(words, section.summary());
                });
                fields(one).forEach(field -> say(words, field));
                form.remarks().forEach(remark -> {
                    say(words, remark.effect());
                    remark.mends().forEach(mend -> say(words, mend.words()));
                });
                GUIDE.words(one).forEach(effect -> say(words, effect));
            }
        }
    }

    private static void say(Words words, Effect effect) {
        words.say(effect.key(), effect.args().toArray());
    }

    private static void say(Words words, Field field) {
        words.say(field.key());
        words.say(field.helpKey());
        switch (field.input()) {
            case Input.Choice choice -> choice.options().forEach(option -> say(words, option.words()));
            case Input.Groups groups -> {
                words.say(groups.addKey());
                groups.groups().forEach(group -> say(words, group.heading()));
            }
            default -> {}
        }
    }

    /** Whoever reads a remark has to find the field beside it. */
    @Test
    void everyRemarkIsAtTheSectionThatItIsAbout() {
        String bare = FULL.replace("unknownField: {kept: [1, 2]}", "resources: {requests: {memory: 1Gi}, limits: {memory: 1Mi}}");
        Form form = Form.of(GUIDE, Sheet.of(Subject.fresh("shop"), bare));
        Map<String, List<String>> bySection = new java.util.TreeMap<>();
        form.sections().forEach(section -> form.on(section).forEach(remark -> bySection
                .computeIfAbsent(section.key().replaceFirst(".*\\.", ""), _ -> new ArrayList<>())
                .add(remark.effect().key().replaceFirst(".*\\.", "") + remark.effect().args())));
        assertEquals(List.of("limit-below[1Gi]"), bySection.get("resources"));
        assertEquals(List.of("root[web]"), bySection.get("rights"));
        assertEquals(List.of("host-path[host, /srv]"), bySection.get("storage"));
        assertTrue(bySection.getOrDefault("program", List.of()).stream().allMatch(remark -> remark.contains("before") || remark.contains("helper")), bySection.toString());
        assertEquals(List.of(), form.elsewhere().stream().map(remark -> remark.effect().key()).toList());
    }

    @Test
    void saysWhereTheCopiesWouldFit() {
        Room.Reader reader = new Room.Reader();
        for (String node : List.of("a", "b")) {
            reader.add(document("{apiVersion: v1, kind: Node, metadata: {name: " + node + "}, status: {allocatable: {cpu: '1', memory: 1Gi, pods: '10'}}}"));
        }
        reader.add(document("{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {nodeName: a, containers: [{name: c, resources: {requests: {cpu: 600m}}}]}}"));
        String yaml = Template.WEB_SERVICE.yaml(new Answers("web", "shop", "", "x")).replace("cpu: 100m", "cpu: 500m");
        Sheet sheet = Sheet.of(Subject.fresh("shop").with(reader.room()), yaml);
        var bars = (Exhibit.Bars) GUIDE.sections(sheet).get(4).exhibits().getFirst();
        assertEquals(List.of("b 0.0 1.0 [0 CPU]", "a 0.6 0.0 [0.4 CPU]"), bars.bars().stream()
                .map(bar -> bar.name() + " " + bar.taken() + " " + bar.added() + " " + bar.words().args()).toList());
        assertEquals("guide.deploy.fit.all", bars.verdict().key());
        var four = (Exhibit.Bars) GUIDE.sections(type(sheet, "replicas", "4")).get(4).exhibits().getFirst();
        assertEquals(Effect.warning("guide.deploy.fit.some", "2", "4"), four.verdict());
    }

    private static Document document(String yaml) {
        return YamlText.of(yaml).document(0).orElseThrow();
    }

    @Test
    void severalWorkloadsAreAskedForTheirImagesAndNamed() {
        String two = Template.WEB_SERVICE.yaml(new Answers("web", "shop", "", "x")) + "---\n" + Template.WORKER.yaml(new Answers("mill", "shop", "", "x"));
        Sheet sheet = type(Sheet.of(Subject.fresh("shop"), two), "other-image", "mill:7");
        assertEquals("mill:7", Workload.in(Part.of(sheet.text())).get(1).main().orElseThrow().tree().text("image"));
        assertEquals(List.of("web, mill"), GUIDE.summary(sheet).args());
    }

    @Test
    void noTwoFieldsAreTheSame() {
        List<String> ids = fields(full()).stream().map(Field::id).toList();
        assertEquals(ids.size(), Set.copyOf(ids).size(), () -> ids.toString());
        assertTrue(ids.size() > 120, () -> "fields: " + ids.size());
    }

    /** Every single field of the form, typed into: the documents stay readable, and only lines around that field differ. */
    @Test
    void typingIntoAnyFieldLosesNothing() {
        Sheet before = full();
        for (Field field : fields(before)) {
            String typed = switch (field.input()) {
                case Input.Whole _ -> "7";
                case Input.Amount _ -> "300Mi";
                case Input.Text _ -> "typed";
                case Input.Switch _ -> "true";
                case Input.Choice choice -> choice.options().isEmpty() ? "typed" : choice.options().getLast().value();
                default -> "";
            };
            if (typed.isEmpty()) {
                continue;
            }
            Sheet after = field.typed(before, typed);
            assertTrue(after.text().problem().isEmpty(), () -> field.id() + "\n" + after.text().text());
            if (!(field.lens() instanceof Record)) {
                List<String> changed = java.util.stream.IntStream.range(0, before.text().size())
                        .boxed()
                        .flatMap(i -> Fields.changed(before.tree(i), after.tree(i)).stream())
                        .toList();
                // an element of a list that is known by this field counts as gone and as come
                boolean renamed = changed.size() == 2 && changed.stream().allMatch(path -> path.endsWith("]"));
                assertTrue(changed.size() <= 1 || renamed, () -> field.id() + " changed " + changed);
            }
            assertEquals(typed, field(after, field).map(found -> found.text(after)).orElse(typed), field.id());
            for (String kept : List.of("# the team's own", "annotations: {team/owner: \"us\"}  # who", "unknownField: {kept: [1, 2]}")) {
                boolean moved = field.key().endsWith(".kind") && !kept.startsWith("#");
                assertTrue(moved || after.text().text().contains(kept), () -> field.id() + " lost " + kept + "\n" + after.text().text());
            }
        }
    }

    private static Optional<Field> field(Sheet sheet, Field like) {
        return fields(sheet).stream().filter(field -> field.id().equals(like.id())).findFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"StatefulSet", "DaemonSet", "Job", "CronJob"})
    void anotherKindKeepsThePodsAndComesBack(String kind) {
        Sheet before = full();
        Sheet other = type(before, "kind", kind);
        Workload workload = Workload.in(Part.of(other.text())).getFirst();
        assertEquals(kind, workload.object().kindName());
        assertEquals(2, workload.pod().trees("containers").size());
        assertEquals("web:1", workload.main().orElseThrow().tree().text("image"));
        assertEquals(workload.shape().ends() ? "Never" : "", workload.pod().text("restartPolicy"));
        assertEquals(workload.shape().hasReplicas(), workload.object().tree().has("spec", "replicas"));
        Sheet again = type(other, "kind", "Deployment");
        Tree pod = Workload.in(Part.of(again.text())).getFirst().pod();
        assertEquals(Workload.in(Part.of(before.text())).getFirst().pod(), pod);
        assertEquals("apps/v1", again.tree(0).text("apiVersion"));
    }

    @Test
    void theNameIsFollowedEverywhere() {
        Sheet renamed = type(Sheet.of(Subject.fresh("shop"), Template.DATABASE.yaml(new Answers("db", "shop", "", "x"))), "name", "orders");
        assertEquals(List.of("orders", "orders", "orders"), renamed.documents().stream().map(Document::name).toList());
        assertEquals("orders", renamed.tree(2).text("spec", "serviceName"));
        assertEquals(List.of(), Form.of(GUIDE, renamed).unsettled());
        Sheet emptied = type(renamed, "name", "");
        assertEquals(List.of("orders", "orders", "orders"), type(emptied, "name", "orders").documents().stream().map(Document::name).toList());
    }

    @Test
    void aVariableMayComeFromElsewhere() {
        Sheet sheet = type(full(), "source", "secretKeyRef");
        assertTrue(sheet.text().text().contains("name: A") && sheet.tree(0).has("spec"));
        Tree variable = Workload.in(Part.of(sheet.text())).getFirst().main().orElseThrow().tree().trees("env").getFirst();
        assertTrue(variable.has("valueFrom", "secretKeyRef"));
        assertFalse(variable.has("value"));
        assertEquals("value", field(sheet, "source").typed(sheet, "value").text().text().contains("secretKeyRef: {name: s, key: k}") ? "value" : "");
    }

    @ParameterizedTest
    @EnumSource(names = {"WEB_SERVICE", "DATABASE", "SIDECAR", "WORKER", "SCHEDULED_JOB"})
    void aTemplateHasNothingUnsettledAndGoesWhole(Template template) {
        Sheet sheet = Sheet.of(Subject.fresh("shop"), template.yaml(new Answers("web", "shop", "", "x")));
        Form form = Form.of(GUIDE, sheet);
        assertEquals(List.of(), form.unsettled());
        Draft draft = form.draft(DeployGuideTest::find);
        assertEquals(new Draft.Summary("deploy", List.of("web")), draft.summary());
        assertTrue(draft.wishes().stream().allMatch(Wish.Put.class::isInstance));
        assertEquals(sheet.documents().size(), draft.wishes().size());
    }

    @Test
    void whatIsThereOpensWithWhatBelongsToItAndOnlyChangedFieldsAreSent() {
        Document live = live(0);
        Document service = live(1);
        Document strange = Document.of(Edit.object("apiVersion", "v1", "kind", "Service", "metadata", Map.of("name", "other", "uid", "o"), "spec", Map.of("selector", Map.of("app", "other"))));
        ResourceRef ref = new ResourceRef(find("apps/v1", "Deployment").orElseThrow(), "shop", "web");
        Sheet sheet = GUIDE.start(Subject.of(ref, live, service, strange));
        assertEquals(List.of("Deployment", "Service"), sheet.documents().stream().map(Document::kindName).toList());
        assertFalse(Form.of(GUIDE, sheet).changes(DeployGuideTest::find));
        Form form = Form.of(GUIDE, type(sheet, "replicas", "5"));
        assertEquals(List.of(), form.unsettled().stream().filter(remark -> remark.effect().key().endsWith("taken")).toList());
        assertEquals(List.of(new Wish.SetFields(ref, new Tree(Map.of("spec", Map.of("replicas", 5L))))), form.draft(DeployGuideTest::find).wishes());
        assertEquals("edit", form.draft(DeployGuideTest::find).summary().verb());
    }

    private static Document live(int index) {
        Map<String, Object> fields = YamlText.of(FULL).document(index).orElseThrow().fields();
        return Document.of(Edit.with(Edit.with(fields, "u-" + index, "metadata", "uid"), "7", "metadata", "resourceVersion"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a: 1", "apiVersion: apps/v1\nkind: Deployment\n", "apiVersion: apps/v1\nkind: Deployment\nspec: 7\n",
        "apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {containers: [1, null, {}]}}}\n", "apiVersion: batch/v1\nkind: CronJob\nspec: []\n",
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: a, env: {}, ports: [x], volumeMounts: 3}], volumes: [7, {}]}\n"})
    void whatIsHalfWrittenIsShownAsFarAsItGoes(String yaml) {
        Sheet sheet = Sheet.of(Subject.fresh("shop"), yaml);
        Form form = Form.of(GUIDE, sheet);
        assertFalse(form.sections().isEmpty());
        form.sections().forEach(section -> section.fields().forEach(field -> field.all().forEach(each -> each.text(sheet))));
        GUIDE.words(sheet);
    }

    @Test
    void theFormIsAboutTheWorkloadAndContainerThatIsChosen() {
        Field topic = field(full(), "topic");
        List<String> words = ((Input.Choice) topic.input()).options().stream().map(option -> option.words().args().getFirst()).toList();
        assertEquals("Deployment web · web", words.getFirst());
        assertTrue(words.contains("Deployment web · before"), words.toString());
        Sheet before = topic.typed(full(), ((Input.Choice) topic.input()).options().get(words.indexOf("Deployment web · before")).value());
        assertEquals(full().text(), before.text(), "what the form is about is not in the YAML");
        assertEquals("busybox:1", field(before, "image").text(before));
        Sheet typed = type(before, "image", "busybox:2");
        assertTrue(typed.text().text().contains("busybox:2"), typed.text().text());
        assertEquals("busybox:2", field(typed, "image").text(typed), "it stays about that one");
        assertTrue(GUIDE.sections(before).stream().filter(section -> section.key().endsWith(".health")).allMatch(section -> section.fields().isEmpty()));
    }

    @Test
    void whatTheFormIsAboutMovesUpWithItsDocument() {
        String two = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\n" + Template.WEB_SERVICE.yaml(new Answers("web", "shop", "", "x"))
                + "---\n" + Template.WORKER.yaml(new Answers("mill", "shop", "", "x"));
        Sheet sheet = Sheet.of(Subject.fresh("shop"), two);
        Sheet mill = type(sheet, "topic", ((Input.Choice) field(sheet, "topic").input()).options().getLast().value());
        assertEquals("mill", field(mill, "name").text(mill));
        Sheet less = mill.minus(0);
        assertEquals("mill", field(less, "name").text(less));
    }

    @Test
    void saysWhatComesOfTheProbes() {
        Exhibit.Lines lines = GUIDE.sections(full()).stream()
                .flatMap(section -> section.exhibits().stream())
                .filter(Exhibit.Lines.class::isInstance)
                .map(Exhibit.Lines.class::cast)
                .findFirst()
                .orElseThrow();
        assertTrue(lines.lines().get().getFirst().key().startsWith("guide.probe.verdict."), lines.toString());
    }
}

package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Stage.key;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Input.Group;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** On which nodes the pods may run, and how they keep apart. */
final class PlacementSection {

    private static final String HOST = "kubernetes.io/hostname";
    private static final List<String> WHERE = List.of(HOST, "topology.kubernetes.io/zone", "topology.kubernetes.io/region");

    private PlacementSection() {}

    static Section of(Stage stage) {
        Tree pod = stage.workload().pod();
        boolean anywhere = !pod.has("nodeSelector") && !pod.has("affinity") && !pod.has("tolerations") && !pod.has("topologySpreadConstraints");
        boolean spread = pod.has("topologySpreadConstraints") || pod.has("affinity", "podAntiAffinity");
        Effect brief = Stage.brief(anywhere ? "anywhere" : spread ? "spread" : "chosen-nodes");
        return Stage.section("placement", brief, List.of(
                Field.pairs(key("node-selector"), stage.pod("nodeSelector"), List.of(Checks.LABEL_KEY), List.of(Checks.LABEL_VALUE)),
                nodeAffinity(stage),
                tolerations(stage),
                spread(stage),
                apart(stage),
                Field.text(key("priority"), stage.pod("priorityClassName"), Checks.NAME),
                Field.whole(key("grace"), stage.pod("terminationGracePeriodSeconds"), 0, 86_400).orElse("30")));
    }

    private static Field nodeAffinity(Stage stage) {
        Spot list = stage.pod("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms", 0, "matchExpressions");
        List<Tree> terms = elements(stage, list);
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            Spot term = list.then(i);
            List<Field> fields = new ArrayList<>(List.of(
                    Field.text(key("label"), term.then("key"), Checks.LABEL_KEY).needed(),
                    Field.choice(key("operator"), term.then("operator"), "In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt").needed()));
            if (!terms.get(i).text("operator").endsWith("xists") && !terms.get(i).text("operator").equals("DoesNotExist")) {
                fields.add(Field.texts(key("label-values"), term.then("values"), Checks.LABEL_VALUE));
            }
            groups.add(new Group(Stage.heading(terms.get(i).text("key"), "rule"), term, fields));
        }
        return Field.groups(key("node-affinity"), list, Edit.object("key", "kubernetes.io/arch", "operator", "In", "values", List.of("amd64")), groups);
    }

    private static Field tolerations(Stage stage) {
        Spot list = stage.pod("tolerations");
        List<Tree> tolerations = elements(stage, list);
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < tolerations.size(); i++) {
            Spot one = list.then(i);
            groups.add(new Group(Stage.heading(tolerations.get(i).text("key"), "taint"), one, List.of(
                    Field.text(key("taint"), one.then("key"), Checks.LABEL_KEY),
                    Field.choice(key("taint-operator"), one.then("operator"), "Equal", "Exists").orElse("Equal"),
                    Field.text(key("taint-value"), one.then("value")),
                    Field.choice(key("taint-effect"), one.then("effect"), "NoSchedule", "PreferNoSchedule", "NoExecute"))));
        }
        return Field.groups(key("tolerations"), list, Edit.object("key", "dedicated", "operator", "Exists", "effect", "NoSchedule"), groups);
    }

    private static Field spread(Stage stage) {
        Spot list = stage.pod("topologySpreadConstraints");
        List<Tree> rules = elements(stage, list);
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Spot rule = list.then(i);
            groups.add(new Group(Stage.heading(rules.get(i).text("topologyKey"), "rule"), rule, List.of(
                    Field.name(key("topology"), rule.then("topologyKey"), WHERE, Checks.LABEL_KEY).needed(),
                    Field.whole(key("skew"), rule.then("maxSkew"), 1, 1000).needed(),
                    Field.choice(key("unsatisfiable"), rule.then("whenUnsatisfiable"), "ScheduleAnyway", "DoNotSchedule").needed())));
        }
        Object added = Edit.object(
                "maxSkew", 1, "topologyKey", HOST, "whenUnsatisfiable", "ScheduleAnyway", "labelSelector", Edit.object("matchLabels", labels(stage)));
        return Field.groups(key("spread"), list, added, groups);
    }

    /** Two copies never on one node: harder than spreading, and a copy may find none. */
    private static Field apart(Stage stage) {
        Spot spot = stage.pod("affinity", "podAntiAffinity");
        Object added = Edit.object("requiredDuringSchedulingIgnoredDuringExecution", List.of(Edit.object(
                "topologyKey", HOST, "labelSelector", Edit.object("matchLabels", labels(stage)))));
        return Field.part(key("apart"), stage.sheet(), spot, added);
    }

    private static Map<String, Object> labels(Stage stage) {
        Map<String, Object> selector = stage.spec().tree("selector", "matchLabels").fields();
        return selector.isEmpty() ? Map.copyOf(stage.workload().podLabels()) : selector;
    }

    private static List<Tree> elements(Stage stage, Spot spot) {
        return Stage.elements(stage.sheet().at(spot).orElse(List.of()) instanceof List<?> list ? list : List.of());
    }
}

package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Stage.key;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Exhibit;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Input.Group;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.guide.probe.Assumptions;
import dev.pilothouse.guide.probe.Probes;
import dev.pilothouse.guide.probe.Trouble;
import dev.pilothouse.guide.probe.Verdict;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The three probes of the main container. */
final class HealthSection {

    private HealthSection() {}

    static Section of(Stage stage) {
        if (stage.container().isInit()) {
            return Stage.section("health", Stage.brief("no-probes"), List.of());
        }
        List<Field> fields = Stream.of("startupProbe", "readinessProbe", "livenessProbe").map(probe -> probe(stage, probe)).toList();
        long there = Stream.of("startupProbe", "readinessProbe", "livenessProbe").filter(stage.container().tree()::has).count();
        Effect brief = there == 0 ? Stage.brief("no-probes") : Stage.brief("probes", Long.toString(there));
        return there == 0 ? Stage.section("health", brief, fields) : Stage.section("health", brief, fields, meaning(stage));
    }

    /** What comes of the numbers, as the workbench says it, for an app of which nothing is known yet. */
    private static Exhibit meaning(Stage stage) {
        long grace = 1000 * stage.workload().pod().number(30, "terminationGracePeriodSeconds");
        Assumptions assumptions = new Assumptions(Assumptions.UNSEEN_START, Assumptions.QUICK, grace, new Trouble.None());
        Effect heading = Effect.note("guide.deploy.health.meaning", Long.toString(Assumptions.UNSEEN_START / 1000));
        return new Exhibit.Lines(heading, new Meaning(Probes.read(stage.container().tree()), assumptions));
    }

    private record Meaning(Probes probes, Assumptions assumptions) implements Supplier<List<Effect>> {
        @Override
        public List<Effect> get() {
            return Verdict.of(probes, assumptions).sentences();
        }
    }

    private static Object port(Stage stage) {
        return stage.container().tree().trees("ports").stream()
                .findFirst()
                .map(port -> port.has("name") ? port.text("name") : (Object) port.number(8080, "containerPort"))
                .orElse(8080L);
    }

    private static Field probe(Stage stage, String probe) {
        Spot spot = stage.main(probe);
        Object port = port(stage);
        Object begun = switch (probe) {
            case "startupProbe" -> Edit.object("httpGet", Edit.object("path", "/", "port", port), "periodSeconds", 2, "failureThreshold", 30);
            case "livenessProbe" -> Edit.object("tcpSocket", Edit.object("port", port), "periodSeconds", 10, "failureThreshold", 6);
            default -> Edit.object("httpGet", Edit.object("path", "/", "port", port), "periodSeconds", 5);
        };
        return Field.part(key(probe.replace("Probe", "-probe")), stage.sheet(), spot, begun, asked(stage, spot, port).toArray(Field[]::new));
    }

    private static List<Field> asked(Stage stage, Spot spot, Object port) {
        Map<String, Object> ways = Edit.object(
                "httpGet", Edit.object("path", "/", "port", port),
                "tcpSocket", Edit.object("port", port),
                "grpc", Edit.object("port", port instanceof Long ? port : 8080L),
                "exec", Edit.object("command", List.of("/bin/true")));
        OneOf way = new OneOf(spot, ways);
        List<Field> fields = new ArrayList<>();
        fields.add(Field.choice(key("way"), spot, "httpGet", "tcpSocket", "grpc", "exec").by(way));
        List<String> ports = stage.container().tree().trees("ports").stream().map(one -> one.text("name")).filter(name -> !name.isEmpty()).toList();
        switch (way.read(stage.sheet()).orElse("").toString()) {
            case "httpGet" -> {
                Spot get = spot.then("httpGet");
                fields.add(Field.text(key("path"), get.then("path"), Checks.PATH).orElse("/"));
                fields.add(Field.name(key("asked-port"), get.then("port"), ports).needed().by(new NumberOrName(get.then("port"))));
                fields.add(Field.choice(key("scheme"), get.then("scheme"), "HTTP", "HTTPS").orElse("HTTP"));
                fields.add(headers(stage, get.then("httpHeaders")));
            }
            case "tcpSocket" -> fields.add(Field.name(key("asked-port"), spot.then("tcpSocket", "port"), ports).needed()
                    .by(new NumberOrName(spot.then("tcpSocket", "port"))));
            case "grpc" -> {
                fields.add(Field.whole(key("asked-port"), spot.then("grpc", "port"), 1, 65_535).needed());
                fields.add(Field.text(key("grpc-service"), spot.then("grpc", "service")));
            }
            case "exec" -> fields.add(Field.texts(key("asked-command"), spot.then("exec", "command")));
            default -> {}
        }
        fields.add(Field.whole(key("period"), spot.then("periodSeconds"), 1, 86_400).orElse("10"));
        fields.add(Field.whole(key("timeout"), spot.then("timeoutSeconds"), 1, 86_400).orElse("1"));
        fields.add(Field.whole(key("failures"), spot.then("failureThreshold"), 1, 10_000).orElse("3"));
        fields.add(Field.whole(key("initial-delay"), spot.then("initialDelaySeconds"), 0, 86_400).orElse("0"));
        return fields;
    }

    private static Field headers(Stage stage, Spot spot) {
        List<Tree> headers = Stage.elements(stage.sheet().at(spot).orElse(List.of()) instanceof List<?> list ? list : List.of());
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            groups.add(new Group(Stage.heading(headers.get(i).text("name"), "header"), spot.then(i), List.of(
                    Field.text(key("header-name"), spot.then(i, "name")).needed(), Field.text(key("header-value"), spot.then(i, "value")))));
        }
        return Field.groups(key("headers"), spot, Edit.object("name", "", "value", ""), groups);
    }
}

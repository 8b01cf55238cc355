package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Stage.key;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Exhibit;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests and limits, and which pods go first when a node runs out of memory. */
final class ResourcesSection {

    private static final Quantity CPUS = Quantity.parse("1").orElseThrow();
    private static final Quantity MEMORY = Quantity.parse("1Gi").orElseThrow();

    private ResourcesSection() {}

    static Section of(Stage stage) {
        Spot requests = stage.main("resources", "requests");
        Spot limits = stage.main("resources", "limits");
        List<Field> fields = List.of(
                byNamespace(stage, Field.slider(key("cpu-request"), requests.then("cpu"), reach(stage, "cpu", CPUS), Optional.empty()), "defaultRequest", "cpu"),
                byNamespace(stage, Field.amount(key("cpu-limit"), limits.then("cpu")), "default", "cpu"),
                byNamespace(stage, Field.slider(key("memory-request"), requests.then("memory"), reach(stage, "memory", MEMORY), Optional.empty()),
                        "defaultRequest", "memory"),
                byNamespace(stage, Field.amount(key("memory-limit"), limits.then("memory")), "default", "memory"),
                Field.amount(key("disk-request"), requests.then("ephemeral-storage")));
        Tree asked = stage.container().tree().tree("resources", "requests");
        String brief = Stream.of("cpu", "memory").map(asked::text).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
        Section section = Stage.section("resources", brief.isEmpty() ? Stage.brief("no-requests") : Section.plain(brief), fields);
        List<Exhibit> exhibits = new ArrayList<>();
        FitExhibit.of(stage.workload(), stage.sheet().subject().room()).ifPresent(exhibits::add);
        exhibits.add(Quality.of(stage.workload().containers()).exhibit());
        return Section.of(section.key(), section.summary(), section.fields(), exhibits.toArray(Exhibit[]::new));
    }

    /** The slider grows with what is asked for. */
    private static Quantity reach(Stage stage, String resource, Quantity least) {
        return Quantity.parse(stage.container().tree().text("resources", "requests", resource))
                .map(asked -> asked.value().add(asked.value()))
                .filter(twice -> twice.compareTo(least.value()) > 0)
                .map(twice -> new Quantity(twice.toPlainString(), twice))
                .orElse(least);
    }

    /** What a LimitRange fills in where nothing is said. */
    private static Field byNamespace(Stage stage, Field field, String kind, String resource) {
        for (Document document : stage.sheet().subject().around()) {
            for (Tree limit : document.kindName().equals("LimitRange") ? document.tree().trees("spec", "limits") : List.<Tree>of()) {
                String amount = limit.text(kind, resource);
                if (limit.text("type").equals("Container") && !amount.isEmpty()) {
                    return field.orElse(amount).aside(Effect.note("guide.deploy.aside.namespace", amount));
                }
            }
        }
        return field;
    }
}

package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Stage.key;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.deploy.Workload.Container;
import dev.pilothouse.guide.deploy.Workload.Shape;
import dev.pilothouse.guide.form.Check;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Input.Group;
import dev.pilothouse.guide.form.Lens;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What runs: kind, name, image, command, and what else is in the pod. */
final class ProgramSection {

    /** What moves under one's feet is told for all containers at once, with a way out. */
    private static final Check IMAGE = value -> Checks.IMAGE.of(value).filter(complaint -> complaint.effect().weight() == Effect.Weight.ERROR);

    private static final int MOST = 10_000;

    private ProgramSection() {}

    static Section of(Stage stage) {
        List<Field> fields = new ArrayList<>();
        Topic.field(stage).ifPresent(fields::add);
        fields.add(kind(stage));
        fields.add(name(stage));
        fields.add(Field.text(key("image"), stage.main("image"), IMAGE).needed());
        fields.add(Field.choice(key("pull"), stage.main("imagePullPolicy"), "Always", "IfNotPresent", "Never").orElse(pulled(stage)));
        fields.add(Field.name(key("pull-secret"), stage.pod("imagePullSecrets", 0, "name"), stage.names("Secret"), Checks.NAME));
        fields.add(Field.texts(key("command"), stage.main("command")));
        fields.add(Field.texts(key("args"), stage.main("args")));
        fields.add(Field.text(key("working-dir"), stage.main("workingDir"), Checks.PATH));
        fields.add(beside(stage, "initContainers"));
        fields.add(beside(stage, "containers"));
        Workload.in(Part.of(stage.sheet().text())).stream()
                .filter(other -> other.document() != stage.workload().document())
                .forEach(other -> fields.addAll(other(other)));
        return Stage.section("program", Section.plain(shortened(stage.container().tree().text("image"))), fields);
    }

    /** The form is about one workload; of the others it asks what changes most, and the rest is in the YAML. */
    private static List<Field> other(Workload other) {
        List<Field> fields = new ArrayList<>();
        other.main().ifPresent(main -> fields.add(
                Field.text(key("other-image"), Spot.at(other.document(), other.path(main, "image")), IMAGE).needed().about(other.name())));
        if (other.shape().hasReplicas()) {
            fields.add(Field.whole(key("other-replicas"), Spot.at(other.document(), "spec", "replicas"), 0, MOST).orElse("1").about(other.name()));
        }
        return fields;
    }

    private static String shortened(String image) {
        return image.replaceFirst("@.*", "");
    }

    /** What the server fills in ({@code pkg/apis/core/v1/defaults.go}). */
    private static String pulled(Stage stage) {
        return Image.parse(stage.container().tree().text("image")).filter(image -> !image.moves()).isPresent() ? "IfNotPresent" : "Always";
    }

    private static Field kind(Stage stage) {
        Spot spot = stage.root("kind");
        if (stage.isThere()) {
            return Field.fixed(key("kind"), spot);
        }
        String[] kinds = {
            Shape.DEPLOYMENT.kind(), Shape.STATEFUL_SET.kind(), Shape.DAEMON_SET.kind(), Shape.JOB.kind(), Shape.CRON_JOB.kind()
        };
        return Field.choice(key("kind"), spot, kinds).by(new ShapeSwitch(stage.workload()));
    }

    private static Field name(Stage stage) {
        Spot spot = stage.root("metadata", "name");
        return stage.isThere()
                ? Field.fixed(key("name"), spot)
                : Field.text(key("name"), spot, Checks.LABEL_NAME).needed().by(new Renaming(spot));
    }

    /** The other objects, labels and references follow the name. */
    private record Renaming(Spot spot) implements Lens {
        @Override
        public Optional<Object> read(Sheet sheet) {
            return sheet.at(spot);
        }

        @Override
        public Sheet write(Sheet sheet, @Nullable Object value) {
            String name = value == null ? "" : value.toString();
            String old = sheet.text(spot);
            Sheet renamed = sheet.at(spot).isPresent() ? sheet.with(new Rename(old, name).in(sheet.text())) : sheet.with(spot, name);
            return renamed.text(spot).equals(name) ? renamed : renamed.with(spot, name);
        }
    }

    private static Field beside(Stage stage, String list) {
        List<Group> groups = new ArrayList<>();
        for (Container container : stage.workload().containers()) {
            if (container.list().equals(list) && !container.equals(stage.container())) {
                Spot spot = stage.root(stage.workload().path(container));
                List<Field> fields = new ArrayList<>(List.of(
                        Field.text(key("container-name"), spot.then("name"), Checks.LABEL_NAME).needed(),
                        Field.text(key("image"), spot.then("image"), IMAGE).needed(),
                        Field.texts(key("command"), spot.then("command")),
                        Field.texts(key("args"), spot.then("args"))));
                if (list.equals("initContainers")) {
                    fields.add(Field.part(key("stays"), spot.then("restartPolicy"), container.isSidecar(),
                            on -> on.with(spot.then("restartPolicy"), "Always"), off -> off.without(spot.then("restartPolicy")), List.of()));
                }
                groups.add(new Group(Stage.heading(container.name(), "container"), spot, fields));
            }
        }
        boolean init = list.equals("initContainers");
        Object added = Edit.object("name", init ? "before" : "helper", "image", "busybox:1.37");
        return Field.groups(key(init ? "before" : "beside"), stage.pod(list), added, groups);
    }
}

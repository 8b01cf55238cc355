package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Stage.key;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Input.Group;
import dev.pilothouse.guide.form.Lens;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variables that the program finds: values, keys of ConfigMaps and Secrets, whole maps, and what the pod says of itself. */
final class EnvironmentSection {

    private static final List<String> OF_THE_POD = List.of(
            "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.podIP", "status.hostIP");
    private static final List<String> RESOURCES = List.of("requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

    private static final Map<String, Object> BEGINNINGS = Map.of(
            "configMapKeyRef", Edit.object("name", "", "key", ""),
            "secretKeyRef", Edit.object("name", "", "key", ""),
            "fieldRef", Edit.object("fieldPath", "metadata.name"),
            "resourceFieldRef", Edit.object("resource", "limits.memory"));

    private EnvironmentSection() {}

    static Section of(Stage stage) {
        List<Tree> variables = Stage.elements(stage.container().tree().list("env"));
        List<Tree> maps = Stage.elements(stage.container().tree().list("envFrom"));
        List<Group> single = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            single.add(variable(stage, stage.main("env", i), variables.get(i)));
        }
        List<Group> whole = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            whole.add(map(stage, stage.main("envFrom", i), maps.get(i)));
        }
        Effect brief = variables.isEmpty() && maps.isEmpty()
                ? Stage.brief("no-variables")
                : maps.isEmpty()
                        ? Stage.brief("variables", Integer.toString(variables.size()))
                        : Stage.brief("variables-and-maps", Integer.toString(variables.size()), Integer.toString(maps.size()));
        return Stage.section("environment", brief, List.of(
                Field.groups(key("variables"), stage.main("env"), Edit.object("name", "", "value", ""), single),
                Field.groups(key("maps"), stage.main("envFrom"), Edit.object("configMapRef", Edit.object("name", "")), whole)));
    }

    private static Group variable(Stage stage, Spot spot, Tree variable) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.text(key("variable"), spot.then("name"), Checks.VARIABLE).needed());
        fields.add(Field.choice(key("source"), spot.then("valueFrom"), "value", "configMapKeyRef", "secretKeyRef", "fieldRef", "resourceFieldRef")
                .by(new Source(spot)));
        Spot from = spot.then("valueFrom");
        switch (new Source(spot).read(stage.sheet()).orElse("value").toString()) {
            case "configMapKeyRef" -> fields.addAll(reference(stage, "ConfigMap", from.then("configMapKeyRef")));
            case "secretKeyRef" -> fields.addAll(reference(stage, "Secret", from.then("secretKeyRef")));
            case "fieldRef" -> fields.add(Field.name(key("field-path"), from.then("fieldRef", "fieldPath"), OF_THE_POD).needed());
            case "resourceFieldRef" -> fields.add(Field.name(key("resource"), from.then("resourceFieldRef", "resource"), RESOURCES).needed());
            default -> fields.add(Field.text(key("value"), spot.then("value")));
        }
        return new Group(Stage.heading(variable.text("name"), "variable"), spot, fields);
    }

    private static List<Field> reference(Stage stage, String kind, Spot spot) {
        String name = stage.sheet().text(spot.then("name"));
        return List.of(
                Field.name(key(kind.equals("Secret") ? "secret" : "config-map"), spot.then("name"), stage.names(kind), Checks.NAME).needed(),
                Field.name(key("key"), spot.then("key"), stage.keys(kind, name), Checks.DATA_KEY).needed());
    }

    private static Group map(Stage stage, Spot spot, Tree map) {
        boolean secret = map.has("secretRef");
        String field = secret ? "secretRef" : "configMapRef";
        Map<String, Object> begun = Map.of("configMapRef", Edit.object("name", ""), "secretRef", Edit.object("name", ""));
        return new Group(Stage.heading(map.text(field, "name"), "map"), spot, List.of(
                Field.choice(key("map-kind"), spot.then("configMapRef"), "configMapRef", "secretRef").by(new OneOf(spot, begun)),
                Field.name(key(secret ? "secret" : "config-map"), spot.then(field, "name"), stage.names(secret ? "Secret" : "ConfigMap"), Checks.NAME).needed(),
                Field.text(key("prefix"), spot.then("prefix"))));
    }

    /** A variable has a value of its own, or says where it comes from. */
    private record Source(Spot variable) implements Lens {
        @Override
        public Optional<Object> read(Sheet sheet) {
            return Optional.of(new OneOf(variable.then("valueFrom"), BEGINNINGS).read(sheet).orElse("value"));
        }

        @Override
        public Sheet write(Sheet sheet, @Nullable Object value) {
            if (value == null || value.equals(read(sheet).orElse(""))) {
                return sheet;
            }
            if (value.equals("value")) {
                return sheet.without(variable.then("valueFrom")).with(variable.then("value"), "");
            }
            Sheet changed = new OneOf(variable.then("valueFrom"), BEGINNINGS).write(sheet, value);
            return changed.without(variable.then("value"));
        }
    }
}

package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Stage.key;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.deploy.Workload.Shape;
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

/** Files and folders beside the image: mounted ConfigMaps and Secrets, empty folders, claims, and folders of the node. */
final class StorageSection {

    private static final Map<String, Object> SORTS = Edit.object(
            "emptyDir", Map.of(),
            "persistentVolumeClaim", Edit.object("claimName", ""),
            "configMap", Edit.object("name", ""),
            "secret", Edit.object("secretName", ""),
            "hostPath", Edit.object("path", "/var/log"));

    private StorageSection() {}

    static Section of(Stage stage) {
        List<Tree> volumes = Stage.elements(stage.workload().pod().list("volumes"));
        List<Field> fields = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < volumes.size(); i++) {
            groups.add(volume(stage, stage.pod("volumes", i), volumes.get(i)));
        }
        Object added = Edit.object("name", free(volumes), "emptyDir", Map.of());
        fields.add(Field.groups(key("volumes"), stage.pod("volumes"), added, groups));
        int claims = 0;
        if (stage.is(Shape.STATEFUL_SET)) {
            List<Tree> templates = Stage.elements(stage.spec().list("volumeClaimTemplates"));
            claims = templates.size();
            fields.add(Field.groups(key("claims"), stage.root("spec", "volumeClaimTemplates"), claimAdded(), claimGroups(stage, templates)));
        }
        int all = volumes.size() + claims;
        Effect brief = all == 0 ? Stage.brief("no-volumes") : Stage.brief("volumes", Integer.toString(all));
        return Stage.section("storage", brief, fields);
    }

    private static String free(List<Tree> volumes) {
        List<String> names = volumes.stream().map(volume -> volume.text("name")).toList();
        String name = "data";
        for (int i = 2; names.contains(name); i++) {
            name = "data-" + i;
        }
        return name;
    }

    private static Group volume(Stage stage, Spot spot, Tree volume) {
        List<Field> fields = new ArrayList<>();
        String name = volume.text("name");
        fields.add(Field.text(key("volume-name"), spot.then("name"), Checks.LABEL_NAME).needed().by(new VolumeName(stage, spot.then("name"))));
        OneOf sort = new OneOf(spot, SORTS);
        fields.add(Field.choice(key("volume-sort"), spot, SORTS.keySet().toArray(String[]::new)).by(sort));
        fields.addAll(mounted(stage, name, spot));
        switch (sort.read(stage.sheet()).orElse("").toString()) {
            case "emptyDir" -> {
                fields.add(Field.choice(key("medium"), spot.then("emptyDir", "medium"), "Memory"));
                fields.add(Field.amount(key("size-limit"), spot.then("emptyDir", "sizeLimit")));
            }
            case "persistentVolumeClaim" -> claim(stage, spot.then("persistentVolumeClaim", "claimName"), fields);
            case "configMap" -> files(stage, "ConfigMap", spot.then("configMap"), "name", fields);
            case "secret" -> files(stage, "Secret", spot.then("secret"), "secretName", fields);
            case "hostPath" -> fields.add(Field.text(key("host-path"), spot.then("hostPath", "path"), Checks.PATH).needed());
            default -> {}
        }
        return new Group(Stage.heading(name, "volume"), spot, fields);
    }

    /** The mounts of a volume go by its name. */
    private record VolumeName(Stage stage, Spot spot) implements Lens {
        @Override
        public Optional<Object> read(Sheet sheet) {
            return sheet.at(spot);
        }

        @Override
        public Sheet write(Sheet sheet, @Nullable Object value) {
            String old = sheet.text(spot);
            Sheet changed = value == null ? sheet.with(spot, "") : sheet.with(spot, value);
            for (Workload.Container container : stage.workload().containers()) {
                List<Tree> mounts = Stage.elements(container.tree().list("volumeMounts"));
                for (int i = 0; i < mounts.size(); i++) {
                    if (mounts.get(i).text("name").equals(old)) {
                        Spot mount = stage.root(stage.workload().path(container, "volumeMounts", i, "name"));
                        changed = changed.with(mount, value == null ? "" : value);
                    }
                }
            }
            return changed;
        }
    }

    /** Where the main container finds it. A volume that is not mounted there yet is as soon as a path is typed. */
    private static List<Field> mounted(Stage stage, String name, Spot volume) {
        List<Tree> mounts = Stage.elements(stage.container().tree().list("volumeMounts"));
        int found = -1;
        for (int i = 0; i < mounts.size(); i++) {
            if (mounts.get(i).text("name").equals(name)) {
                found = i;
                break;
            }
        }
        if (found >= 0) {
            Spot mount = stage.main("volumeMounts", found);
            return List.of(
                    Field.text(key("mount-path"), mount.then("mountPath"), Checks.PATH).by(new MountPath(mount, name)),
                    Field.text(key("sub-path"), mount.then("subPath")),
                    Field.onOff(key("read-only"), mount.then("readOnly")));
        }
        Spot mount = stage.main("volumeMounts", mounts.size());
        return List.of(Field.text(key("mount-path"), volume.then("mountPath"), Checks.PATH).by(new MountPath(mount, name)));
    }

    private record MountPath(Spot mount, String volume) implements Lens {
        @Override
        public Optional<Object> read(Sheet sheet) {
            return sheet.at(mount.then("mountPath"));
        }

        @Override
        public Sheet write(Sheet sheet, @Nullable Object value) {
            if (value == null) {
                return sheet.at(mount).isPresent() ? sheet.without(mount) : sheet;
            }
            return sheet.at(mount).isPresent()
                    ? sheet.with(mount.then("mountPath"), value)
                    : sheet.with(mount, Edit.object("name", volume, "mountPath", value));
        }
    }

    /** A claim that is there, or one that is made with the workload. */
    private static void claim(Stage stage, Spot spot, List<Field> fields) {
        String name = stage.sheet().text(spot);
        fields.add(Field.name(key("claim"), spot, stage.names("PersistentVolumeClaim"), Checks.NAME).needed());
        Optional<Part> own = Part.of(stage.sheet().text()).stream()
                .filter(part -> part.is("PersistentVolumeClaim") && part.document().name().equals(name))
                .findFirst();
        boolean elsewhere = own.isEmpty() && stage.names("PersistentVolumeClaim").contains(name);
        if (!name.isEmpty() && !elsewhere) {
            int document = own.map(Part::index).orElse(-1);
            fields.add(Field.document(key("claim-made"), document, Companions.claim(name, new Situation(stage.sheet()).namespace(stage.workload().object())),
                    claimFields(stage, Spot.at(Math.max(0, document), "spec")).toArray(Field[]::new)));
        }
    }

    private static List<Field> claimFields(Stage stage, Spot spec) {
        return List.of(
                Field.amount(key("storage"), spec.then("resources", "requests", "storage")).needed(),
                Field.name(key("storage-class"), spec.then("storageClassName"), stage.names("StorageClass"), Checks.NAME),
                Field.choice(key("access"), spec.then("accessModes", 0), "ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"));
    }

    private static Object claimAdded() {
        return Edit.object(
                "metadata", Edit.object("name", "data"),
                "spec",
                        Edit.object(
                                "accessModes", List.of("ReadWriteOnce"),
                                "resources", Edit.object("requests", Edit.object("storage", "1Gi"))));
    }

    private static List<Group> claimGroups(Stage stage, List<Tree> templates) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            Spot spot = stage.root("spec", "volumeClaimTemplates", i);
            String name = templates.get(i).text("metadata", "name");
            List<Field> fields = new ArrayList<>();
            fields.add(Field.text(key("volume-name"), spot.then("metadata", "name"), Checks.LABEL_NAME).needed()
                    .by(new VolumeName(stage, spot.then("metadata", "name"))));
            fields.addAll(mounted(stage, name, spot));
            fields.addAll(claimFields(stage, spot.then("spec")));
            groups.add(new Group(Stage.heading(name, "volume"), spot, fields));
        }
        return groups;
    }

    private static void files(Stage stage, String kind, Spot spot, String nameField, List<Field> fields) {
        String name = stage.sheet().text(spot.then(nameField));
        fields.add(Field.name(key(kind.equals("Secret") ? "secret" : "config-map"), spot.then(nameField), stage.names(kind), Checks.NAME).needed());
        List<Tree> items = Stage.elements(stage.sheet().tree(spot).list("items"));
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Spot item = spot.then("items", i);
            groups.add(new Group(Stage.heading(items.get(i).text("key"), "file"), item, List.of(
                    Field.name(key("key"), item.then("key"), stage.keys(kind, name), Checks.DATA_KEY).needed(),
                    Field.text(key("file-path"), item.then("path")).needed())));
        }
        fields.add(Field.groups(key("files"), spot.then("items"), Edit.object("key", "", "path", ""), groups));
    }
}

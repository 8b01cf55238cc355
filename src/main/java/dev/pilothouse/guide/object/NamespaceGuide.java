package dev.pilothouse.guide.object;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.Lens;
import dev.pilothouse.guide.form.Mend;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A namespace with what may be used in it in all, and what each container gets and may ask for. */
public final class NamespaceGuide implements Guide {

    private static final Spot NAME = Spot.at(0, "metadata", "name");
    private static final Spot SECURITY = Spot.at(0, "metadata", "labels", "pod-security.kubernetes.io/enforce");
    private static final List<String> COUNTED =
            List.of("requests.cpu", "requests.memory", "limits.cpu", "limits.memory", "pods", "persistentvolumeclaims", "requests.storage");

    /** Quota and limits live in the namespace that is being named. */
    private static final Lens NAMED = new Lens() {
        @Override
        public Optional<Object> read(Sheet sheet) {
            return sheet.at(NAME);
        }

        @Override
        public Sheet write(Sheet sheet, @Nullable Object value) {
            Sheet named = Lens.at(NAME).write(sheet, value);
            for (int i = 1; i < sheet.documents().size(); i++) {
                named = Lens.at(Spot.at(i, "metadata", "namespace")).write(named, value);
            }
            return named;
        }
    };

    @Override
    public String key() {
        return "guide.namespace";
    }

    @Override
    public String icon() {
        return "mdi2s-shape-outline";
    }

    @Override
    public Size size() {
        return Size.DRAWER;
    }

    @Override
    public boolean fits(Kind kind) {
        return kind.sameAs(BuiltIn.NAMESPACE);
    }

    @Override
    public boolean makes(Kind kind) {
        return kind.sameAs(BuiltIn.NAMESPACE);
    }

    @Override
    public List<Kind> around(Optional<ResourceRef> ref) {
        return ref.isPresent() ? List.of(BuiltIn.QUOTA, BuiltIn.LIMIT_RANGE) : List.of();
    }

    @Override
    public Sheet start(Subject subject) {
        if (subject.live().isEmpty()) {
            return Sheet.of(subject, Known.made(BuiltIn.NAMESPACE, "", "", Known.map()), quota(""), limits(""));
        }
        Stream<Document> known = Stream.of(BuiltIn.QUOTA, BuiltIn.LIMIT_RANGE).flatMap(kind -> subject.around(kind).stream().limit(1));
        return Sheet.of(subject, Stream.concat(subject.live().stream(), known).toArray(Document[]::new));
    }

    private static Document quota(String namespace) {
        return Known.made(BuiltIn.QUOTA, namespace, "quota", Known.map("spec", Known.map("hard", Known.map(
                "requests.cpu", "4", "requests.memory", "8Gi", "limits.memory", "16Gi", "pods", "50"))));
    }

    private static Document limits(String namespace) {
        return Known.made(BuiltIn.LIMIT_RANGE, namespace, "limits", Known.map("spec", Known.map("limits", List.of(Known.map(
                "type", "Container",
                "defaultRequest", Known.map("cpu", "100m", "memory", "128Mi"),
                "default", Known.map("memory", "256Mi"))))));
    }

    @Override
    public List<Section> sections(Sheet sheet) {
        List<Field> own = new ArrayList<>();
        if (sheet.originals().isEmpty()) {
            own.add(Field.text("guide.namespace.name", NAME, Checks.LABEL_NAME).by(NAMED).needed());
        }
        own.add(Field.choice("guide.namespace.security", SECURITY, "privileged", "baseline", "restricted").orElse("privileged"));
        int quota = sheet.find(BuiltIn.QUOTA.name()).orElse(-1);
        int limits = sheet.find(BuiltIn.LIMIT_RANGE.name()).orElse(-1);
        String namespace = sheet.text(NAME);
        return List.of(
                Section.of("guide.namespace.own", Section.plain(namespace), own),
                Section.of(
                        "guide.namespace.quota",
                        quota < 0 ? Effect.note("guide.form.none") : Effect.note("guide.form.count", count(sheet, quota)),
                        Field.document("guide.namespace.with-quota", quota, quota(namespace), hard(sheet, quota))),
                Section.of(
                        "guide.namespace.limits",
                        limits < 0 ? Effect.note("guide.form.none") : Section.plain("Container"),
                        Field.document("guide.namespace.with-limits", limits, limits(namespace), container(limits))));
    }

    private static String count(Sheet sheet, int quota) {
        return Integer.toString(sheet.tree(Spot.at(quota, "spec", "hard")).fields().size());
    }

    private static Field[] hard(Sheet sheet, int quota) {
        return COUNTED.stream().map(resource -> {
            Field field = Field.amount("guide.namespace.hard." + resource.replace('.', '-'), Spot.at(quota, "spec", "hard", resource));
            String used = used(sheet, resource);
            return used.isEmpty() ? field : field.aside(Effect.note("guide.namespace.used", used));
        }).toArray(Field[]::new);
    }

    private static String used(Sheet sheet, String resource) {
        return sheet.subject().around(BuiltIn.QUOTA).stream().map(found -> found.tree().text("status", "used", resource)).findFirst().orElse("");
    }

    private static Field[] container(int limits) {
        Spot spot = Spot.at(limits, "spec", "limits", 0);
        return Stream.of("defaultRequest", "default", "min", "max")
                .flatMap(which -> Stream.of("cpu", "memory").map(resource ->
                        Field.amount("guide.namespace.each." + which.toLowerCase(java.util.Locale.ROOT) + "-" + resource, spot.then(which, resource))))
                .toArray(Field[]::new);
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        List<Remark> remarks = new ArrayList<>();
        int quota = sheet.find(BuiltIn.QUOTA.name()).orElse(-1);
        int limits = sheet.find(BuiltIn.LIMIT_RANGE.name()).orElse(-1);
        Tree hard = sheet.tree(Spot.at(quota, "spec", "hard"));
        for (String resource : COUNTED) {
            Optional<Quantity> asked = Quantity.parse(hard.text(resource));
            Optional<Quantity> used = Quantity.parse(used(sheet, resource));
            if (asked.isPresent() && used.isPresent() && asked.get().compareTo(used.get()) < 0) {
                remarks.add(Remark.at(Spot.at(quota, "spec", "hard", resource), Effect.warning("guide.namespace.below-use", used.get().text())));
            }
        }
        Tree each = limits < 0 ? Tree.EMPTY : sheet.tree(Spot.at(limits, "spec", "limits", 0));
        for (String counted : Arrays.asList("requests.cpu", "requests.memory", "limits.cpu", "limits.memory")) {
            String resource = counted.substring(counted.indexOf('.') + 1);
            boolean given = each.has("default", resource) || (counted.startsWith("requests") && each.has("defaultRequest", resource));
            if (hard.has(counted) && !given) {
                remarks.add(Remark.at(Spot.at(quota, "spec", "hard", counted), Effect.warning("guide.namespace.must-say", counted), defaults(sheet, limits)));
            }
        }
        return remarks;
    }

    /** With defaults, pods that say nothing are not refused. */
    private static Mend[] defaults(Sheet sheet, int limits) {
        return limits >= 0 ? new Mend[0] : new Mend[] {new Mend(Effect.note("guide.namespace.add-limits"), now -> now.plus(limits(sheet.text(NAME))))};
    }

    @Override
    public Summary summary(Sheet sheet) {
        return new Summary("namespace", List.of(sheet.text(NAME)));
    }
}

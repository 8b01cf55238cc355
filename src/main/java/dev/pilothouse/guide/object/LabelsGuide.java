package dev.pilothouse.guide.object;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.SecretMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Labels and annotations of any object, and who looks at those that change. */
public final class LabelsGuide implements Guide {

    private static final Spot LABELS = Spot.at(0, "metadata", "labels");
    private static final Spot ANNOTATIONS = Spot.at(0, "metadata", "annotations");

    /** All annotations of an object together, by {@code k8s.io/apimachinery} TotalAnnotationSizeLimitB. */
    private static final int ANNOTATIONS_AT_MOST = 256 * 1024;

    /** Beginnings of keys whose values tools write for themselves. */
    private static final List<String> KEPT_BY_TOOLS = List.of("kubectl.kubernetes.io/", "deployment.kubernetes.io/", "autoscaling.alpha.kubernetes.io/");

    @Override
    public String key() {
        return "guide.labels";
    }

    @Override
    public String icon() {
        return "mdi2t-tag-multiple-outline";
    }

    @Override
    public Size size() {
        return Size.DRAWER;
    }

    @Override
    public boolean fits(Kind kind) {
        return true;
    }

    @Override
    public List<Kind> around(Optional<ResourceRef> ref) {
        return ref.filter(pod -> pod.kind().name().equals("Pod")).isPresent() ? List.of(BuiltIn.SERVICE) : List.of();
    }

    /** Values of a Secret are no part of it, so that they are neither shown beside the form nor sent. */
    @Override
    public Sheet start(Subject subject) {
        Document live = subject.live().orElseThrow();
        return Sheet.of(subject, SecretMask.hides(live) ? SecretMask.metadata(live) : live);
    }

    @Override
    public List<Section> sections(Sheet sheet) {
        return List.of(
                Section.of(
                        "guide.labels.label",
                        Effect.note("guide.form.count", Integer.toString(sheet.tree(LABELS).fields().size())),
                        Field.pairs("guide.labels.label", LABELS, List.of(Checks.LABEL_KEY), List.of(Checks.LABEL_VALUE))),
                Section.of(
                        "guide.labels.annotation",
                        Effect.note("guide.form.count", Integer.toString(sheet.tree(ANNOTATIONS).fields().size())),
                        Field.pairs("guide.labels.annotation", ANNOTATIONS, List.of(Checks.LABEL_KEY), List.of())));
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        List<Remark> remarks = new ArrayList<>();
        int size = sheet.tree(ANNOTATIONS).texts().entrySet().stream().mapToInt(pair -> pair.getKey().length() + pair.getValue().length()).sum();
        if (size > ANNOTATIONS_AT_MOST) {
            remarks.add(Remark.at(ANNOTATIONS, Effect.error("guide.labels.too-large", Integer.toString(size / 1024))));
        }
        sheet.originals().stream().findFirst().ifPresent(original -> {
            remarks.addAll(selected(sheet, original.fields().texts("metadata", "labels")));
            remarks.addAll(keptByTools(sheet, original.fields().texts("metadata", "annotations")));
        });
        return remarks;
    }

    private static List<Remark> keptByTools(Sheet sheet, Map<String, String> before) {
        Map<String, String> now = sheet.tree(ANNOTATIONS).texts();
        return Stream.concat(before.keySet().stream(), now.keySet().stream())
                .distinct()
                .filter(key -> KEPT_BY_TOOLS.stream().anyMatch(key::startsWith) && !Objects.equals(before.get(key), now.get(key)))
                .map(key -> Remark.at(ANNOTATIONS, Effect.warning("guide.labels.kept-by-tool", key)))
                .toList();
    }

    /** A pod that loses a label leaves the Services that select it, and its controller makes another one. */
    private static List<Remark> selected(Sheet sheet, Map<String, String> before) {
        Map<String, String> now = sheet.tree(LABELS).texts();
        List<Remark> remarks = new ArrayList<>();
        for (Document service : sheet.subject().around(BuiltIn.SERVICE)) {
            Map<String, String> selector = service.tree().texts("spec", "selector");
            boolean was = !selector.isEmpty() && before.entrySet().containsAll(selector.entrySet());
            boolean is = !selector.isEmpty() && now.entrySet().containsAll(selector.entrySet());
            if (was && !is) {
                remarks.add(Remark.at(LABELS, Effect.warning("guide.labels.leaves", service.name())));
            } else if (is && !was) {
                remarks.add(Remark.at(LABELS, Effect.note("guide.labels.joins", service.name())));
            }
        }
        return remarks;
    }

    @Override
    public Summary summary(Sheet sheet) {
        return new Summary("labels", List.of(sheet.subject().ref().orElseThrow().shortName()));
    }
}

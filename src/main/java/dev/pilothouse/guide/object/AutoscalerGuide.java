package dev.pilothouse.guide.object;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.Mend;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The autoscaler of a workload: the range that it keeps, what it goes by, and what that means for the copies of now. */
public final class AutoscalerGuide implements Guide {

    private static final Spot SPEC = Spot.at(0, "spec");
    private static final Spot LEAST = SPEC.then("minReplicas");
    private static final Spot MOST = SPEC.then("maxReplicas");
    private static final Spot METRICS = SPEC.then("metrics");

    @Override
    public String key() {
        return "guide.autoscaler";
    }

    @Override
    public String icon() {
        return "mdi2a-arrow-expand-horizontal";
    }

    @Override
    public Size size() {
        return Size.DRAWER;
    }

    @Override
    public boolean fits(Kind kind) {
        return kind.sameAs(BuiltIn.AUTOSCALER) || Known.isScaled(kind);
    }

    @Override
    public List<Kind> around(Optional<ResourceRef> ref) {
        return List.of(BuiltIn.AUTOSCALER, BuiltIn.DEPLOYMENT, BuiltIn.STATEFUL_SET);
    }

    @Override
    public Sheet start(Subject subject) {
        ResourceRef ref = subject.ref().orElseThrow();
        Document live = subject.live().orElseThrow();
        if (ref.kind().sameAs(BuiltIn.AUTOSCALER)) {
            return Sheet.of(subject, live);
        }
        return Sheet.of(subject, subject.around(BuiltIn.AUTOSCALER).stream()
                .filter(found -> Known.isReference(found.tree().tree("spec", "scaleTargetRef"), ref))
                .findFirst()
                .orElseGet(() -> made(ref, live.tree().number(1, "spec", "replicas"))));
    }

    private static Document made(ResourceRef ref, long copies) {
        long least = Math.max(1, copies);
        return Known.made(BuiltIn.AUTOSCALER, ref.namespace(), ref.name(), Known.map("spec", Known.map(
                "scaleTargetRef", Known.reference(ref),
                "minReplicas", least,
                "maxReplicas", Math.max(3, least * 2),
                "metrics", List.of(AutoscalerMetrics.utilization("cpu", 70)))));
    }

    /** Returns the sheet with that share of the CPU request as target, beside what else it goes by. */
    public static Sheet withProcessorShare(Sheet sheet, long share) {
        for (int i = 0; i < sheet.size(METRICS); i++) {
            if (sheet.text(METRICS.then(i, "resource", "name")).equals("cpu")) {
                return sheet.with(METRICS.then(i), AutoscalerMetrics.utilization("cpu", share));
            }
        }
        return sheet.with(METRICS.then(sheet.size(METRICS)), AutoscalerMetrics.utilization("cpu", share));
    }

    @Override
    public List<Section> sections(Sheet sheet) {
        Effect range = Section.plain(sheet.text(LEAST) + " – " + sheet.text(MOST));
        return List.of(
                Section.of(
                        "guide.autoscaler.range",
                        range,
                        Field.whole("guide.autoscaler.least", LEAST, 1, 10_000).orElse("1"),
                        Field.whole("guide.autoscaler.most", MOST, 1, 10_000).needed(),
                        Field.whole("guide.autoscaler.calm", SPEC.then("behavior", "scaleDown", "stabilizationWindowSeconds"), 0, 3600).orElse("300")),
                Section.of(
                        "guide.autoscaler.metric",
                        Effect.note("guide.form.count", Integer.toString(sheet.size(METRICS))),
                        Field.groups("guide.autoscaler.metric", METRICS, AutoscalerMetrics.utilization("memory", 80), AutoscalerMetrics.groups(sheet, METRICS))));
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        Tree spec = sheet.tree(SPEC);
        long least = spec.number(1, "minReplicas");
        long most = spec.number(0, "maxReplicas");
        List<Remark> remarks = new ArrayList<>();
        if (most > 0 && most < least) {
            remarks.add(Remark.at(MOST, Effect.error("guide.autoscaler.crossed", text(least)), Mend.use(MOST, least)));
        } else if (most == least) {
            remarks.add(Remark.at(MOST, Effect.warning("guide.autoscaler.fixed", text(most))));
        }
        if (sheet.size(METRICS) == 0) {
            remarks.add(Remark.at(METRICS, Effect.warning("guide.autoscaler.no-metric")));
        }
        target(sheet).ifPresent(workload -> remarks.addAll(meaning(workload.tree(), spec, least, most)));
        return remarks;
    }

    private static Optional<Document> target(Sheet sheet) {
        Tree reference = sheet.tree(SPEC.then("scaleTargetRef"));
        return sheet.subject().around().stream()
                .filter(found -> found.kindName().equals(reference.text("kind")) && found.name().equals(reference.text("name")))
                .findFirst();
    }

    /** What the autoscaler would do with the copies of now. */
    private static List<Remark> meaning(Tree workload, Tree spec, long least, long most) {
        List<Remark> remarks = new ArrayList<>();
        for (Tree metric : spec.trees("metrics")) {
            String resource = metric.text("resource", "name");
            boolean asksForNone = workload.trees("spec", "template", "spec", "containers").stream()
                    .anyMatch(container -> !container.has("resources", "requests", resource) && !container.has("resources", "limits", resource));
            if (metric.text("resource", "target", "type").equals("Utilization") && asksForNone) {
                remarks.add(Remark.at(METRICS, Effect.warning("guide.autoscaler.no-request", resource)));
            }
        }
        long copies = workload.number(1, "spec", "replicas");
        if (copies == 0) {
            remarks.add(Remark.of(Effect.warning("guide.autoscaler.off")));
        } else if (copies < least) {
            remarks.add(Remark.of(Effect.note("guide.autoscaler.up", text(copies), text(least))));
        } else if (most >= least && copies > most) {
            remarks.add(Remark.of(Effect.warning("guide.autoscaler.down", text(copies), text(most))));
        }
        remarks.add(Remark.of(Effect.note("guide.autoscaler.owns", workload.text("metadata", "name"))));
        return remarks;
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    @Override
    public Summary summary(Sheet sheet) {
        return new Summary("autoscale", List.of(
                sheet.text(SPEC.then("scaleTargetRef", "name")), sheet.at(LEAST).map(Object::toString).orElse("1"), sheet.text(MOST)));
    }
}

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
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Job of a CronJob at once, made as {@code kubectl create job --from} makes it. */
public final class RunNowGuide implements Guide {

    /** Tells Jobs that people started from those of the schedule. */
    private static final String BY_HAND = "cronjob.kubernetes.io/instantiate";

    /** What a Job's name may have, since its pods are named after it (DNS label). */
    private static final int LONGEST_NAME = 63;

    private static final Spot NAME = Spot.at(0, "metadata", "name");
    private static final Spot CONTAINER = Spot.at(0, "spec", "template", "spec", "containers", 0);

    @Override
    public String key() {
        return "guide.run";
    }

    @Override
    public String icon() {
        return "mdi2p-play-outline";
    }

    @Override
    public Size size() {
        return Size.DRAWER;
    }

    @Override
    public boolean fits(Kind kind) {
        return kind.sameAs(BuiltIn.CRON_JOB);
    }

    @Override
    public List<Kind> around(Optional<ResourceRef> ref) {
        return List.of(BuiltIn.JOB);
    }

    @Override
    public Sheet start(Subject subject) {
        Document cronJob = subject.live().orElseThrow();
        return Sheet.of(subject, job(cronJob, freeName(cronJob.name(), Set.copyOf(subject.names(BuiltIn.JOB)))));
    }

    /** Returns the first of {@code backup-manual-1}, {@code backup-manual-2} … that no Job has. */
    public static String freeName(String cronJob, Set<String> taken) {
        int number = 1;
        String name;
        do {
            String end = "-manual-" + number++;
            name = cronJob.substring(0, Math.min(cronJob.length(), LONGEST_NAME - end.length())) + end;
        } while (taken.contains(name));
        return name;
    }

    /** Returns the Job that a CronJob would start. */
    public static Document job(Document cronJob, String name) {
        Tree template = cronJob.tree().tree("spec", "jobTemplate");
        Map<String, Object> annotations = Known.map(BY_HAND, "manual");
        annotations.putAll(template.tree("metadata", "annotations").fields());
        Map<String, Object> metadata = Known.map("name", name, "namespace", cronJob.namespace(), "annotations", annotations);
        if (template.has("metadata", "labels")) {
            metadata.put("labels", new LinkedHashMap<>(template.tree("metadata", "labels").fields()));
        }
        metadata.put("ownerReferences", List.of(Known.map(
                "apiVersion", BuiltIn.CRON_JOB.apiVersion(), "kind", BuiltIn.CRON_JOB.name(), "name", cronJob.name(), "uid", cronJob.uid(), "controller", true)));
        return Document.of(Known.map(
                "apiVersion", BuiltIn.JOB.apiVersion(), "kind", BuiltIn.JOB.name(), "metadata", metadata, "spec", template.tree("spec").fields()));
    }

    @Override
    public List<Section> sections(Sheet sheet) {
        return List.of(Section.of(
                "guide.run.job",
                Section.plain(sheet.text(NAME)),
                Field.text("guide.run.name", NAME, Checks.LABEL_NAME).needed(),
                Field.texts("guide.run.command", CONTAINER.then("command")),
                Field.texts("guide.run.args", CONTAINER.then("args"))));
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        List<Remark> remarks = new ArrayList<>();
        Subject subject = sheet.subject();
        Tree cronJob = subject.live().orElseThrow().tree();
        if (subject.names(BuiltIn.JOB).contains(sheet.text(NAME))) {
            remarks.add(Remark.at(NAME, Effect.error("guide.form.taken", "Job", sheet.text(NAME))));
        }
        if (cronJob.isTrue("spec", "suspend")) {
            remarks.add(Remark.of(Effect.note("guide.run.suspended")));
        }
        List<Tree> active = cronJob.trees("status", "active");
        if (!active.isEmpty()) {
            remarks.add(Remark.of(Effect.warning("guide.run.beside", active.getFirst().text("name"))));
        }
        remarks.add(Remark.of(Effect.note("guide.run.counts")));
        return remarks;
    }

    @Override
    public Summary summary(Sheet sheet) {
        return new Summary("run", List.of(sheet.subject().ref().orElseThrow().name()));
    }
}

package dev.pilothouse.guide.deploy;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.deploy.Template.Answers;
import dev.pilothouse.guide.form.Exhibit;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From an image to a running, reachable, healthy workload, with everything that stands beside it; or the same for one that is there. */
public final class DeployGuide implements Guide {

    private static final List<Kind> AROUND = List.of(
            BuiltIn.CONFIG_MAP,
            BuiltIn.SECRET,
            BuiltIn.SERVICE,
            BuiltIn.SERVICE_ACCOUNT,
            BuiltIn.CLAIM,
            BuiltIn.LIMIT_RANGE,
            BuiltIn.DEPLOYMENT,
            BuiltIn.STATEFUL_SET,
            BuiltIn.DAEMON_SET,
            BuiltIn.CRON_JOB,
            BuiltIn.JOB,
            BuiltIn.INGRESS,
            BuiltIn.AUTOSCALER,
            BuiltIn.BUDGET,
            BuiltIn.STORAGE_CLASS,
            BuiltIn.INGRESS_CLASS);

    private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "DaemonSet", "CronJob");
    private static final String NOT_MADE_HERE = "";

    @Override
    public String key() {
        return "guide.deploy";
    }

    @Override
    public Effect title(Sheet sheet) {
        Optional<String> name = stage(sheet).map(stage -> stage.workload().name()).filter(known -> !known.isEmpty());
        return sheet.subject().live().isPresent() || name.isEmpty() ? title(sheet.subject().ref()) : Effect.note("guide.deploy.called", name.get());
    }

    @Override
    public String icon() {
        return "mdi2r-rocket-launch-outline";
    }

    @Override
    public Size size() {
        return Size.PAGE;
    }

    @Override
    public boolean fits(Kind kind) {
        return KINDS.contains(kind.name()) && (kind.group().equals("apps") || kind.group().equals("batch"));
    }

    @Override
    public List<Kind> around(Optional<ResourceRef> ref) {
        return AROUND;
    }

    @Override
    public boolean looksAtRoom() {
        return true;
    }

    /** An object that is there comes with what belongs to it, so that nothing of it has to be looked for. */
    @Override
    public Sheet start(Subject subject) {
        if (subject.live().isPresent()) {
            Document live = subject.live().get();
            List<Document> all = new ArrayList<>(List.of(live));
            all.addAll(companions(live, subject.around()));
            return Sheet.of(subject, all.toArray(Document[]::new));
        }
        Template template = Template.WEB_SERVICE;
        return Sheet.of(subject, template.yaml(new Answers(template.suggestedName(), subject.namespace(), "", NOT_MADE_HERE)));
    }

    private static List<Document> companions(Document live, List<Document> around) {
        Optional<Workload> workload = Workload.in(List.of(new Part(0, live))).stream().findFirst();
        List<Document> found = new ArrayList<>();
        List<String> services = new ArrayList<>();
        for (Document document : workload.isPresent() ? around : List.<Document>of()) {
            Map<String, String> selector = switch (document.kindName()) {
                case "Service" -> document.tree().texts("spec", "selector");
                case "PodDisruptionBudget" -> document.tree().texts("spec", "selector", "matchLabels");
                default -> Map.of();
            };
            boolean scales = document.kindName().equals("HorizontalPodAutoscaler")
                    && document.tree().text("spec", "scaleTargetRef", "kind").equals(live.kindName())
                    && document.tree().text("spec", "scaleTargetRef", "name").equals(live.name());
            boolean leads = document.kindName().equals("Ingress") && document.tree().trees("spec", "rules").stream()
                    .flatMap(rule -> rule.trees("http", "paths").stream())
                    .anyMatch(path -> services.contains(path.text("backend", "service", "name")));
            if (scales || leads || (!selector.isEmpty() && workload.get().podLabels().entrySet().containsAll(selector.entrySet()))) {
                found.add(document);
                services.add(document.kindName().equals("Service") ? document.name() : "");
            }
        }
        return found;
    }

    @Override
    public List<Section> sections(Sheet sheet) {
        Optional<Stage> stage = stage(sheet);
        if (stage.isEmpty()) {
            Effect words = Effect.note("guide.deploy.no-workload");
            return List.of(Section.of("guide.deploy.section.program", Stage.brief("no-workload"), List.of(),
                    new Exhibit.Box(words, Effect.note("guide.deploy.no-workload.what"))));
        }
        return List.of(
                ProgramSection.of(stage.get()),
                PortsSection.of(stage.get()),
                EnvironmentSection.of(stage.get()),
                StorageSection.of(stage.get()),
                ResourcesSection.of(stage.get()),
                HealthSection.of(stage.get()),
                CopiesSection.of(stage.get()),
                NetworkSection.of(stage.get()),
                RightsSection.of(stage.get()),
                PlacementSection.of(stage.get()));
    }

    private static Optional<Stage> stage(Sheet sheet) {
        List<Stage> stages = Topic.stages(sheet);
        return stages.stream().filter(stage -> sheet.topic().equals(Optional.of(stage.main()))).findFirst().or(() -> stages.stream().findFirst());
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        return Practice.of(sheet);
    }

    @Override
    public List<Effect> words(Sheet sheet) {
        return InWords.of(Part.of(sheet.text()));
    }

    @Override
    public Summary summary(Sheet sheet) {
        List<String> names = Workload.in(Part.of(sheet.text())).stream().map(Workload::name).toList();
        String name = names.isEmpty() ? sheet.documents().stream().findFirst().map(Document::name).orElse("") : String.join(", ", names);
        return new Summary(sheet.subject().live().isPresent() ? "edit" : "deploy", List.of(name));
    }
}

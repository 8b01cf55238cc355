package dev.pilothouse.guide.object;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.deploy.Part;
import dev.pilothouse.guide.deploy.Quality;
import dev.pilothouse.guide.deploy.Workload;
import dev.pilothouse.guide.deploy.Workload.Container;
import dev.pilothouse.guide.deploy.Workload.Shape;
import dev.pilothouse.guide.form.Exhibit;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.RoomBars;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.placement.PodShape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Requests and limits of each container, beside what is used in fact, what the namespace allows and what the nodes have left. */
public final class ResourcesGuide implements Guide {

    private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "DaemonSet", "CronJob");
    private static final Quantity CPUS = Quantity.parse("1").orElseThrow();
    private static final Quantity MEMORY = Quantity.parse("1Gi").orElseThrow();

    @Override
    public String key() {
        return "guide.resources";
    }

    @Override
    public String icon() {
        return "mdi2g-gauge";
    }

    @Override
    public Size size() {
        return Size.PAGE;
    }

    @Override
    public boolean fits(Kind kind) {
        return kind.sameAs(BuiltIn.POD) || (KINDS.contains(kind.name()) && (kind.group().equals("apps") || kind.group().equals("batch")));
    }

    @Override
    public List<Kind> around(Optional<ResourceRef> ref) {
        return List.of(BuiltIn.POD, Known.POD_METRICS, BuiltIn.LIMIT_RANGE, BuiltIn.QUOTA);
    }

    @Override
    public boolean looksAtRoom() {
        return true;
    }

    @Override
    public boolean looksBack() {
        return true;
    }

    @Override
    public Sheet start(Subject subject) {
        return Sheet.of(subject, subject.live().orElseThrow());
    }

    static Optional<Workload> workload(Sheet sheet) {
        return Workload.in(Part.of(sheet.text())).stream().filter(workload -> workload.document() == 0).findFirst();
    }

    @Override
    public List<Section> sections(Sheet sheet) {
        Optional<Workload> workload = workload(sheet);
        if (workload.isEmpty()) {
            return List.of(Section.of("guide.resources.nothing", Effect.note("guide.form.none"), List.of()));
        }
        Usage usage = Usage.of(sheet.subject());
        ResourceRules rules = ResourceRules.of(sheet.subject());
        List<Section> sections = new ArrayList<>();
        for (Container container : workload.get().containers()) {
            Exhibit[] exhibits = sections.isEmpty() ? exhibits(sheet, workload.get()) : new Exhibit[0];
            sections.add(section(spot(workload.get(), container), container, usage, rules, exhibits));
        }
        return sections;
    }

    /** Returns where the resources of the containers of that name stand; {@code *} is for all that run side by side. */
    public static List<Spot> spots(Sheet sheet, String name) {
        return workload(sheet).stream()
                .flatMap(workload -> workload.containers().stream()
                        .filter(container -> name.equals("*") ? container.list().equals("containers") : container.name().equals(name))
                        .map(container -> spot(workload, container)))
                .toList();
    }

    static Spot spot(Workload workload, Container container) {
        return Spot.at(workload.document(), workload.shape().podPath(container.list(), container.index(), "resources"));
    }

    private static Section section(Spot resources, Container container, Usage usage, ResourceRules rules, Exhibit... exhibits) {
        List<Field> fields = List.of(
                request("guide.resources.cpu-request", "cpu", CPUS, resources, container, usage, rules),
                limit("guide.resources.cpu-limit", "cpu", resources, rules),
                request("guide.resources.memory-request", "memory", MEMORY, resources, container, usage, rules),
                limit("guide.resources.memory-limit", "memory", resources, rules));
        String brief = String.join(", ", Stream.of("cpu", "memory")
                .map(resource -> container.tree().text("resources", "requests", resource))
                .filter(text -> !text.isEmpty())
                .toList());
        return Section.of("guide.resources.container", brief.isEmpty() ? Effect.note("guide.form.none") : Section.plain(brief), fields, exhibits)
                .about(container.name());
    }

    private static Field request(
            String key, String resource, Quantity least, Spot resources, Container container, Usage usage, ResourceRules rules) {
        Optional<Quantity> used = usage.needed(container.name(), resource);
        Field field = Field.slider(key, resources.then("requests", resource), reach(container, resource, least, used), used);
        Field known = rules.given("defaultRequest", resource).map(amount -> given(field, amount)).orElse(field);
        return usage.words(container.name(), resource).map(known::fact).orElse(known);
    }

    private static Field limit(String key, String resource, Spot resources, ResourceRules rules) {
        Field field = Field.amount(key, resources.then("limits", resource));
        return rules.given("default", resource).map(amount -> given(field, amount)).orElse(field);
    }

    private static Field given(Field field, String amount) {
        return field.orElse(amount).aside(Effect.note("guide.deploy.aside.namespace", amount));
    }

    /** The slider reaches twice as far as what is asked for or used. */
    private static Quantity reach(Container container, String resource, Quantity least, Optional<Quantity> used) {
        BigDecimal most = Stream.of(Quantity.parse(container.tree().text("resources", "requests", resource)), used)
                .flatMap(Optional::stream)
                .map(quantity -> quantity.value().add(quantity.value()))
                .reduce(least.value(), BigDecimal::max);
        return most.compareTo(least.value()) == 0 ? least : ResourceRules.amount(resource, most);
    }

    private static Exhibit[] exhibits(Sheet sheet, Workload workload) {
        Optional<Exhibit> room = workload.shape() == Shape.DAEMON_SET || workload.shape() == Shape.POD
                ? Optional.empty()
                : RoomBars.of(sheet.subject().room(), PodShape.of(workload.pod()), workload.replicas());
        return Stream.concat(room.stream(), Stream.of(Quality.of(workload.containers()).exhibit())).toArray(Exhibit[]::new);
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        Optional<Workload> workload = workload(sheet);
        if (workload.isEmpty()) {
            return List.of();
        }
        List<Remark> remarks = new ArrayList<>();
        Usage usage = Usage.of(sheet.subject());
        ResourceRules rules = ResourceRules.of(sheet.subject());
        for (Container container : workload.get().containers()) {
            remarks.addAll(rules.remarks(sheet, spot(workload.get(), container), container.name(), usage));
        }
        if (workload.get().shape() == Shape.POD) {
            remarks.addAll(InPlace.remarks(sheet, workload.get()));
        } else if (workload.get().shape().ends()) {
            remarks.add(Remark.of(Effect.note("guide.resources.next-run")));
        } else {
            remarks.add(Remark.of(Effect.note("guide.resources.replaces", Integer.toString(workload.get().replicas()))));
        }
        return remarks;
    }

    @Override
    public Summary summary(Sheet sheet) {
        return new Summary("resources", List.of(sheet.tree(0).text("metadata", "name")));
    }
}

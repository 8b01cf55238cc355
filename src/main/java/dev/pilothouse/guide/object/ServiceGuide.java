package dev.pilothouse.guide.object;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.Input.Group;
import dev.pilothouse.guide.form.Lens;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A Service: which pods it stands for, under which ports, and from where it can be reached. Makes one for a workload, too. */
public final class ServiceGuide implements Guide {

    static final Spot NAME = Spot.at(0, "metadata", "name");
    private static final Spot SPEC = Spot.at(0, "spec");
    private static final Spot TYPE = SPEC.then("type");
    static final Spot PORTS = SPEC.then("ports");
    static final Spot SELECTOR = SPEC.then("selector");

    @Override
    public String key() {
        return "guide.service";
    }

    @Override
    public String icon() {
        return "mdi2l-lan";
    }

    @Override
    public Size size() {
        return Size.DRAWER;
    }

    @Override
    public boolean fits(Kind kind) {
        return kind.sameAs(BuiltIn.SERVICE) || Known.isScaled(kind);
    }

    @Override
    public boolean makes(Kind kind) {
        return kind.sameAs(BuiltIn.SERVICE);
    }

    @Override
    public List<Kind> around(Optional<ResourceRef> ref) {
        return List.of(BuiltIn.SERVICE, BuiltIn.POD);
    }

    @Override
    public Sheet start(Subject subject) {
        if (subject.ref().isEmpty()) {
            return Sheet.of(subject, made(subject.namespace(), "", Map.of("app", ""), List.of(port("http", 80, 8080))));
        }
        Document live = subject.live().orElseThrow();
        return Sheet.of(subject, subject.ref().get().kind().sameAs(BuiltIn.SERVICE) ? live : forWorkload(subject, live.tree()));
    }

    private static Document forWorkload(Subject subject, Tree workload) {
        Map<String, String> labels = workload.texts("spec", "selector", "matchLabels");
        Optional<Document> known = subject.around(BuiltIn.SERVICE).stream()
                .filter(service -> service.tree().texts("spec", "selector").equals(labels))
                .findFirst();
        List<Object> ports = new ArrayList<>();
        for (Tree container : workload.trees("spec", "template", "spec", "containers")) {
            for (Tree port : container.trees("ports")) {
                String name = port.text("name");
                long number = port.number(0, "containerPort");
                ports.add(port(name.isEmpty() ? "port-" + number : name, number, name.isEmpty() ? number : name));
            }
        }
        return known.orElseGet(() -> made(
                subject.namespace(), workload.text("metadata", "name"), labels, ports.isEmpty() ? List.of(port("http", 80, 8080)) : ports));
    }

    private static Map<String, Object> port(String name, long port, Object target) {
        return Known.map("name", name, "port", port, "targetPort", target instanceof Integer number ? Long.valueOf(number) : target);
    }

    private static Document made(String namespace, String name, Map<String, String> selector, List<?> ports) {
        return Known.made(BuiltIn.SERVICE, namespace, name, Known.map(
                "spec", Known.map("type", "ClusterIP", "selector", Map.copyOf(selector), "ports", ports)));
    }

    static boolean isNew(Sheet sheet) {
        return sheet.originals().isEmpty();
    }

    @Override
    public List<Section> sections(Sheet sheet) {
        String type = sheet.text(TYPE);
        List<Field> first = new ArrayList<>();
        if (isNew(sheet)) {
            first.add(Field.text("guide.service.name", NAME, Checks.SERVICE_NAME).needed());
        }
        first.add(Field.choice("guide.service.type", TYPE, "ClusterIP", "NodePort", "LoadBalancer", "ExternalName").orElse("ClusterIP"));
        if (type.equals("ExternalName")) {
            first.add(Field.text("guide.service.external", SPEC.then("externalName"), Checks.HOST).needed());
            return List.of(Section.of("guide.service.reach", Section.plain(type), first));
        }
        first.add(Field.choice("guide.service.affinity", SPEC.then("sessionAffinity"), "None", "ClientIP").orElse("None"));
        return List.of(
                Section.of("guide.service.reach", Section.plain(type), first),
                Section.of(
                        "guide.service.port",
                        Effect.note("guide.form.count", Integer.toString(sheet.size(PORTS))),
                        Field.groups("guide.service.port", PORTS, port("", 80, 80), ports(sheet, type))),
                Section.of(
                        "guide.service.selector",
                        Effect.note("guide.form.count", Integer.toString(sheet.tree(SELECTOR).fields().size())),
                        Field.pairs("guide.service.selector", SELECTOR, List.of(Checks.LABEL_KEY), List.of(Checks.LABEL_VALUE))));
    }

    private static List<Group> ports(Sheet sheet, String type) {
        return IntStream.range(0, sheet.size(PORTS)).mapToObj(i -> {
            Spot spot = PORTS.then(i);
            Field name = Field.text("guide.service.port-name", spot.then("name"), Checks.LABEL_NAME);
            List<Field> fields = new ArrayList<>(List.of(
                    sheet.size(PORTS) > 1 ? name.needed() : name,
                    Field.whole("guide.service.number", spot.then("port"), 1, 65535).needed(),
                    Field.text("guide.service.target", spot.then("targetPort"), ServiceGuide::target)
                            .by(Lens.numberOrText(spot.then("targetPort")))
                            .orElse(sheet.text(spot.then("port"))),
                    Field.choice("guide.service.protocol", spot.then("protocol"), "TCP", "UDP", "SCTP").orElse("TCP")));
            if (!type.equals("ClusterIP") && !type.isEmpty()) {
                fields.add(Field.whole("guide.service.node-port", spot.then("nodePort"), 30000, 32767));
            }
            return new Group(Section.plain(sheet.text(spot.then("name"))), spot, fields);
        }).toList();
    }

    private static Optional<dev.pilothouse.guide.form.Check.Complaint> target(String value) {
        return value.matches("\\d+") ? Checks.PORT.of(value) : Checks.PORT_NAME.of(value);
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        List<Remark> remarks = new ArrayList<>(ServicePods.remarks(sheet));
        if (isNew(sheet) && sheet.subject().names(BuiltIn.SERVICE).contains(sheet.text(NAME))) {
            remarks.add(Remark.at(NAME, Effect.error("guide.form.taken", "Service", sheet.text(NAME))));
        }
        switch (sheet.text(TYPE)) {
            case "NodePort" -> remarks.add(Remark.at(TYPE, Effect.note("guide.service.on-nodes")));
            case "LoadBalancer" -> remarks.add(Remark.at(TYPE, Effect.note("guide.service.balanced")));
            case "ExternalName" -> remarks.add(Remark.at(TYPE, Effect.note("guide.service.alias")));
            default -> remarks.add(Remark.of(Effect.note("guide.service.inside", sheet.text(NAME), sheet.subject().namespace())));
        }
        return remarks;
    }

    @Override
    public Summary summary(Sheet sheet) {
        return new Summary("service", List.of(sheet.text(NAME)));
    }
}

package dev.pilothouse.guide.object;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.Input.Group;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** An Ingress: which hosts and paths lead to which Services, and under which certificates. Makes one for a Service, too. */
public final class IngressGuide implements Guide {

    private static final Spot NAME = Spot.at(0, "metadata", "name");
    private static final Spot SPEC = Spot.at(0, "spec");
    private static final Spot CLASS = SPEC.then("ingressClassName");
    private static final Spot RULES = SPEC.then("rules");
    private static final Spot TLS = SPEC.then("tls");

    @Override
    public String key() {
        return "guide.ingress";
    }

    @Override
    public String icon() {
        return "mdi2i-import";
    }

    @Override
    public Size size() {
        return Size.DRAWER;
    }

    @Override
    public boolean fits(Kind kind) {
        return kind.sameAs(BuiltIn.INGRESS) || kind.sameAs(BuiltIn.SERVICE);
    }

    @Override
    public boolean makes(Kind kind) {
        return kind.sameAs(BuiltIn.INGRESS);
    }

    @Override
    public List<Kind> around(Optional<ResourceRef> ref) {
        return List.of(BuiltIn.INGRESS, BuiltIn.INGRESS_CLASS, BuiltIn.SERVICE);
    }

    @Override
    public Sheet start(Subject subject) {
        Optional<Document> live = subject.live();
        if (live.isPresent() && live.get().kindName().equals(BuiltIn.INGRESS.name())) {
            return Sheet.of(subject, live.get());
        }
        String service = live.map(Document::name).orElse("");
        Object port = live.flatMap(found -> found.tree().trees("spec", "ports").stream().findFirst())
                .map(found -> found.number(80, "port"))
                .orElse(80L);
        return Sheet.of(subject, Known.made(BuiltIn.INGRESS, subject.namespace(), service, Known.map(
                "spec", Known.map("rules", List.of(Known.map(
                        "host", service.isEmpty() ? "" : service + ".example.com",
                        "http", Known.map("paths", List.of(path(service, port)))))))));
    }

    private static Map<String, Object> path(String service, Object port) {
        return Known.map(
                "path", "/", "pathType", "Prefix",
                "backend", Known.map("service", Known.map("name", service, "port", Known.map("number", port))));
    }

    @Override
    public List<Section> sections(Sheet sheet) {
        List<Field> first = new ArrayList<>();
        if (ServiceGuide.isNew(sheet)) {
            first.add(Field.text("guide.ingress.name", NAME, Checks.NAME).needed());
        }
        first.add(Field.name("guide.ingress.class", CLASS, sheet.subject().names(BuiltIn.INGRESS_CLASS), Checks.NAME).orElse(defaultClass(sheet)));
        return List.of(
                Section.of("guide.ingress.by", Section.plain(sheet.text(CLASS)), first),
                Section.of(
                        "guide.ingress.rule",
                        Effect.note("guide.form.count", Integer.toString(sheet.size(RULES))),
                        Field.groups("guide.ingress.rule", RULES, Known.map("host", "", "http", Known.map("paths", List.of(path("", 80L)))), rules(sheet))),
                Section.of(
                        "guide.ingress.certificate",
                        Effect.note("guide.form.count", Integer.toString(sheet.size(TLS))),
                        Field.groups("guide.ingress.certificate", TLS, Known.map("hosts", hosts(sheet), "secretName", ""), certificates(sheet))));
    }

    private static String defaultClass(Sheet sheet) {
        return sheet.subject().around(BuiltIn.INGRESS_CLASS).stream()
                .filter(found -> found.tree().text("metadata", "annotations", "ingressclass.kubernetes.io/is-default-class").equals("true"))
                .map(Document::name)
                .findFirst()
                .orElse("");
    }

    private static List<String> hosts(Sheet sheet) {
        return IntStream.range(0, sheet.size(RULES))
                .mapToObj(i -> sheet.text(RULES.then(i, "host")))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    private static List<Group> rules(Sheet sheet) {
        return IntStream.range(0, sheet.size(RULES)).mapToObj(i -> {
            Spot rule = RULES.then(i);
            Spot paths = rule.then("http", "paths");
            List<Group> groups = IntStream.range(0, sheet.size(paths)).mapToObj(j -> path(sheet, paths.then(j))).toList();
            return new Group(
                    Section.plain(sheet.text(rule.then("host"))),
                    rule,
                    List.of(
                            Field.text("guide.ingress.host", rule.then("host"), Checks.HOST),
                            Field.groups("guide.ingress.path", paths, path("", 80L), groups)));
        }).toList();
    }

    private static Group path(Sheet sheet, Spot spot) {
        Spot service = spot.then("backend", "service");
        return new Group(
                Section.plain(sheet.text(spot.then("path"))),
                spot,
                List.of(
                        Field.text("guide.ingress.prefix", spot.then("path"), Checks.PATH),
                        Field.choice("guide.ingress.match", spot.then("pathType"), "Prefix", "Exact", "ImplementationSpecific"),
                        Field.name("guide.ingress.service", service.then("name"), sheet.subject().names(BuiltIn.SERVICE), Checks.SERVICE_NAME).needed(),
                        Field.whole("guide.ingress.port", service.then("port", "number"), 1, 65535)));
    }

    private static List<Group> certificates(Sheet sheet) {
        return IntStream.range(0, sheet.size(TLS)).mapToObj(i -> {
            Spot spot = TLS.then(i);
            return new Group(
                    Section.plain(String.join(", ", sheet.texts(spot.then("hosts")))),
                    spot,
                    List.of(
                            Field.texts("guide.ingress.hosts", spot.then("hosts"), Checks.HOST),
                            Field.text("guide.ingress.secret", spot.then("secretName"), Checks.NAME).needed()));
        }).toList();
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        List<Remark> remarks = new ArrayList<>();
        if (ServiceGuide.isNew(sheet) && sheet.subject().names(BuiltIn.INGRESS).contains(sheet.text(NAME))) {
            remarks.add(Remark.at(NAME, Effect.error("guide.form.taken", "Ingress", sheet.text(NAME))));
        }
        if (sheet.text(CLASS).isEmpty() && defaultClass(sheet).isEmpty()) {
            remarks.add(Remark.at(CLASS, Effect.warning("guide.ingress.nobody"), sheet.subject().names(BuiltIn.INGRESS_CLASS).stream()
                    .map(name -> Mend.use(CLASS, name))
                    .toArray(Mend[]::new)));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < sheet.size(RULES); i++) {
            String host = sheet.text(RULES.then(i, "host"));
            Spot paths = RULES.then(i, "http", "paths");
            for (int j = 0; j < sheet.size(paths); j++) {
                if (!seen.add(host + sheet.text(paths.then(j, "path")))) {
                    remarks.add(Remark.at(paths.then(j, "path"), Effect.warning("guide.ingress.twice", host)));
                }
                backend(sheet, paths.then(j, "backend", "service")).ifPresent(remarks::add);
            }
        }
        hosts(sheet).stream().filter(host -> !isCovered(sheet, host)).forEach(host -> remarks.add(Remark.of(Effect.note("guide.ingress.plain", host))));
        return remarks;
    }

    private static boolean isCovered(Sheet sheet, String host) {
        return IntStream.range(0, sheet.size(TLS)).anyMatch(i -> sheet.texts(TLS.then(i, "hosts")).contains(host));
    }

    private static Optional<Remark> backend(Sheet sheet, Spot spot) {
        String name = sheet.text(spot.then("name"));
        Optional<Document> service = sheet.subject().around(BuiltIn.SERVICE).stream().filter(found -> found.name().equals(name)).findFirst();
        if (service.isEmpty()) {
            return name.isEmpty() ? Optional.empty() : Optional.of(Remark.at(spot.then("name"), Effect.warning("guide.ingress.no-service", name)));
        }
        List<Long> ports = service.get().tree().trees("spec", "ports").stream().map(port -> port.number(0, "port")).toList();
        Tree chosen = sheet.tree(spot.then("port"));
        return !chosen.has("number") || ports.contains(chosen.number(0, "number")) || ports.isEmpty()
                ? Optional.empty()
                : Optional.of(Remark.at(
                        spot.then("port", "number"),
                        Effect.warning("guide.ingress.no-port", name, chosen.text("number")),
                        Mend.use(spot.then("port", "number"), ports.getFirst())));
    }

    @Override
    public Summary summary(Sheet sheet) {
        return new Summary("ingress", List.of(sheet.text(NAME)));
    }
}

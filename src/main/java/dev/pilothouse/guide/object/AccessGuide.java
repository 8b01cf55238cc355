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
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ServiceAccount with a Role of its own: what programs that run under it may do in their namespace, rule by rule and in words. */
public final class AccessGuide implements Guide {

    private static final Spot NAME = Spot.at(0, "metadata", "name");

    /** Account, role and binding carry one name, and the binding names the other two. */
    private static final Lens NAMED = new Lens() {
        @Override
        public Optional<Object> read(Sheet sheet) {
            return sheet.at(NAME);
        }

        @Override
        public Sheet write(Sheet sheet, @Nullable Object value) {
            Sheet named = Lens.at(NAME).write(sheet, value);
            for (Spot spot : List.of(Spot.at(1, "metadata", "name"), Spot.at(2, "metadata", "name"), Spot.at(2, "roleRef", "name"), Spot.at(2, "subjects", 0, "name"))) {
                named = spot.document() < sheet.documents().size() ? Lens.at(spot).write(named, value) : named;
            }
            return named;
        }
    };

    @Override
    public String key() {
        return "guide.access";
    }

    @Override
    public String icon() {
        return "mdi2s-shield-account-outline";
    }

    @Override
    public Size size() {
        return Size.PAGE;
    }

    @Override
    public boolean fits(Kind kind) {
        return kind.sameAs(BuiltIn.SERVICE_ACCOUNT);
    }

    @Override
    public boolean makes(Kind kind) {
        return kind.sameAs(BuiltIn.SERVICE_ACCOUNT);
    }

    @Override
    public List<Kind> around(Optional<ResourceRef> ref) {
        return List.of(BuiltIn.SERVICE_ACCOUNT, BuiltIn.ROLE, BuiltIn.ROLE_BINDING);
    }

    @Override
    public Sheet start(Subject subject) {
        String namespace = subject.namespace();
        if (subject.live().isEmpty()) {
            return Sheet.of(subject, Known.made(BuiltIn.SERVICE_ACCOUNT, namespace, "", Known.map()), role(namespace, ""), binding(namespace, ""));
        }
        Document account = subject.live().get();
        Optional<Document> binding = subject.around(BuiltIn.ROLE_BINDING).stream()
                .filter(found -> found.tree().text("roleRef", "kind").equals("Role") && binds(found.tree(), account.name()))
                .findFirst();
        Optional<Document> role = binding.flatMap(found -> subject.around(BuiltIn.ROLE).stream()
                .filter(candidate -> candidate.name().equals(found.tree().text("roleRef", "name")))
                .findFirst());
        return Sheet.of(subject, Stream.of(Optional.of(account), role, binding).flatMap(Optional::stream).toArray(Document[]::new));
    }

    private static boolean binds(Tree binding, String account) {
        return binding.trees("subjects").stream()
                .anyMatch(who -> who.text("kind").equals("ServiceAccount") && who.text("name").equals(account));
    }

    private static Document role(String namespace, String name) {
        return Known.made(BuiltIn.ROLE, namespace, name, Known.map("rules", List.of(rule())));
    }

    private static Map<String, Object> rule() {
        return Known.map("apiGroups", List.of(""), "resources", List.of("pods"), "verbs", List.of("get", "list", "watch"));
    }

    private static Document binding(String namespace, String name) {
        return Known.made(BuiltIn.ROLE_BINDING, namespace, name, Known.map(
                "roleRef", Known.map("apiGroup", BuiltIn.ROLE.group(), "kind", "Role", "name", name),
                "subjects", List.of(Known.map("kind", "ServiceAccount", "name", name, "namespace", namespace))));
    }

    @Override
    public List<Section> sections(Sheet sheet) {
        List<Field> own = new ArrayList<>();
        if (sheet.originals().isEmpty()) {
            own.add(Field.text("guide.access.name", NAME, Checks.NAME).by(NAMED).needed());
        }
        own.add(Field.onOff("guide.access.token", Spot.at(0, "automountServiceAccountToken")).orElse("true"));
        OptionalInt role = sheet.find(BuiltIn.ROLE.name());
        Spot rules = Spot.at(role.orElse(-1), "rules");
        String name = sheet.text(NAME);
        String namespace = sheet.subject().namespace();
        Field part = Field.part(
                "guide.access.with-role",
                Spot.at(role.orElse(-1)),
                role.isPresent(),
                now -> now.plus(role(namespace, name)).plus(binding(namespace, name)),
                AccessGuide::withoutRole,
                role.isEmpty() ? List.of() : List.of(Field.groups("guide.access.rule", rules, rule(), rules(sheet, rules))));
        return List.of(
                Section.of("guide.access.account", Section.plain(name), own),
                Section.of(
                        "guide.access.rules",
                        role.isEmpty() ? Effect.note("guide.form.none") : Effect.note("guide.form.count", Integer.toString(sheet.size(rules))),
                        part));
    }

    private static Sheet withoutRole(Sheet sheet) {
        Sheet less = sheet;
        for (String kind : List.of(BuiltIn.ROLE_BINDING.name(), BuiltIn.ROLE.name())) {
            OptionalInt at = less.find(kind);
            less = at.isPresent() ? less.minus(at.getAsInt()) : less;
        }
        return less;
    }

    private static List<Group> rules(Sheet sheet, Spot rules) {
        return IntStream.range(0, sheet.size(rules)).mapToObj(i -> {
            Spot rule = rules.then(i);
            return new Group(
                    Section.plain(String.join(", ", sheet.texts(rule.then("resources")))),
                    rule,
                    List.of(
                            Field.text("guide.access.groups", rule.then("apiGroups")).by(AccessRules.groups(rule.then("apiGroups"))).needed(),
                            Field.text("guide.access.resources", rule.then("resources")).by(Lens.words(rule.then("resources"))).needed(),
                            Field.text("guide.access.verbs", rule.then("verbs")).by(Lens.words(rule.then("verbs"))).needed(),
                            Field.text("guide.access.names", rule.then("resourceNames")).by(Lens.words(rule.then("resourceNames")))));
        }).toList();
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        List<Remark> remarks = new ArrayList<>();
        if (sheet.originals().isEmpty() && sheet.subject().names(BuiltIn.SERVICE_ACCOUNT).contains(sheet.text(NAME))) {
            remarks.add(Remark.at(NAME, Effect.error("guide.form.taken", "ServiceAccount", sheet.text(NAME))));
        }
        sheet.find(BuiltIn.ROLE.name()).ifPresent(role -> remarks.addAll(AccessRules.remarks(sheet, Spot.at(role, "rules"))));
        return remarks;
    }

    @Override
    public List<Effect> words(Sheet sheet) {
        OptionalInt role = sheet.find(BuiltIn.ROLE.name());
        return role.isEmpty()
                ? List.of(Effect.note("guide.access.may-nothing"))
                : AccessRules.words(sheet.tree(role.getAsInt()), sheet.subject().namespace());
    }

    @Override
    public Summary summary(Sheet sheet) {
        return new Summary("access", List.of(sheet.text(NAME)));
    }
}

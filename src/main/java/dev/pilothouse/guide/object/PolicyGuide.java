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
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A NetworkPolicy: which pods it is about, and from whom they may be called. Makes one for a workload, too. */
public final class PolicyGuide implements Guide {

    private static final Spot NAME = Spot.at(0, "metadata", "name");
    private static final Spot SPEC = Spot.at(0, "spec");
    private static final Spot PODS = SPEC.then("podSelector", "matchLabels");
    private static final Spot INGRESS = SPEC.then("ingress");
    private static final Spot TYPES = SPEC.then("policyTypes");

    @Override
    public String key() {
        return "guide.policy";
    }

    @Override
    public String icon() {
        return "mdi2w-wall-fire";
    }

    @Override
    public Size size() {
        return Size.DRAWER;
    }

    @Override
    public boolean fits(Kind kind) {
        return kind.sameAs(BuiltIn.NETWORK_POLICY) || Known.isScaled(kind);
    }

    @Override
    public boolean makes(Kind kind) {
        return kind.sameAs(BuiltIn.NETWORK_POLICY);
    }

    @Override
    public List<Kind> around(Optional<ResourceRef> ref) {
        return List.of(BuiltIn.NETWORK_POLICY, BuiltIn.POD);
    }

    @Override
    public Sheet start(Subject subject) {
        Optional<Document> live = subject.live();
        if (live.filter(found -> found.kindName().equals(BuiltIn.NETWORK_POLICY.name())).isPresent()) {
            return Sheet.of(subject, live.get());
        }
        Map<String, String> labels = live.map(found -> found.tree().texts("spec", "selector", "matchLabels")).orElse(Map.of());
        return Sheet.of(subject, Known.made(BuiltIn.NETWORK_POLICY, subject.namespace(), live.map(Document::name).orElse(""), Known.map(
                "spec", Known.map(
                        "podSelector", labels.isEmpty() ? Map.of() : Known.map("matchLabels", Map.copyOf(labels)),
                        "policyTypes", List.of("Ingress"),
                        "ingress", List.of(Known.map("from", List.of(Known.map("podSelector", Map.of()))))))));
    }

    /** Whether calls that the pods make are held back, too; what is allowed of them stands in the YAML. */
    private static final Lens OUTWARD = new Lens() {
        @Override
        public Optional<Object> read(Sheet sheet) {
            return Optional.of(sheet.texts(TYPES).contains("Egress"));
        }

        @Override
        public Sheet write(Sheet sheet, @Nullable Object value) {
            return sheet.with(TYPES, Boolean.TRUE.equals(value) ? List.of("Ingress", "Egress") : List.of("Ingress"));
        }
    };

    @Override
    public List<Section> sections(Sheet sheet) {
        List<Field> own = new ArrayList<>();
        if (ServiceGuide.isNew(sheet)) {
            own.add(Field.text("guide.policy.name", NAME, Checks.NAME).needed());
        }
        own.add(Field.pairs("guide.policy.pods", PODS, List.of(Checks.LABEL_KEY), List.of(Checks.LABEL_VALUE)));
        own.add(Field.onOff("guide.policy.outward", TYPES).by(OUTWARD));
        return List.of(
                Section.of("guide.policy.about", Section.plain(sheet.text(NAME)), own),
                Section.of(
                        "guide.policy.rule",
                        Effect.note("guide.form.count", Integer.toString(sheet.size(INGRESS))),
                        Field.groups("guide.policy.rule", INGRESS, Known.map("from", List.of(Known.map("podSelector", Map.of()))), rules(sheet))));
    }

    private static List<Group> rules(Sheet sheet) {
        return IntStream.range(0, sheet.size(INGRESS)).mapToObj(i -> {
            Spot rule = INGRESS.then(i);
            Spot from = rule.then("from");
            List<Group> callers = IntStream.range(0, sheet.size(from)).mapToObj(j -> caller(sheet, from.then(j))).toList();
            Spot ports = rule.then("ports");
            List<Group> doors = IntStream.range(0, sheet.size(ports)).mapToObj(j -> port(sheet, ports.then(j))).toList();
            return new Group(Effect.note("guide.policy.number", Integer.toString(i + 1)), rule, List.of(
                    Field.groups("guide.policy.from", from, Known.map("podSelector", Known.map("matchLabels", Known.map("app", ""))), callers),
                    Field.groups("guide.policy.port", ports, Known.map("port", 80L), doors)));
        }).toList();
    }

    private static Group caller(Sheet sheet, Spot spot) {
        if (sheet.at(spot.then("ipBlock")).isPresent()) {
            return new Group(Effect.note("guide.policy.addresses"), spot, List.of(
                    Field.text("guide.policy.block", spot.then("ipBlock", "cidr"), Checks.CIDR).needed()));
        }
        return new Group(Effect.note("guide.policy.callers"), spot, List.of(
                Field.pairs("guide.policy.caller-pods", spot.then("podSelector", "matchLabels"), List.of(Checks.LABEL_KEY), List.of(Checks.LABEL_VALUE)),
                Field.pairs("guide.policy.caller-spaces", spot.then("namespaceSelector", "matchLabels"), List.of(Checks.LABEL_KEY), List.of(Checks.LABEL_VALUE))));
    }

    private static Group port(Sheet sheet, Spot spot) {
        return new Group(Section.plain(sheet.text(spot.then("port"))), spot, List.of(
                Field.text("guide.policy.number-or-name", spot.then("port")).by(Lens.numberOrText(spot.then("port"))).needed(),
                Field.choice("guide.service.protocol", spot.then("protocol"), "TCP", "UDP", "SCTP").orElse("TCP")));
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        List<Remark> remarks = new ArrayList<>();
        if (ServiceGuide.isNew(sheet) && sheet.subject().names(BuiltIn.NETWORK_POLICY).contains(sheet.text(NAME))) {
            remarks.add(Remark.at(NAME, Effect.error("guide.form.taken", "NetworkPolicy", sheet.text(NAME))));
        }
        int pods = Known.selected(sheet.subject().around(BuiltIn.POD), LabelSelector.of(sheet.tree(SPEC.then("podSelector")))).size();
        remarks.add(Remark.at(PODS, Effect.note(sheet.tree(PODS).fields().isEmpty() ? "guide.policy.all-pods" : "guide.policy.these-pods", Integer.toString(pods))));
        if (sheet.size(INGRESS) == 0) {
            remarks.add(Remark.at(INGRESS, Effect.warning("guide.policy.nobody")));
        }
        for (int i = 0; i < sheet.size(INGRESS); i++) {
            if (sheet.size(INGRESS.then(i, "from")) == 0) {
                remarks.add(Remark.at(INGRESS.then(i), Effect.warning("guide.policy.everybody")));
            }
        }
        if (sheet.texts(TYPES).contains("Egress") && sheet.size(SPEC.then("egress")) == 0) {
            remarks.add(Remark.at(TYPES, Effect.warning("guide.policy.no-names")));
        }
        remarks.add(Remark.of(Effect.note("guide.policy.network")));
        return remarks;
    }

    @Override
    public Summary summary(Sheet sheet) {
        return new Summary("policy", List.of(sheet.text(NAME)));
    }
}

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
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A NetworkPolicy: which pods it is about, from whom they may be called, and what they may call. Makes one for a workload, too. */
public final class PolicyGuide implements Guide {

    private static final Spot NAME = Spot.at(0, "metadata", "name");
    private static final Spot SPEC = Spot.at(0, "spec");
    private static final Spot PODS = SPEC.then("podSelector", "matchLabels");

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

    @Override
    public List<Section> sections(Sheet sheet) {
        List<Field> own = new ArrayList<>();
        if (ServiceGuide.isNew(sheet)) {
            own.add(Field.text("guide.policy.name", NAME, Checks.NAME).needed());
        }
        own.add(PolicyRules.labels("guide.policy.pods", PODS));
        List<PolicyRules> held = List.of(PolicyRules.IN, PolicyRules.OUT).stream().filter(way -> way.held(sheet)).toList();
        if (!held.equals(List.of(PolicyRules.IN))) {
            own.add(PolicyRules.IN.held());
        }
        own.add(PolicyRules.OUT.held());
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("guide.policy.about", Section.plain(sheet.text(NAME)), own));
        held.forEach(way -> sections.add(way.section(sheet)));
        return List.copyOf(sections);
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        List<Remark> remarks = new ArrayList<>();
        if (ServiceGuide.isNew(sheet) && sheet.subject().names(BuiltIn.NETWORK_POLICY).contains(sheet.text(NAME))) {
            remarks.add(Remark.at(NAME, Effect.error("guide.form.taken", "NetworkPolicy", sheet.text(NAME))));
        }
        Tree selector = sheet.tree(SPEC.then("podSelector"));
        int pods = Known.selected(sheet.subject().around(BuiltIn.POD), LabelSelector.of(selector)).size();
        boolean all = selector.tree("matchLabels").fields().isEmpty() && selector.list("matchExpressions").isEmpty();
        remarks.add(Remark.at(PODS, Effect.note(all ? "guide.policy.all-pods" : "guide.policy.these-pods", Integer.toString(pods))));
        remarks.addAll(PolicyRules.IN.remarks(sheet));
        remarks.addAll(PolicyRules.OUT.remarks(sheet));
        remarks.add(Remark.of(Effect.note("guide.policy.network")));
        return remarks;
    }

    @Override
    public Summary summary(Sheet sheet) {
        return new Summary("policy", List.of(sheet.text(NAME)));
    }
}

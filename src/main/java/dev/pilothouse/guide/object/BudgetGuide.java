package dev.pilothouse.guide.object;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.Input;
import dev.pilothouse.guide.form.Input.Option;
import dev.pilothouse.guide.form.Lens;
import dev.pilothouse.guide.form.Mend;
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
import org.jspecify.annotations.Nullable;

/** A PodDisruptionBudget: how many pods must stay or may go while nodes are emptied, and how many may go now. */
public final class BudgetGuide implements Guide {

    private static final Spot SPEC = Spot.at(0, "spec");
    private static final Spot STAY = SPEC.then("minAvailable");
    private static final Spot GO = SPEC.then("maxUnavailable");
    private static final Spot SELECTOR = SPEC.then("selector", "matchLabels");

    /** The two ways to say it exclude each other. */
    private static final Lens RULE = new Lens() {
        @Override
        public Optional<Object> read(Sheet sheet) {
            return Optional.of(sheet.at(GO).isPresent() ? "maxUnavailable" : "minAvailable");
        }

        @Override
        public Sheet write(Sheet sheet, @Nullable Object value) {
            return "maxUnavailable".equals(value) ? sheet.with(GO, 1L).without(STAY) : sheet.with(STAY, "50%").without(GO);
        }
    };

    @Override
    public String key() {
        return "guide.budget";
    }

    @Override
    public String icon() {
        return "mdi2s-shield-check-outline";
    }

    @Override
    public Size size() {
        return Size.DRAWER;
    }

    @Override
    public boolean fits(Kind kind) {
        return kind.sameAs(BuiltIn.BUDGET) || Known.isScaled(kind);
    }

    @Override
    public List<Kind> around(Optional<ResourceRef> ref) {
        return List.of(BuiltIn.BUDGET, BuiltIn.POD);
    }

    @Override
    public Sheet start(Subject subject) {
        ResourceRef ref = subject.ref().orElseThrow();
        Document live = subject.live().orElseThrow();
        if (ref.kind().sameAs(BuiltIn.BUDGET)) {
            return Sheet.of(subject, live);
        }
        Map<String, String> labels = live.tree().texts("spec", "selector", "matchLabels");
        return Sheet.of(subject, subject.around(BuiltIn.BUDGET).stream()
                .filter(found -> found.tree().texts("spec", "selector", "matchLabels").equals(labels))
                .findFirst()
                .orElseGet(() -> Known.made(BuiltIn.BUDGET, ref.namespace(), ref.name(), Known.map("spec", Known.map(
                        "maxUnavailable", 1L, "selector", Known.map("matchLabels", Map.copyOf(labels)))))));
    }

    @Override
    public List<Section> sections(Sheet sheet) {
        Spot amount = amount(sheet);
        List<Option> rules = List.of(
                new Option("minAvailable", Effect.note("guide.budget.rule.stay")), new Option("maxUnavailable", Effect.note("guide.budget.rule.go")));
        return List.of(
                Section.of(
                        "guide.budget.rules",
                        Section.plain(sheet.text(amount)),
                        Field.of("guide.budget.rule", SPEC, new Input.Choice(rules, false)).by(RULE),
                        Field.text("guide.budget.amount", amount, Checks.COUNT_OR_SHARE).by(Lens.numberOrText(amount)).needed()),
                Section.of(
                        "guide.budget.selector",
                        Effect.note("guide.form.count", Integer.toString(sheet.tree(SELECTOR).fields().size())),
                        Field.pairs("guide.budget.selector", SELECTOR, List.of(Checks.LABEL_KEY), List.of(Checks.LABEL_VALUE))));
    }

    private static Spot amount(Sheet sheet) {
        return sheet.at(GO).isPresent() ? GO : STAY;
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        List<Remark> remarks = new ArrayList<>();
        Tree selector = sheet.tree(SPEC.then("selector"));
        List<Document> pods = Known.selected(sheet.subject().around(BuiltIn.POD), LabelSelector.of(selector));
        if (sheet.at(GO).isPresent() && sheet.at(STAY).isPresent()) {
            remarks.add(Remark.at(STAY, Effect.error("guide.budget.both"), new Mend(Effect.note("guide.budget.keep-go"), now -> now.without(STAY))));
        }
        if (pods.isEmpty()) {
            remarks.add(Remark.at(SELECTOR, Effect.warning("guide.budget.nobody")));
            return remarks;
        }
        long ready = pods.stream().filter(Known::isReady).count();
        long mayGo = mayGo(sheet, pods.size(), ready);
        if (mayGo <= 0 && atRest(sheet, pods.size()) <= 0) {
            remarks.add(Remark.at(amount(sheet), Effect.warning("guide.budget.never", text(pods.size())), new Mend(
                    Effect.note("guide.budget.let-one"), now -> now.with(GO, 1L).without(STAY))));
        } else if (mayGo <= 0) {
            remarks.add(Remark.at(amount(sheet), Effect.warning("guide.budget.not-now", text(ready), text(pods.size()))));
        } else {
            remarks.add(Remark.at(amount(sheet), Effect.note("guide.budget.may-go", text(mayGo), text(pods.size()))));
        }
        return remarks;
    }

    /** How many pods may be evicted one after the other, as the disruption controller counts: shares are rounded up. */
    private static long mayGo(Sheet sheet, long expected, long ready) {
        long mustStay = sheet.at(GO).isPresent()
                ? expected - scaled(sheet.text(GO), expected)
                : scaled(sheet.text(STAY), expected);
        return ready - Math.max(0, mustStay);
    }

    private static long atRest(Sheet sheet, long expected) {
        return mayGo(sheet, expected, expected);
    }

    private static long scaled(String amount, long of) {
        if (amount.matches("\\d{1,3}%")) {
            return Math.ceilDiv(of * Long.parseLong(amount.substring(0, amount.length() - 1)), 100);
        }
        return amount.matches("\\d{1,9}") ? Long.parseLong(amount) : 0;
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    @Override
    public Summary summary(Sheet sheet) {
        return new Summary("budget", List.of(sheet.tree(0).text("metadata", "name")));
    }
}

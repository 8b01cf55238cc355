package dev.pilothouse.guide.object;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Mend;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What holds for the requests and limits of a container: the server's own rules, those of the namespace, and what is used in fact.
 *
 * @param limits the LimitRanges' rules for containers
 * @param quotas the ResourceQuotas of the namespace
 */
record ResourceRules(List<Tree> limits, List<Document> quotas) {

    private static final BigDecimal MEBI = BigDecimal.valueOf(1L << 20);

    static ResourceRules of(Subject subject) {
        List<Tree> limits = subject.around(BuiltIn.LIMIT_RANGE).stream()
                .flatMap(range -> range.tree().trees("spec", "limits").stream())
                .filter(limit -> limit.text("type").equals("Container"))
                .toList();
        return new ResourceRules(limits, subject.around(BuiltIn.QUOTA));
    }

    /** Returns an amount as people write it: thousandths of a processor, mebibytes of memory. */
    static Quantity amount(String resource, BigDecimal value) {
        String text = resource.equals("cpu")
                ? value.movePointRight(3).setScale(0, RoundingMode.CEILING).toPlainString() + "m"
                : value.divide(MEBI, 0, RoundingMode.CEILING).toPlainString() + "Mi";
        return Quantity.parse(text).orElseThrow();
    }

    /** Returns what the namespace gives to a container that says nothing. */
    Optional<String> given(String which, String resource) {
        return limits.stream().map(limit -> limit.text(which, resource)).filter(text -> !text.isEmpty()).findFirst();
    }

    List<Remark> remarks(Sheet sheet, Spot resources, String container, Usage usage) {
        List<Remark> remarks = new ArrayList<>();
        for (String resource : List.of("cpu", "memory")) {
            Spot request = resources.then("requests", resource);
            Spot limit = resources.then("limits", resource);
            Optional<Quantity> asked = Quantity.parse(sheet.text(request));
            Optional<Quantity> allowed = Quantity.parse(sheet.text(limit));
            if (asked.isPresent() && allowed.isPresent() && allowed.get().compareTo(asked.get()) < 0) {
                remarks.add(Remark.at(limit, Effect.error("guide.resources.below", asked.get().text()), Mend.use(limit, asked.get().text())));
            }
            bounds(remarks, resource, request, asked);
            bounds(remarks, resource, limit, allowed);
            usage.needed(container, resource).ifPresent(used -> compare(remarks, resource, request, asked, limit, allowed, used));
            if (asked.isEmpty() && allowed.isEmpty() && given("defaultRequest", resource).isEmpty() && given("default", resource).isEmpty()) {
                quotas.stream().filter(quota -> quota.tree().has("spec", "hard", "requests." + resource)).findFirst().ifPresent(quota ->
                        remarks.add(Remark.at(request, Effect.error("guide.resources.quota", quota.name(), resource))));
            }
        }
        return remarks;
    }

    private void bounds(List<Remark> remarks, String resource, Spot spot, Optional<Quantity> amount) {
        for (Tree rule : amount.isPresent() ? limits : List.<Tree>of()) {
            Optional<Quantity> most = Quantity.parse(rule.text("max", resource));
            Optional<Quantity> least = Quantity.parse(rule.text("min", resource));
            if (most.isPresent() && amount.get().compareTo(most.get()) > 0) {
                remarks.add(Remark.at(spot, Effect.error("guide.resources.most", most.get().text()), Mend.use(spot, most.get().text())));
            } else if (least.isPresent() && amount.get().compareTo(least.get()) < 0) {
                remarks.add(Remark.at(spot, Effect.error("guide.resources.least", least.get().text()), Mend.use(spot, least.get().text())));
            }
        }
    }

    /** Memory cannot be taken back, so that a limit below what is used kills; of processor there is only less. */
    private static void compare(
            List<Remark> remarks, String resource, Spot request, Optional<Quantity> asked, Spot limit, Optional<Quantity> allowed, Quantity used) {
        if (allowed.isPresent() && allowed.get().compareTo(used) < 0) {
            String key = resource.equals("memory") ? "guide.resources.kills" : "guide.resources.slows";
            Quantity room = amount(resource, used.value().multiply(BigDecimal.valueOf(1.5)));
            remarks.add(Remark.at(limit, Effect.warning(key, used.text()), Mend.use(limit, room.text())));
        }
        if (asked.isPresent() && asked.get().compareTo(used) < 0) {
            remarks.add(Remark.at(request, Effect.warning("guide.resources.more-than-asked", used.text()), Mend.use(request, used.text())));
        }
    }
}

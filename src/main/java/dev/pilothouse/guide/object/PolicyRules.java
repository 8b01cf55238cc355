package dev.pilothouse.guide.object;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Input.Group;
import dev.pilothouse.guide.form.Lens;
import dev.pilothouse.guide.form.Mend;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a NetworkPolicy for one direction: what its pods are called by, or what they call.
 *
 * @param type as the policy names the direction
 * @param list where its rules stand
 * @param other the field of a rule that names the other end
 * @param key of its words
 */
record PolicyRules(String type, Spot list, String other, String key) {

    private static final Spot SPEC = Spot.at(0, "spec");
    private static final Spot TYPES = SPEC.then("policyTypes");
    private static final long NAME_SERVICE = 53;

    static final PolicyRules IN = new PolicyRules("Ingress", SPEC.then("ingress"), "from", "guide.policy.rule");
    static final PolicyRules OUT = new PolicyRules("Egress", SPEC.then("egress"), "to", "guide.policy.way-out");

    /** Where nothing is said, calls to the pods are held back, and theirs when there are rules for them. */
    boolean held(Sheet sheet) {
        List<String> types = sheet.texts(TYPES);
        return types.isEmpty() ? this.equals(IN) || sheet.size(list) > 0 : types.contains(type);
    }

    /** Whether anything is held back in this direction. Rules stay in the text when it is not. */
    Field held() {
        return Field.onOff(this.equals(IN) ? "guide.policy.inward" : "guide.policy.outward", TYPES).by(new Lens() {
            @Override
            public Optional<Object> read(Sheet sheet) {
                return Optional.of(held(sheet));
            }

            @Override
            public Sheet write(Sheet sheet, @Nullable Object value) {
                boolean wanted = Boolean.TRUE.equals(value);
                List<String> types = List.of(IN, OUT).stream()
                        .filter(way -> way.equals(PolicyRules.this) ? wanted : way.held(sheet))
                        .map(PolicyRules::type)
                        .toList();
                return sheet.with(TYPES, types);
            }
        });
    }

    Section section(Sheet sheet) {
        Object first = Map.of(other, List.of(pods()));
        return Section.of(key, Effect.note("guide.form.count", Integer.toString(sheet.size(list))), Field.groups(key, list, first, rules(sheet)));
    }

    private static Map<String, Object> pods() {
        return Known.map("podSelector", Map.of());
    }

    private List<Group> rules(Sheet sheet) {
        return IntStream.range(0, sheet.size(list)).mapToObj(i -> {
            Spot rule = list.then(i);
            return new Group(Effect.note("guide.policy.number", Integer.toString(i + 1)), rule, List.of(
                    Field.groups("guide.policy." + other, rule.then(other), pods(), each(sheet, rule.then(other), PolicyRules::end)),
                    Field.groups("guide.policy.port", rule.then("ports"), Known.map("port", 80L), each(sheet, rule.then("ports"), PolicyRules::port))));
        }).toList();
    }

    private interface Drawing {
        Group of(Sheet sheet, Spot spot);
    }

    private static List<Group> each(Sheet sheet, Spot all, Drawing drawing) {
        return IntStream.range(0, sheet.size(all)).mapToObj(i -> drawing.of(sheet, all.then(i))).toList();
    }

    private static Group end(Sheet sheet, Spot spot) {
        boolean addresses = sheet.at(spot.then("ipBlock")).isPresent();
        Field what = Field.choice("guide.policy.end", spot, "Pods", "Addresses").by(new PodsOrAddresses(spot));
        if (addresses) {
            return new Group(Effect.note("guide.policy.addresses"), spot, List.of(
                    what,
                    Field.text("guide.policy.block", spot.then("ipBlock", "cidr"), Checks.CIDR).needed(),
                    Field.texts("guide.policy.except", spot.then("ipBlock", "except"), Checks.CIDR)));
        }
        return new Group(Effect.note("guide.policy.callers"), spot, List.of(
                what,
                labels("guide.policy.caller-pods", spot.then("podSelector", "matchLabels")),
                labels("guide.policy.caller-spaces", spot.then("namespaceSelector", "matchLabels"))));
    }

    static Field labels(String key, Spot spot) {
        return Field.pairs(key, spot, List.of(Checks.LABEL_KEY), List.of(Checks.LABEL_VALUE));
    }

    /** The other end is pods by their labels, or a block of addresses; never both. */
    private record PodsOrAddresses(Spot spot) implements Lens {

        @Override
        public Optional<Object> read(Sheet sheet) {
            return Optional.of(sheet.at(spot.then("ipBlock")).isPresent() ? "Addresses" : "Pods");
        }

        @Override
        public Sheet write(Sheet sheet, @Nullable Object value) {
            if (value == null || read(sheet).orElseThrow().equals(value)) {
                return sheet;
            }
            return sheet.with(spot, value.equals("Addresses") ? Known.map("ipBlock", Known.map("cidr", "")) : pods());
        }
    }

    private static Group port(Sheet sheet, Spot spot) {
        String last = sheet.text(spot.then("endPort"));
        return new Group(Section.plain(sheet.text(spot.then("port")) + (last.isEmpty() ? "" : "–" + last)), spot, List.of(
                Field.text("guide.policy.number-or-name", spot.then("port")).by(Lens.numberOrText(spot.then("port"))).needed(),
                Field.choice("guide.service.protocol", spot.then("protocol"), "TCP", "UDP", "SCTP").orElse("TCP")));
    }

    /** Returns what the rules come to where they allow nothing, or everything. */
    List<Remark> remarks(Sheet sheet) {
        if (!held(sheet)) {
            return List.of();
        }
        List<Remark> remarks = new ArrayList<>();
        if (sheet.size(list) == 0) {
            remarks.add(this.equals(IN) ? Remark.at(list, Effect.warning("guide.policy.nobody")) : Remark.at(TYPES, Effect.warning("guide.policy.no-names"), names(sheet)));
        } else if (this.equals(OUT) && !allowsNames(sheet)) {
            remarks.add(Remark.at(list, Effect.warning("guide.policy.no-names-rule"), names(sheet)));
        }
        for (int i = 0; i < sheet.size(list); i++) {
            if (sheet.size(list.then(i, other)) == 0) {
                boolean anyPort = sheet.size(list.then(i, "ports")) == 0;
                String words = this.equals(IN) ? "guide.policy.everybody" : anyPort ? "guide.policy.everything" : "guide.policy.everything-there";
                remarks.add(Remark.at(list.then(i), Effect.warning(words)));
            }
        }
        return remarks;
    }

    /** A name of a port cannot be judged from here and may be the one. */
    private boolean allowsNames(Sheet sheet) {
        return IntStream.range(0, sheet.size(list)).mapToObj(i -> sheet.tree(list.then(i)).trees("ports")).anyMatch(ports -> ports.isEmpty() || ports.stream().anyMatch(PolicyRules::isNames));
    }

    private static boolean isNames(Tree port) {
        long first = port.number(0, "port");
        return !port.has("port") || first == 0 || (first <= NAME_SERVICE && port.number(first, "endPort") >= NAME_SERVICE);
    }

    /** The name service of nearly every cluster runs in this namespace. */
    private Mend names(Sheet sheet) {
        Map<String, Object> service = Known.map(
                "to", List.of(Known.map("namespaceSelector", Known.map("matchLabels", Known.map("kubernetes.io/metadata.name", "kube-system")))),
                "ports", List.of(Known.map("protocol", "UDP", "port", NAME_SERVICE), Known.map("protocol", "TCP", "port", NAME_SERVICE)));
        return new Mend(Effect.note("guide.policy.allow-names"), now -> now.with(list.then(sheet.size(list)), service));
    }
}

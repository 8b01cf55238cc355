package dev.pilothouse.guide.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.text.Fields;
import dev.pilothouse.text.YamlText;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in the YAML, a field of the form changes itself and nothing else. */
class LosslessFormTest {

    private static final Spot REPLICAS = Spot.at(0, "spec", "replicas");
    private static final Spot IMAGE = Spot.at(0, "spec", "containers", 0, "image");
    private static final Spot NAME = Spot.at(0, "metadata", "labels", "app");
    private static final List<Field> FIELDS = List.of(
            Field.whole("copies", REPLICAS, 0, 10), Field.text("image", IMAGE), Field.text("name", NAME), Field.amount("cpu", Spot.at(0, "spec", "cpu")));

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> extra = Arbitraries.of(
                "",
                "# a remark of the team\n",
                "  odd: &anchor {a: 1, b: [x, y]}\n  again: *anchor\n",
                "  note: |\n    several lines\n\n    # no comment\n",
                "  'quoted key': \"quoted: value\"   # behind\n",
                "\n",
                "  list:\n  - a\n  - b: 1\n    c: 2\n");
        Arbitrary<String> copies = Arbitraries.of("  replicas: 3\n", "  replicas: 3  # three\n", "");
        Arbitrary<String> image = Arbitraries.of("image: web:1", "image: 'web:1'", "image: \"web:1\" # pinned");
        return Combinators.combine(extra, extra, copies, image).as((first, second, number, picture) ->
                "apiVersion: x/v1 # v\nkind: Thing\nmetadata:\n  name: a\n  labels: {app: web, tier: \"1\"}\nspec:\n" + first.replace("odd", "odd0").replace("&anchor", "&first").replace("*anchor", "*first").replace("again", "again0").replace("note", "note0").replace("quoted key", "quoted key 0").replace("list", "list0") + number
                        + second + "  containers:\n    # the first\n    - name: web\n      " + picture + "\n      unknown: {kept: yes}\n");
    }

    @Provide
    Arbitrary<Field> fields() {
        return Arbitraries.of(FIELDS);
    }

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "7", "07", "1e3", "yes", "null", "~", "a: b", "- x", "# c", "'", "\"", "{", "@x", "*x", "true", " a", "250m", "🚀"),
                Arbitraries.strings().alpha().numeric().withChars("ä商 :#'\"-\\").ofMaxLength(12));
    }

    @Property(tries = 400)
    void aFieldChangesOnlyItself(@ForAll("texts") String text, @ForAll("fields") Field field, @ForAll("typed") String typed) {
        Sheet before = Sheet.of(Subject.fresh("shop"), text);
        assertTrue(before.text().problem().isEmpty(), text);
        Sheet after = field.typed(before, typed);
        assertTrue(after.text().problem().isEmpty(), after.text()::text);
        List<String> changed = Fields.changed(before.tree(0), after.tree(0));
        assertTrue(changed.size() <= 1, () -> changed + "\n" + after.text().text());
        keepsOtherLines(before, after, field);
    }

    /** All lines but those of the field stay, in their order. */
    private static void keepsOtherLines(Sheet before, Sheet after, Field field) {
        List<String> was = new ArrayList<>(before.text().text().lines().toList());
        before.text().lines(0, field.spot().steps()).ifPresent(lines -> was.subList(lines.first() - 1, lines.last()).clear());
        List<String> is = after.text().text().lines().toList();
        int at = 0;
        for (String line : is) {
            if (at < was.size() && line.equals(was.get(at))) {
                at++;
            }
        }
        assertEquals(was.size(), at, () -> "kept in order:\n" + after.text().text());
    }

    @Property(tries = 400)
    void formToYamlToFormIsStable(@ForAll("texts") String text, @ForAll("fields") Field field, @ForAll("typed") String typed) {
        Sheet once = field.typed(Sheet.of(Subject.fresh("shop"), text), typed);
        Sheet read = once.with(YamlText.of(once.text().text()));
        String shown = field.text(read);
        assertEquals(field.input() instanceof Input.Text ? typed : typed.strip(), shown.isEmpty() ? "" : field.input() instanceof Input.Text ? shown : shown.strip());
        assertEquals(once.text().text(), field.typed(read, shown).text().text());
    }
}

package dev.pilothouse.guide.form;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Input.Group;
import dev.pilothouse.guide.form.Input.Option;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a form asks for: where it stands in the YAML, how it is asked for and what holds for it.
 *
 * <p>Fields are made anew for each state of the sheet, so their spots are always those of now. The first methods make one of each sort;
 * the rest return it with something more.
 *
 * @param key of its label in the message bundles; the same with {@code .help} says what it means
 * @param args for label and help
 * @param fallback what holds while nothing is filled in, shown in the empty field
 * @param aside beside the label, for example what the namespace would choose
 * @param fact below the field, for example what is used in fact
 */
public record Field(
        String key,
        List<String> args,
        Spot spot,
        Lens lens,
        Input input,
        List<Check> checks,
        String fallback,
        boolean required,
        Optional<Effect> aside,
        Optional<Effect> fact) {

    /** Returns a field that is asked for in a way of its own. */
    public static Field of(String key, Spot spot, Input input, Check... checks) {
        return new Field(key, List.of(), spot, Lens.at(spot), input, List.of(checks), "", false, Optional.empty(), Optional.empty());
    }

    public static Field text(String key, Spot spot, Check... checks) {
        return of(key, spot, new Input.Text(), checks);
    }

    public static Field content(String key, Spot spot, Check... checks) {
        return of(key, spot, new Input.Content(), checks);
    }

    public static Field whole(String key, Spot spot, long least, long most) {
        return of(key, spot, new Input.Whole(least, most), Checks.whole(least, most));
    }

    public static Field amount(String key, Spot spot, Check... checks) {
        return of(key, spot, new Input.Amount(Optional.empty(), Optional.empty()), checks).checked(Checks.QUANTITY);
    }

    /** An amount with a slider that goes so far, and a mark for what is used in fact. */
    public static Field slider(String key, Spot spot, Quantity reach, Optional<Quantity> observed) {
        return of(key, spot, new Input.Amount(Optional.of(reach), observed), Checks.QUANTITY);
    }

    /** One of some values that are words of Kubernetes; each is said by {@code <key>.<value in small letters>}. */
    public static Field choice(String key, Spot spot, String... values) {
        List<Option> options = List.of(values).stream()
                .map(value -> new Option(value, Effect.note(key + "." + value.toLowerCase(Locale.ROOT))))
                .toList();
        return of(key, spot, new Input.Choice(options, false));
    }

    /** One of some names, or another one. */
    public static Field name(String key, Spot spot, List<String> names, Check... checks) {
        return of(key, spot, new Input.Choice(names.stream().map(Option::plain).toList(), true), checks);
    }

    public static Field onOff(String key, Spot spot) {
        return of(key, spot, new Input.Switch());
    }

    public static Field pairs(String key, Spot spot, List<Check> ofKey, List<Check> ofValue) {
        return of(key, spot, new Input.Pairs(ofKey, ofValue));
    }

    public static Field texts(String key, Spot spot, Check... ofEach) {
        return of(key, spot, new Input.Texts(), ofEach);
    }

    /**
     * A list of things with fields of their own.
     *
     * @param added what a new element begins with
     */
    public static Field groups(String key, Spot spot, Object added, List<Group> groups) {
        return of(key, spot, new Input.Groups(List.copyOf(groups), added, key + ".add"));
    }

    /**
     * Something at one spot that can be there or not.
     *
     * @param added what it begins with
     */
    public static Field part(String key, Sheet sheet, Spot spot, Object added, Field... fields) {
        return of(key, spot, new Input.Part(sheet.at(spot).isPresent(), on -> on.with(spot, added), off -> off.without(spot), List.of(fields)));
    }

    /**
     * A document of its own that can be there or not.
     *
     * @param document its place, -1 while it is not there
     */
    public static Field document(String key, int document, Document added, Field... fields) {
        Spot spot = Spot.at(document);
        return of(key, spot, new Input.Part(document >= 0, on -> on.plus(added), off -> off.minus(document), List.of(fields)));
    }

    /** Something that is switched on and off in a way of its own. */
    public static Field part(String key, Spot spot, boolean present, UnaryOperator<Sheet> add, UnaryOperator<Sheet> remove, List<Field> fields) {
        return of(key, spot, new Input.Part(present, add, remove, List.copyOf(fields)));
    }

    public static Field fixed(String key, Spot spot) {
        return of(key, spot, new Input.Fixed());
    }

    public Field checked(Check... more) {
        List<Check> all = Stream.concat(checks.stream(), List.of(more).stream()).toList();
        return new Field(key, args, spot, lens, input, all, fallback, required, aside, fact);
    }

    /** Returns this field, which must be filled in. */
    public Field needed() {
        return new Field(key, args, spot, lens, input, checks, fallback, true, aside, fact);
    }

    public Field by(Lens other) {
        return new Field(key, args, spot, other, input, checks, fallback, required, aside, fact);
    }

    public Field orElse(String value) {
        return new Field(key, args, spot, lens, input, checks, value, required, aside, fact);
    }

    public Field about(String... values) {
        return new Field(key, List.of(values), spot, lens, input, checks, fallback, required, aside, fact);
    }

    public Field aside(Effect words) {
        return new Field(key, args, spot, lens, input, checks, fallback, required, Optional.of(words), fact);
    }

    public Field fact(Effect words) {
        return new Field(key, args, spot, lens, input, checks, fallback, required, aside, Optional.of(words));
    }

    /** Returns what tells the field apart from all others of its form. */
    public String id() {
        return key + "@" + spot;
    }

    public String helpKey() {
        return key + ".help";
    }

    /** Returns the plain value as text, empty when there is none. */
    public String text(Sheet sheet) {
        Object value = lens.read(sheet).orElse("");
        return value instanceof Map || value instanceof List ? "" : value.toString();
    }

    /** Returns the sheet after something was typed into the field: what fits its sort of value is taken as such, the rest as text. */
    public Sheet typed(Sheet sheet, String typed) {
        return lens.write(sheet, value(typed));
    }

    private @Nullable Object value(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        String bare = typed.strip();
        return switch (input) {
            case Input.Whole _ when bare.matches("-?(0|[1-9]\\d{0,17})") -> Long.parseLong(bare);
            case Input.Whole _, Input.Amount _ -> bare.isEmpty() ? null : bare; // blanks are no number: nothing stands there
            case Input.Switch _ -> Boolean.parseBoolean(bare);
            default -> typed;
        };
    }

    /** Returns this field and all that it holds. */
    public List<Field> all() {
        List<Field> inner = switch (input) {
            case Input.Groups groups -> groups.groups().stream().flatMap(group -> group.fields().stream()).toList();
            case Input.Part part -> part.present() ? part.fields() : List.of();
            default -> List.of();
        };
        return Stream.concat(Stream.of(this), inner.stream().flatMap(field -> field.all().stream())).toList();
    }
}

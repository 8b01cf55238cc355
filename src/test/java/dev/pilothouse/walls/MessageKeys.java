package dev.pilothouse.walls;

import dev.pilothouse.walls.Source.Literal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which message keys the code uses, told from its string literals by three conventions.
 *
 * <ul>
 *   <li>A literal like {@code "browse.filter.prompt"} is a key when it begins with the name of the room it stands in, or is handed
 *       straight to {@code say} or {@code text}. Elsewhere it counts as a use if there is such a key.
 *   <li>A literal that ends with a dot, like {@code "kit.health."}, is the beginning of keys that are put together at run time:
 *       all keys that begin so are used, and there must be one.
 *   <li>A literal like {@code "${bundle:cli.get.description}"} is the key in it.
 *   <li>A literal that begins with a dot, like {@code ".hint"}, ends a key whose beginning is used.
 *   <li>A literal of letters only, like {@code "ClusterIP"}, does so in small letters: the choices of a field are said by such keys.
 * </ul>
 */
public final class MessageKeys {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{bundle:(.+)}");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");
    private static final Pattern BEGINNING = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*\\.");
    private static final Pattern ENDING = Pattern.compile("\\.[a-z0-9-]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final Pattern FILE = Pattern.compile(".*\\.(css|json|yaml|yml|log|png|svg|html|properties|lock|tmp)");

    private final List<Source> sources;
    private final Set<String> literals;

    public MessageKeys(Collection<Source> sources) {
        this.sources = List.copyOf(sources);
        literals = sources.stream().flatMap(source -> source.literals().stream()).map(MessageKeys::text).collect(Collectors.toSet());
    }

    /** What picocli's annotations write as a reference is the key that it refers to. */
    private static String text(Literal literal) {
        Matcher reference = REFERENCE.matcher(literal.text());
        return reference.matches() ? reference.group(1) : literal.text();
    }

    /** Returns the keys and beginnings that the code uses and that are not among those, each with its file. */
    public List<String> missingFrom(Set<String> keys) {
        Set<String> sections = keys.stream().map(MessageKeys::section).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (Source source : sources) {
            for (Literal literal : source.literals()) {
                String text = text(literal);
                boolean isMissing = isKey(literal, source)
                        ? !keys.contains(text)
                        : isBeginning(text, sections) && keys.stream().noneMatch(key -> key.startsWith(text));
                if (isMissing) {
                    missing.add(text + " in " + source.name());
                }
            }
        }
        return List.copyOf(missing);
    }

    /** Returns those of the keys that no code uses. */
    public List<String> unusedOf(Set<String> keys) {
        List<String> beginnings = literals.stream().filter(text -> BEGINNING.matcher(text).matches()).toList();
        List<String> endings = literals.stream().filter(text -> ENDING.matcher(text).matches()).toList();
        Set<String> words = literals.stream()
                .filter(text -> WORD.matcher(text).matches())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return keys.stream()
                .filter(key -> endingsOff(key, endings).noneMatch(literals::contains))
                .filter(key -> !isChoice(key, words))
                .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                .sorted()
                .toList();
    }

    private boolean isChoice(String key, Set<String> words) {
        int dot = key.lastIndexOf('.');
        return words.contains(key.substring(dot + 1)) && literals.contains(key.substring(0, dot));
    }

    private static Stream<String> endingsOff(String key, List<String> endings) {
        Stream<String> shortened = endings.stream().filter(key::endsWith).map(ending -> key.substring(0, key.length() - ending.length()));
        return Stream.concat(Stream.of(key), shortened);
    }

    private static boolean isKey(Literal literal, Source source) {
        String text = text(literal);
        return KEY.matcher(text).matches()
                && !FILE.matcher(text).matches()
                && (source.rooms().contains(section(text)) || literal.isHandedTo(".say(", "language.text("));
    }

    private static boolean isBeginning(String text, Set<String> sections) {
        return BEGINNING.matcher(text).matches() && sections.contains(section(text));
    }

    private static String section(String key) {
        return key.substring(0, key.indexOf('.'));
    }
}

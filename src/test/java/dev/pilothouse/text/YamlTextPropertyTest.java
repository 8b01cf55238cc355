package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Holds that an edit changes one value and nothing else, whatever the document looks like. */
class YamlTextPropertyTest {

    private static final Pattern COMMENT = Pattern.compile("# c\\d+");

    @Property(tries = 1000)
    void settingOnePathChangesThatValueOnly(@ForAll long seed, @ForAll boolean anchors) {
        Sample sample = new Sample(seed, anchors);
        Object value = sample.value();
        YamlText changed = sample.text.with(0, value, sample.path.toArray());
        assertEquals(YamlValues.with(sample.root(), sample.path, value), fields(changed), () -> sample + "\n=>\n" + changed.text());
    }

    @Property(tries = 1000)
    void everyOtherLineStaysAsItIs(@ForAll long seed) {
        Sample sample = new Sample(seed, false);
        YamlText changed = sample.text.with(0, sample.value(), sample.path.toArray());
        assertStays(sample.linesOutside(sample.branch()), changed.text(), sample, false);
    }

    @Property(tries = 1000)
    void commentsStayEvenWhereAliasesAreWrittenOut(@ForAll long seed) {
        Sample sample = new Sample(seed, true);
        YamlText changed = sample.text.with(0, sample.value(), sample.path.toArray());
        List<String> comments = comments(String.join("\n", sample.linesOutside(sample.branch())));
        comments.removeAll(comments(changed.text()));
        assertTrue(comments.isEmpty(), () -> comments + " lost from\n" + sample + "\n=>\n" + changed.text());
    }

    @Property(tries = 1000)
    void removingOnePathRemovesThatValueOnly(@ForAll long seed, @ForAll boolean anchors) {
        Sample sample = new Sample(seed, anchors);
        YamlText changed = sample.text.without(0, sample.path.toArray());
        Object fields = fields(changed);
        assertEquals(pruned(YamlValues.has(sample.root(), sample.path) ? removed(sample.root(), sample.path) : sample.root()), pruned(fields),
                () -> sample + "\n=>\n" + changed.text());
        if (!anchors) {
            List<Object> branch = sample.path;
            while (branch.size() > 1 && YamlValues.size(YamlValues.at(sample.root(), branch.subList(0, branch.size() - 1)).orElse(null)) <= 1) {
                branch = branch.subList(0, branch.size() - 1);
            }
            assertStays(sample.linesOutside(sample.block(branch)), changed.text(), sample, true);
        }
    }

    @Property(tries = 1000)
    void removingWhatWasAddedGivesTheTextBack(@ForAll long seed) {
        Sample sample = new Sample(seed, false);
        Object parent = YamlValues.at(sample.root(), sample.path.subList(0, sample.path.size() - 1)).orElse(null);
        if (YamlValues.has(sample.root(), sample.path) || YamlValues.size(parent) == 0 || sample.aliasOnTheWay()) {
            return;
        }
        YamlText there = sample.text.with(0, sample.value(), sample.path.toArray());
        String back = there.without(0, sample.path.toArray()).text();
        assertEquals(sample.text.text().stripTrailing(), back.stripTrailing(), () -> sample + "\n=>\n" + there.text());
    }

    @Property(tries = 1000)
    void settingWhatIsThereChangesNothing(@ForAll long seed, @ForAll boolean anchors) {
        Sample sample = new Sample(seed, anchors);
        YamlValues.at(sample.root(), sample.path)
                .ifPresent(value -> assertEquals(sample.text.text(), sample.text.with(0, value, sample.path.toArray()).text()));
    }

    @Property(tries = 1000)
    void aWholeObjectIsChangedFieldByField(@ForAll long seed, @ForAll boolean anchors) {
        Sample sample = new Sample(seed, anchors);
        Object root = sample.root();
        for (int i = 0; i < 3; i++) {
            root = Objects.requireNonNull(YamlValues.with(root, YamlSample.path(root, sample.random), sample.value()));
        }
        YamlText changed = sample.text.with(0, root);
        assertEquals(root, fields(changed), () -> sample + "\n=>\n" + changed.text());
    }

    private static final class Sample {
        private final YamlText text;
        private final Random random;
        private final List<Object> path;

        Sample(long seed, boolean anchors) {
            text = YamlText.of(YamlSample.of(seed, anchors));
            random = new Random(seed);
            path = YamlSample.path(root(), random);
        }

        Object value() {
            return YamlSample.value(random);
        }

        Map<String, Object> root() {
            return text.document(0).orElseThrow(() -> new AssertionError(text.problem() + "\n" + text.text())).fields();
        }

        boolean aliasOnTheWay() {
            for (int i = 1; i < path.size(); i++) {
                if (text.lines(0, path.subList(0, i).toArray()).isEmpty()
                        || text.text().lines().toList().get(text.lines(0, path.subList(0, i).toArray()).get().first() - 1).matches(".*[*{\\[].*")) {
                    return true;
                }
            }
            return false;
        }

        /** Returns the part of the path that is there, up to what is written line by line. */
        List<Object> branch() {
            int there = path.size();
            while (text.lines(0, path.subList(0, there).toArray()).isEmpty()) {
                there--;
            }
            List<Object> found = path.subList(0, there);
            boolean grows = there < path.size() && YamlValues.size(YamlValues.at(root(), found).orElse(null)) > 0;
            return grows && !isFlow(found) ? List.of("nothing of it") : block(found);
        }

        /** Returns the path up to the first value within braces or brackets, whose lines may hold several values. */
        List<Object> block(List<Object> found) {
            for (int i = 1; i <= found.size(); i++) {
                if (isFlow(found.subList(0, i))) {
                    return found.subList(0, i);
                }
            }
            return found;
        }

        private boolean isFlow(List<Object> found) {
            return text.lines(0, found.toArray())
                    .filter(lines -> text.text().lines().toList().get(lines.first() - 1).replaceAll("# c\\d.*", "").matches(".*[:-] [{\\[].*"))
                    .isPresent();
        }

        List<String> linesOutside(List<Object> branch) {
            List<String> lines = new ArrayList<>(text.text().lines().toList());
            text.lines(0, branch.toArray()).ifPresent(range -> lines.subList(range.first() - 1, range.last()).clear());
            return lines;
        }

        @Override
        public String toString() {
            return path + "\n" + text.text();
        }
    }

    /** @param removed comments may have gone along that stand right of what was removed */
    private static void assertStays(List<String> lines, String text, Sample sample, boolean removed) {
        List<String> now = text.lines().map(YamlTextPropertyTest::withoutDash).toList();
        int next = 0;
        for (String line : lines) {
            int at = now.subList(next, now.size()).indexOf(withoutDash(line));
            boolean may = line.isBlank() || (removed && line.strip().startsWith("#"));
            assertTrue(at >= 0 || may, () -> "«" + line + "» lost from\n" + sample + "\n=>\n" + text);
            next = at < 0 || may ? next : next + at + 1;
        }
    }

    /** The next field takes the place behind the dash when the first one goes. */
    private static String withoutDash(String line) {
        return line.replaceFirst("^(\\s*)-", "$1 ");
    }

    private static Object removed(Object root, List<Object> path) {
        List<Object> container = path.subList(0, path.size() - 1);
        return Objects.requireNonNull(YamlValues.with(
                root, container, YamlValues.without(YamlValues.at(root, container).orElseThrow(), path.getLast())));
    }

    /** Leaves out what is empty, because which empty objects go along is told elsewhere. */
    private static Object pruned(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> left = new java.util.LinkedHashMap<>();
            map.forEach((key, field) -> {
                if (field != null && YamlValues.size(pruned(field)) + (field instanceof Map || field instanceof List ? 0 : 1) > 0) {
                    left.put(key, pruned(field));
                }
            });
            return left;
        }
        if (value instanceof List<?> list) {
            return list.stream().filter(Objects::nonNull).map(YamlTextPropertyTest::pruned)
                    .filter(item -> !(item instanceof Map || item instanceof List) || YamlValues.size(item) > 0).toList();
        }
        return value;
    }

    private static List<String> comments(String text) {
        return new ArrayList<>(COMMENT.matcher(text).results().map(result -> result.group()).toList());
    }

    private static Object fields(YamlText text) {
        return text.document(0).map(document -> (Object) document.fields()).orElse(Map.of());
    }
}

package dev.pilothouse.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A document as somebody may have written it: comments, mixed styles, anchors, either line break; the same for the same seed. */
final class YamlSample {

    private static final List<String> SCALARS = List.of(
            "1", "0.5", "true", "text", "'quoted'", "\"twice\"", "nginx:1.27", "~", "\"8080\"", "a b c", "'it''s'", "漢字", "\"😀\"");
    private static final List<String> FLOWS =
            List.of("{}", "[]", "[1, two]", "{a: 1, b: [x, y]}", "{\"a\": \"b\"}", "[{name: x, value: \"1\"}, {name: y}]", "[\n    a,\n    b\n    ]");

    private final Random random;
    private final int step;
    private final int listIndent;
    private final boolean anchors;
    private final StringBuilder out = new StringBuilder();
    private final List<String> anchored = new ArrayList<>();
    private final List<String> anchoredMaps = new ArrayList<>();
    private int comments;
    private int keys;
    private int aliases;

    private YamlSample(long seed, boolean anchors) {
        random = new Random(seed);
        this.anchors = anchors;
        step = random.nextInt(4) == 0 ? 4 : 2;
        listIndent = random.nextBoolean() ? 0 : step;
    }

    /** Returns a document whose root is an object. */
    static String of(long seed, boolean anchors) {
        YamlSample sample = new YamlSample(seed, anchors);
        sample.comment(0);
        sample.mapping(0, 3, false);
        String text = sample.out.toString();
        if (sample.random.nextInt(4) == 0 && !text.endsWith("  \n") && !text.contains("|")) {
            text = text.stripTrailing();
        }
        return sample.random.nextInt(5) == 0 ? text.replace("\n", "\r\n") : text;
    }

    /** Returns a path of this value: mostly of something that is there, now and then of something that is not. */
    static List<Object> path(Object root, Random random) {
        List<Object> path = new ArrayList<>();
        Object value = root;
        while (true) {
            if (value instanceof Map<?, ?> map && !map.isEmpty() && (path.isEmpty() || random.nextInt(4) > 0)) {
                Object key = random.nextInt(6) == 0 ? "new" + random.nextInt(3) : List.copyOf(map.keySet()).get(random.nextInt(map.size()));
                path.add(key);
                value = map.get(key);
            } else if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
                int index = random.nextInt(list.size() + 1);
                path.add(index);
                value = index < list.size() ? list.get(index) : null;
            } else if (value == null && random.nextInt(3) == 0 && path.size() < 6) {
                path.add("deep" + random.nextInt(2));
            } else {
                return path;
            }
        }
    }

    static Object value(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> "plain";
            case 1 -> "yes";
            case 2 -> (long) random.nextInt(10_000);
            case 3 -> true;
            case 4 -> "two\nlines\n";
            case 5 -> "  open\n\nend\n\n";
            case 6 -> List.of("a", "b: c", Map.of("name", "x"));
            case 7 -> map("k", 1L, "l", map("m", "n", "text", "a\nb"));
            case 8 -> random.nextBoolean() ? Map.of() : List.of();
            default -> "# no comment, {not} [flow]";
        };
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private void comment(int column) {
        while (random.nextInt(4) == 0) {
            out.repeat(' ', column).append("# c").append(comments++).append(" - x: 'y'\n");
        }
        if (random.nextInt(8) == 0) {
            out.append('\n');
        }
    }

    private void endLine() {
        if (random.nextInt(5) == 0) {
            out.append(" # c").append(comments++).append(": {");
        }
        out.append('\n');
    }

    private void mapping(int column, int depth, boolean behindDash) {
        int size = 1 + random.nextInt(4);
        if (anchors && !anchoredMaps.isEmpty() && random.nextInt(3) == 0 && !behindDash && aliases++ < 5) {
            out.repeat(' ', column).append("<<: *").append(anchoredMaps.get(random.nextInt(anchoredMaps.size()))).append('\n');
        }
        for (int i = 0; i < size; i++) {
            if (!(behindDash && i == 0)) {
                comment(column);
                out.repeat(' ', column);
            }
            String key = "k" + keys++;
            out.append(random.nextInt(8) == 0 ? '"' + key + '"' : key).append(':');
            field(column, depth);
        }
        comment(column);
    }

    private String anchor(List<String> list) {
        if (anchors && random.nextInt(3) == 0) {
            String name = "a" + keys++;
            list.add(name);
            return " &" + name;
        }
        return "";
    }

    private void field(int column, int depth) {
        int choice = random.nextInt(depth > 0 ? 10 : 5);
        if (choice >= 7) {
            List<String> later = new ArrayList<>();
            out.append(anchor(later));
            endLine();
            mapping(column + step, depth - 1, false);
            anchored.addAll(later);
            anchoredMaps.addAll(later);
        } else if (choice >= 5) {
            endLine();
            sequence(column + listIndent, depth - 1);
        } else {
            out.append(random.nextInt(10) == 0 ? "" : inline(column));
            endLine();
        }
    }

    private String inline(int column) {
        if (anchors && !anchored.isEmpty() && random.nextInt(2) == 0 && aliases++ < 5) {
            return " *" + anchored.get(random.nextInt(anchored.size())) + " ";
        }
        if (random.nextInt(6) == 0) {
            String header = List.of("|", "|-", "|+", ">", ">-").get(random.nextInt(5));
            String pad = " ".repeat(column + step);
            return " " + header + "\n" + pad + "line one\n" + pad + "  line two\n\n" + pad + "end";
        }
        if (random.nextInt(5) == 0) {
            return " " + FLOWS.get(random.nextInt(FLOWS.size())).replace("\n", "\n" + " ".repeat(column));
        }
        return anchor(anchored) + " " + SCALARS.get(random.nextInt(SCALARS.size()));
    }

    private void sequence(int column, int depth) {
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            comment(column);
            out.repeat(' ', column).append('-');
            if (depth > 0 && random.nextInt(2) == 0) {
                out.append(' ');
                mapping(column + 2, depth - 1, true);
            } else {
                out.append(random.nextInt(10) == 0 ? "" : inline(column));
                endLine();
            }
        }
    }
}

package dev.pilothouse.schema.facts;

import dev.pilothouse.model.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns protocol files into the lines of {@code protobuf.txt}: the fields of each type in the order of their numbers, with the number
 * where one was left out. A field that JSON does not have, as the one for a Go struct within a struct, is written {@code name:Type}. A
 * star marks the scalars that are pointers in Go, as the source beside the protocol file says.
 */
final class ProtobufFacts {

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);");
    private static final Pattern MESSAGE = Pattern.compile("^message (\\w+) \\{");
    private static final Pattern FIELD = Pattern.compile("^  (?:optional |repeated |required )?(map<\\w+, *[\\w.]+>|[\\w.]+) (\\w+) = (\\d+);");

    private static final Pattern STRUCT = Pattern.compile("^type (\\w+) struct \\{");
    private static final Pattern POINTER = Pattern.compile("^\t\\w+\\s+\\*[\\w.]+\\s+`.*json:\"([^\",]+)");

    private record Field(String name, String type) {}

    private ProtobufFacts() {}

    static String of(Map<String, Tree> types, Path folder) throws IOException {
        Map<String, Map<Integer, Field>> messages = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(file -> file.endsWith("generated.proto")).sorted().forEach(file -> read(file, messages));
        }
        Map<String, Set<String>> pointers = pointers(folder);
        StringBuilder text = new StringBuilder();
        String previous = "";
        for (Map.Entry<String, Map<Integer, Field>> message : messages.entrySet()) {
            if (!types.containsKey(message.getKey()) && !embedded(message.getKey(), messages, types)) {
                continue;
            }
            int dot = message.getKey().lastIndexOf('.');
            String area = message.getKey().substring(0, dot);
            text.append(area.equals(previous) ? "" : (previous.isEmpty() ? "" : "\n") + area + "\n");
            previous = area;
            Tree properties = types.getOrDefault(message.getKey(), Tree.EMPTY).tree("properties");
            Set<String> scalars = new HashSet<>(pointers.getOrDefault(message.getKey(), Set.of()));
            scalars.removeIf(name -> !Set.of("string", "integer", "boolean").contains(properties.text(name, "type")));
            text.append("  ").append(message.getKey().substring(dot + 1))
                    .append(line(message.getValue(), properties.fields().keySet(), scalars)).append('\n');
        }
        return text.toString();
    }

    /** Tells whether a message is a struct within a struct of a served type. */
    private static boolean embedded(String name, Map<String, Map<Integer, Field>> messages, Map<String, Tree> types) {
        return messages.entrySet().stream().filter(other -> types.containsKey(other.getKey())).anyMatch(other -> other.getValue().values().stream()
                .anyMatch(field -> field.type.equals(name) && !types.getOrDefault(other.getKey(), Tree.EMPTY).tree("properties").has(field.name)));
    }

    private static String line(Map<Integer, Field> fields, Set<String> known, Set<String> pointers) {
        StringBuilder line = new StringBuilder();
        int next = 1;
        for (Map.Entry<Integer, Field> field : fields.entrySet()) {
            String name = jsonName(field.getValue().name, known);
            line.append(' ').append(field.getKey() == next ? "" : field.getKey() + " ").append(name);
            line.append(known.isEmpty() || known.contains(name) ? "" : ":" + field.getValue().type).append(pointers.contains(name) ? "*" : "");
            next = field.getKey() + 1;
        }
        return line.toString();
    }

    /** Protocol files write some names otherwise: {@code uID} for {@code uid}, {@code ref} for {@code $ref}. */
    private static String jsonName(String name, Set<String> known) {
        return known.stream().filter(other -> other.replaceAll("[$-]", "").equalsIgnoreCase(name)).findFirst().orElse(name);
    }

    /** Returns the fields by type that Go keeps as pointers. */
    private static Map<String, Set<String>> pointers(Path folder) throws IOException {
        Map<String, Set<String>> pointers = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(found -> found.endsWith("generated.proto")).toList()) {
                String area = Files.readAllLines(file).stream().map(PACKAGE::matcher).filter(Matcher::find).findFirst().orElseThrow().group(1);
                Path source = file.resolveSibling("types.go");
                String type = "";
                for (String line : Files.exists(source) ? Files.readAllLines(source) : List.<String>of()) {
                    Matcher struct = STRUCT.matcher(line);
                    Matcher pointer = POINTER.matcher(line);
                    if (struct.find()) {
                        type = name(area + "." + struct.group(1));
                    } else if (pointer.find()) {
                        pointers.computeIfAbsent(type, name -> new HashSet<>()).add(pointer.group(1));
                    }
                }
            }
        }
        return pointers;
    }

    private static void read(Path file, Map<String, Map<Integer, Field>> messages) {
        try {
            String area = "";
            Map<Integer, Field> fields = new TreeMap<>();
            for (String line : Files.readAllLines(file)) {
                Matcher declared = PACKAGE.matcher(line);
                Matcher message = MESSAGE.matcher(line);
                Matcher field = FIELD.matcher(line);
                if (declared.find()) {
                    area = declared.group(1);
                } else if (message.find()) {
                    fields = new TreeMap<>();
                    messages.put(name(area + "." + message.group(1)), fields);
                } else if (field.find()) {
                    String type = field.group(1).startsWith(".") ? field.group(1).substring(1) : area + "." + field.group(1);
                    fields.put(Integer.valueOf(field.group(3)), new Field(field.group(2), name(type)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the name under which OpenAPI knows a message. */
    private static String name(String message) {
        return Stream.of(message.replace('_', '-').split("\\.", 2)).collect(Collectors.collectingAndThen(Collectors.toList(), ProtobufFacts::reversed));
    }

    /** {@code k8s.io.api…} is {@code io.k8s.api…} to OpenAPI. */
    private static String reversed(List<String> parts) {
        return parts.getFirst().equals("k8s") && parts.getLast().startsWith("io.") ? "io.k8s." + parts.getLast().substring(3) : String.join(".", parts);
    }
}

package dev.pilothouse.differential;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a real API server answered, kept in the test tree: one file a scenario. */
final class Records {

    private static final Path FOLDER = Path.of("src", "test", "resources", "differential", "recorded");

    private Records() {}

    /** Returns the answer that was recorded for each step, by its line and how often the line came before. */
    static Map<String, Answer> read(Scenario scenario) {
        Path file = FOLDER.resolve(scenario.name() + ".json");
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            Map<String, Answer> answers = new LinkedHashMap<>();
            for (Tree entry : Json.read(Files.readString(file)).trees("steps")) {
                answers.put(entry.text("step"), new Answer((int) entry.number(0, "exit"), lines(entry, "out"), lines(entry, "err")));
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Scenario scenario, List<Answer> answers) {
        List<Object> entries = new ArrayList<>();
        List<String> keys = keys(scenario);
        for (int i = 0; i < answers.size(); i++) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("step", keys.get(i));
            entry.put("exit", (long) answers.get(i).exit());
            entry.put("out", answers.get(i).out().lines().toList());
            entry.put("err", answers.get(i).err().lines().toList());
            entries.add(entry);
        }
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(scenario.name() + ".json"), Json.pretty(new Tree(Map.of("steps", entries))) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names the steps: the line, and for one that comes again its number. */
    static List<String> keys(Scenario scenario) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        return scenario.steps().stream().map(step -> {
            int times = seen.merge(step.line(), 1, Integer::sum);
            return times == 1 ? step.line() : step.line() + " #" + times;
        }).toList();
    }

    private static String lines(Tree entry, String field) {
        return entry.list(field).stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }
}

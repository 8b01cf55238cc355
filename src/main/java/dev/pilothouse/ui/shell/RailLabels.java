package dev.pilothouse.ui.shell;

import dev.pilothouse.environment.Environment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The three letters of each tile: its environment where one tile has it, else letters of the context's name. */
final class RailLabels {

    private static final int LENGTH = 3;

    private RailLabels() {}

    /** Returns a label for each context, no two alike. */
    static Map<String, String> of(Map<String, Environment> contexts) {
        Map<String, String> labels = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        contexts.forEach((name, environment) -> {
            boolean alone = contexts.values().stream().filter(other -> other == environment).count() == 1;
            List<String> candidates = new ArrayList<>();
            if (alone && environment != Environment.SANDBOX) {
                candidates.add(ofEnvironment(environment));
            }
            candidates.addAll(ofName(name));
            String label = candidates.stream().filter(candidate -> !taken.contains(candidate)).findFirst().orElse(candidates.getFirst());
            taken.add(label);
            labels.put(name, label);
        });
        return labels;
    }

    private static String ofEnvironment(Environment environment) {
        return switch (environment) {
            case DEV -> "DEV";
            case STAGING -> "STG";
            case PROD -> "PRD";
            case SANDBOX -> "SIM";
        };
    }

    private static List<String> ofName(String name) {
        String plain = name.toUpperCase(Locale.ROOT);
        List<String> parts = new ArrayList<>(List.of(plain.split("[^\\p{L}\\p{N}]+")));
        parts.removeIf(part -> part.isEmpty() || part.equals("KIND") || part.equals("KUBERNETES"));
        if (parts.isEmpty()) {
            parts.add(plain.replaceAll("[^\\p{L}\\p{N}]", ""));
        }
        List<String> candidates = new ArrayList<>();
        parts.forEach(part -> candidates.add(part.substring(0, Math.min(LENGTH, part.length()))));
        String letters = String.join("", parts);
        for (int i = 2; i < 10; i++) {
            candidates.add(letters.substring(0, Math.min(2, letters.length())) + i);
        }
        return candidates;
    }
}

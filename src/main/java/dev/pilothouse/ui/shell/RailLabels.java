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

    /** Returns the label that a context has when no other wants the same: empty where its environment says nothing. */
    static String wanted(Environment environment, boolean simulated) {
        return switch (environment) {
            case DEV -> "DEV";
            case STAGING -> "STG";
            case PROD -> "PRD";
            case SANDBOX -> simulated ? "SIM" : "";
        };
    }

    /** Returns a label for each context, no two alike; {@code wanted} is by the contexts' names. */
    static Map<String, String> of(Map<String, String> wanted) {
        Map<String, String> labels = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        wanted.forEach((name, label) -> {
            boolean alone = !label.isEmpty() && wanted.values().stream().filter(label::equals).count() == 1;
            List<String> candidates = new ArrayList<>(alone ? List.of(label) : List.of());
            candidates.addAll(ofName(name));
            String free = candidates.stream().filter(candidate -> !taken.contains(candidate)).findFirst().orElse(candidates.getFirst());
            taken.add(free);
            labels.put(name, free);
        });
        return labels;
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

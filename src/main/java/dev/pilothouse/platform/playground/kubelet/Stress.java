package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.ImageName;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.program.Behaviour.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The program {@code stress}, with which the Kubernetes documentation shows what limits do: its options say what it uses. */
final class Stress {

    private Stress() {}

    static Optional<Wish> of(Tree container, ImageName image) {
        List<String> words = new ArrayList<>(container.list("command").stream().map(String::valueOf).toList());
        container.list("args").forEach(word -> words.add(String.valueOf(word)));
        boolean stress = !words.isEmpty() && (words.getFirst().endsWith("stress") || image.shortName().equals("stress"));
        if (!stress) {
            return Optional.empty();
        }
        OptionalLong workers = amount(words, "--vm", "-m");
        OptionalLong each = amount(words, "--vm-bytes", "-mem-total");
        OptionalLong memory = each.isPresent() ? OptionalLong.of(each.getAsLong() * Math.max(1, workers.orElse(1))) : OptionalLong.empty();
        OptionalLong cpus = amount(words, "--cpu", "-c", "-cpus");
        return Optional.of(new Wish(cpus.isPresent() ? OptionalLong.of(cpus.getAsLong() * 1_000) : OptionalLong.empty(), memory));
    }

    private static OptionalLong amount(List<String> words, String... options) {
        for (String option : options) {
            int at = words.indexOf(option);
            if (at >= 0 && at + 1 < words.size()) {
                return bytes(words.get(at + 1));
            }
        }
        return OptionalLong.empty();
    }

    /** Reads an amount as the program does: {@code 250M} counts in powers of two, {@code 150Mi} as everywhere. */
    private static OptionalLong bytes(String text) {
        String unit = text.matches("\\d+[KMG]B?") ? text.replaceFirst("B$", "").replace("K", "Ki").replaceFirst("([MG])$", "$1i") : text;
        return Quantity.parse(unit).map(amount -> OptionalLong.of(amount.value().longValue())).orElse(OptionalLong.empty());
    }
}

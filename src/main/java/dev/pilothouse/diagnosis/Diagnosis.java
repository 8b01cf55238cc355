package dev.pilothouse.diagnosis;

import dev.pilothouse.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that is wrong, with its proof and the ways out.
 *
 * <p>The messages hold a {@code title} and a {@code cause} for each rule under {@code diagnosis.<rule>}, with the same arguments.
 *
 * @param rule which rule found it, such as {@code crash.code}
 * @param object the object that shows it; of several alike, the first
 * @param alike how many objects show the same
 * @param args values for the sentences, in the order that the rule documents
 * @param evidence what was read, the most telling first
 * @param remedies what a person can do, the best first
 */
public record Diagnosis(
        String rule, Weight weight, ResourceRef object, int alike, List<String> args, List<Evidence> evidence, List<Remedy> remedies) {

    /** How much it matters: a bad thing does not work, a warning will not or only half does. */
    public enum Weight {
        BAD,
        WARNING
    }

    static Diagnosis bad(String rule, ResourceRef object, String... args) {
        return new Diagnosis(rule, Weight.BAD, object, 1, List.of(args), List.of(), List.of());
    }

    static Diagnosis warning(String rule, ResourceRef object, String... args) {
        return new Diagnosis(rule, Weight.WARNING, object, 1, List.of(args), List.of(), List.of());
    }

    /** Returns it with more proof; what quotes nothing proves nothing and is left out. */
    Diagnosis proven(Evidence... more) {
        List<Evidence> all = new ArrayList<>(evidence);
        Stream.of(more).filter(each -> !each.text().isBlank()).forEach(all::add);
        return new Diagnosis(rule, weight, object, alike, args, List.copyOf(all), remedies);
    }

    Diagnosis mended(Remedy... more) {
        return new Diagnosis(rule, weight, object, alike, args, evidence, Stream.concat(remedies.stream(), Stream.of(more)).distinct().toList());
    }

    Diagnosis times(int count) {
        return new Diagnosis(rule, weight, object, count, args, evidence, remedies);
    }

    /** Returns the key of the sentence that says what is wrong. */
    public String title() {
        return "diagnosis." + rule + ".title";
    }

    /** Returns the key of the sentences that say why. */
    public String cause() {
        return "diagnosis." + rule + ".cause";
    }
}

package dev.pilothouse.platform.docker;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.stream.Stream;

/** The objects that a query's selectors choose. Engines know no selectors, so they are evaluated here; a field is any path of text. */
final class Selection {

    private final LabelSelector labels;
    private final List<Term> fields;

    private record Term(List<String> path, boolean equal, String value) {
        boolean holds(Tree object) {
            return object.text(path.toArray(String[]::new)).equals(value) == equal;
        }
    }

    Selection(Query query) {
        labels = LabelSelector.parse(query.labelSelector())
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.REQUEST_REFUSED, "400").withDetail(query.labelSelector())));
        fields = Stream.of(query.fieldSelector().split(",")).filter(term -> !term.isBlank()).map(Selection::term).toList();
    }

    private static Term term(String text) {
        int sign = text.indexOf('=');
        if (sign < 1) {
            throw new ProblemException(Problem.of(ProblemCode.REQUEST_REFUSED, "400").withDetail(text));
        }
        boolean unequal = text.charAt(sign - 1) == '!';
        String path = text.substring(0, unequal ? sign - 1 : sign).strip();
        String value = text.substring(text.startsWith("==", sign) ? sign + 2 : sign + 1).strip();
        return new Term(List.of(path.split("\\.")), !unequal, value);
    }

    boolean takes(Tree object) {
        return fields.stream().allMatch(term -> term.holds(object)) && labels.matches(Labels.of(object.texts("metadata", "labels")));
    }
}

package dev.pilothouse.guide.compose;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.text.YamlText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A Compose file ({@code compose-spec.io}) as Kubernetes objects.
 *
 * @param documents what it becomes; empty when there are problems
 * @param leftovers what has no counterpart, from top to bottom
 * @param problems what is wrong with the file, from top to bottom
 */
public record Compose(List<Document> documents, List<Leftover> leftovers, List<Problem> problems) {

    /**
     * What a Compose file takes from around itself.
     *
     * @param files text of a file that it names, by the name as written; empty when there is none or it may not be read
     * @param variables value of a variable for <code>${NAME}</code>; empty when it is not set
     */
    public record Around(Function<String, Optional<String>> files, Function<String, Optional<String>> variables) {

        /** Nothing but the file itself. */
        public static final Around NOTHING = new Around(_ -> Optional.empty(), _ -> Optional.empty());
    }

    /** Tells whether a text is a Compose file rather than Kubernetes objects. */
    public static boolean fits(String text) {
        YamlText yaml = YamlText.of(text);
        return yaml.size() == 1
                && yaml.document(0)
                        .filter(document -> document.tree().has("services") && document.kindName().isEmpty())
                        .isPresent();
    }

    /** Reads a Compose file; never fails, whatever the text is. */
    public static Compose read(String text, Around around) {
        YamlText yaml = YamlText.of(text);
        ComposeSource source = new ComposeSource(yaml, around);
        List<Document> documents = new ComposeFile(source).documents();
        List<Problem> problems = source.problems();
        return new Compose(problems.isEmpty() ? documents : List.of(), source.leftovers(), problems);
    }

    /** Returns the documents as one text. */
    public String yaml() {
        return documents.stream().map(document -> Yaml.write(document.tree())).collect(Collectors.joining("---\n"));
    }
}

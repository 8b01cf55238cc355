package dev.pilothouse.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applying a text of YAML or JSON documents: what each of them is, and the draft of all that can be applied.
 *
 * @param source where the text came from, for example a file name; empty when it was typed
 */
public record ApplyYaml(String source, List<Part> parts) {

    /** Finds the kind that a cluster serves by apiVersion and kind. */
    @FunctionalInterface
    public interface KindFinder {
        Optional<Kind> find(String apiVersion, String kindName);
    }

    /**
     * One document.
     *
     * @param line first line of it in the text, counted from 1
     * @param wish present when it can be applied
     * @param problem present when it cannot
     */
    public record Part(int line, String text, Optional<Wish.Put> wish, Optional<Problem> problem) {}

    /**
     * Reads a text. A broken document does not hide the others. Kinds that a CustomResourceDefinition in the same text defines are
     * known as well.
     *
     * @param namespace for documents of namespaced kinds that name none
     */
    public static ApplyYaml read(String text, String source, String namespace, KindFinder kinds) {
        return of(Yaml.read(text), source, namespace, kinds);
    }

    /** Does the same with documents that were read already. */
    public static ApplyYaml of(List<Yaml.Part> documents, String source, String namespace, KindFinder kinds) {
        List<Kind> defined = documents.stream()
                .flatMap(part -> part.document().stream())
                .flatMap(document -> definedBy(document.tree()).stream())
                .toList();
        KindFinder all = (apiVersion, name) -> kinds.find(apiVersion, name).or(() -> defined.stream()
                .filter(kind -> kind.apiVersion().equals(apiVersion) && kind.name().equals(name))
                .findFirst());
        return new ApplyYaml(source, documents.stream().map(part -> part(part, namespace, all)).toList());
    }

    private static List<Kind> definedBy(Tree definition) {
        List<Kind> kinds = new ArrayList<>();
        if (definition.text("kind").equals("CustomResourceDefinition")) {
            Tree spec = definition.tree("spec");
            for (Tree version : spec.trees("versions")) {
                kinds.add(new Kind(
                        spec.text("group"),
                        version.text("name"),
                        spec.text("names", "kind"),
                        spec.text("names", "plural"),
                        spec.text("scope").equals("Namespaced")));
            }
        }
        return kinds;
    }

    private static Part part(Yaml.Part part, String namespace, KindFinder kinds) {
        if (part.document().isEmpty()) {
            return new Part(part.line(), part.text(), Optional.empty(), part.problem());
        }
        Document document = part.document().get();
        Optional<Kind> kind = kinds.find(document.apiVersion(), document.kindName());
        if (kind.isEmpty()) {
            return refused(part, Problem.of(ProblemCode.KIND_UNKNOWN, document.kindName() + " (" + document.apiVersion() + ")"));
        }
        if (document.name().isBlank()) {
            // generateName makes a new object each time, so there is nothing to compare with or to apply again
            return refused(part, Problem.of(ProblemCode.NOT_AN_OBJECT, Integer.toString(part.line()), "metadata.name"));
        }
        String own = document.namespace().isEmpty() ? namespace : document.namespace();
        ResourceRef ref = new ResourceRef(kind.get(), kind.get().namespaced() ? own : "", document.name());
        return new Part(part.line(), part.text(), Optional.of(new Wish.Put(ref, document)), Optional.empty());
    }

    private static Part refused(Yaml.Part part, Problem problem) {
        return new Part(part.line(), part.text(), Optional.empty(), Optional.of(problem));
    }

    /** Returns what is wrong with those documents that cannot be applied. */
    public List<Problem> problems() {
        return parts.stream().flatMap(part -> part.problem().stream()).toList();
    }

    /**
     * Makes the draft of all documents that can be applied.
     *
     * @throws ProblemException {@code NOTHING_TO_APPLY} when there is none
     */
    public Draft draft() {
        List<Wish> wishes = parts.stream().flatMap(part -> part.wish().stream()).<Wish>map(wish -> wish).toList();
        if (wishes.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.NOTHING_TO_APPLY, source));
        }
        return draft(wishes);
    }

    /** Makes the draft that applies all of them, at least one, in that order. */
    public static Draft draft(List<Wish> wishes) {
        Summary summary = wishes.size() == 1
                ? new Summary("apply", List.of(wishes.getFirst().ref().shortName()))
                : new Summary("apply-several", List.of(Integer.toString(wishes.size())));
        return new Draft(summary, wishes);
    }
}

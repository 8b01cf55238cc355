package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.apply.Applier;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.text.MergePatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The verbs on collections and objects. */
final class Resources {

    private final Store store;

    Resources(Store store) {
        this.store = store;
    }

    Store store() {
        return store;
    }

    Map<String, Object> list(Target target, Parameters parameters) {
        Store.Snapshot snapshot = store.list(target.kind(), target.namespace());
        Predicate<Document> wanted = selected(parameters);
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kind", target.kind().name() + "List");
        list.put("apiVersion", target.kind().apiVersion());
        list.put("metadata", Map.of("resourceVersion", Long.toString(snapshot.version())));
        list.put("items", snapshot.documents().stream().filter(wanted).map(Document::fields).toList());
        return list;
    }

    Map<String, Object> get(Target target) {
        return existing(target).fields();
    }

    Map<String, Object> create(Target target, Parameters parameters, Tree body) {
        Target named = new Target(target.kind(), target.namespace(), body.text("metadata", "name"), "");
        if (named.name().isEmpty()) {
            throw new Refusal(422, "Invalid", "metadata.name: Required value: the playground does not make names yet");
        }
        if (store.get(named.ref()).isPresent()) {
            throw new Refusal(409, "AlreadyExists", target.kind().qualifiedPlural() + " \"" + named.name() + "\" already exists");
        }
        return written(named, parameters, body.fields());
    }

    Map<String, Object> patch(Target target, Parameters parameters, String contentType, Tree body) {
        Optional<Document> live = store.get(target.ref());
        String expected = body.text("metadata", "resourceVersion");
        if (!expected.isEmpty() && !live.map(Document::version).equals(Optional.of(expected))) {
            throw new Refusal(409, "Conflict", "Operation cannot be fulfilled on " + target.kind().qualifiedPlural() + " \"" + target.name()
                    + "\": the object has been modified; please apply your changes to the latest version and try again");
        }
        Map<String, Object> before = live.map(Document::fields).orElse(Map.of());
        return switch (contentType) {
            case "application/apply-patch+yaml" -> written(target, parameters, Applier.apply(before, body.fields()));
            case "application/merge-patch+json" -> {
                existing(target);
                yield written(target, parameters, MergePatch.apply(new Tree(before), body).fields());
            }
            default -> throw new Refusal(415, "UnsupportedMediaType", "the playground does not know patches of type " + contentType + " yet");
        };
    }

    Map<String, Object> delete(Target target, Parameters parameters) {
        Document live = existing(target);
        if (!parameters.dryRun()) {
            store.delete(target.ref());
        }
        return live.fields();
    }

    private Map<String, Object> written(Target target, Parameters parameters, Map<String, Object> wanted) {
        refuseWhatCannotBe(target, new Tree(wanted));
        if (!parameters.dryRun()) {
            return store.update(target.ref(), _ -> wanted).fields();
        }
        return wanted;
    }

    private static void refuseWhatCannotBe(Target target, Tree wanted) {
        if (wanted.number(0, "spec", "replicas") < 0) {
            throw new Refusal(422, "Invalid", target.kind().name() + "." + target.kind().group() + " \"" + target.name()
                    + "\" is invalid: spec.replicas: Invalid value: " + wanted.text("spec", "replicas") + ": must be greater than or equal to 0");
        }
    }

    private Document existing(Target target) {
        return store.get(target.ref()).orElseThrow(() -> Refusal.notFound(target));
    }

    /** Returns what the selectors of a list or watch let through. */
    static Predicate<Document> selected(Parameters parameters) {
        LabelSelector labels = LabelSelector.parse(parameters.text("labelSelector"))
                .orElseThrow(() -> new Refusal(400, "BadRequest", "unable to parse requirement: " + parameters.text("labelSelector")));
        List<String[]> fields = parameters.text("fieldSelector").isEmpty()
                ? List.of()
                : List.of(parameters.text("fieldSelector").split(",")).stream().map(term -> term.split("==?", 2)).toList();
        return document -> labels.matches(Labels.of(document.tree().texts("metadata", "labels")))
                && fields.stream().allMatch(term -> fieldMatches(document, term));
    }

    private static boolean fieldMatches(Document document, String[] term) {
        if (term.length != 2) {
            throw new Refusal(400, "BadRequest", "invalid field selector " + term[0]);
        }
        boolean not = term[0].endsWith("!");
        String path = not ? term[0].substring(0, term[0].length() - 1) : term[0];
        return document.tree().text(path.split("\\.")).equals(term[1]) != not;
    }

}

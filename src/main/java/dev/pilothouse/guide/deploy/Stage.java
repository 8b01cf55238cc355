package dev.pilothouse.guide.deploy;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.deploy.Workload.Container;
import dev.pilothouse.guide.form.Exhibit;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The workload that the guide is about, with the spots of its fields: where they are depends on its kind.
 *
 * @param container the one of its containers that the form is about
 */
record Stage(Sheet sheet, Workload workload, Container container) {

    /** The label by which the pods of a workload are told from others, by the conventions of Kubernetes. */
    static final String NAME_LABEL = "app.kubernetes.io/name";

    private static final String FIELD = "guide.deploy.field.";
    private static final String SECTION = "guide.deploy.section.";

    /** Returns the key of a field's words. */
    static String key(String field) {
        return FIELD + field;
    }

    /** A summary of one sentence for the list of sections. */
    static Effect brief(String key, String... args) {
        return Effect.note("guide.deploy.brief." + key, args);
    }

    static Section section(String name, Effect summary, List<Field> fields, Exhibit... exhibits) {
        return Section.of(SECTION + name, summary, fields, exhibits);
    }

    Spot root(Object... path) {
        return Spot.at(workload.document(), path);
    }

    Spot template(Object... path) {
        return root(workload.shape().templatePath(path));
    }

    Spot pod(Object... path) {
        return root(workload.shape().podPath(path));
    }

    Spot main(Object... path) {
        return root(workload.path(container, path));
    }

    /** Returns its name and that of its workload. */
    String title() {
        return workload.shape().kind() + " " + workload.name() + " · " + container.name();
    }

    Tree spec() {
        return workload.object().tree().tree("spec");
    }

    boolean is(Workload.Shape shape) {
        return workload.shape() == shape;
    }

    /** Tells whether it is in the cluster already, so that its name and kind stay. */
    boolean isThere() {
        return sheet.original(workload.object()).isPresent();
    }

    /** Returns the names of objects of a kind, those of the text first. */
    List<String> names(String kind) {
        Stream<String> own = Part.of(sheet.text()).stream().filter(part -> part.is(kind)).map(part -> part.document().name());
        Stream<String> others = sheet.subject().around().stream()
                .filter(document -> document.kindName().equals(kind))
                .map(document -> document.name())
                .sorted();
        return Stream.concat(own, others).filter(name -> !name.isEmpty()).distinct().toList();
    }

    /** Returns the keys of a ConfigMap or Secret. */
    List<String> keys(String kind, String name) {
        return new Situation(sheet)
                .find(kind, name)
                .map(found -> Stream.of("data", "stringData", "binaryData")
                        .flatMap(field -> found.tree().tree(field).fields().keySet().stream())
                        .sorted()
                        .toList())
                .orElse(List.of());
    }

    /** Returns an element of a list as a tree, empty when it is something else. */
    static List<Tree> elements(List<?> list) {
        return list.stream().map(element -> new Tree(Map.of("it", element == null ? Map.of() : element)).tree("it")).toList();
    }

    /** A heading that says a name, or that there is none yet. */
    static Effect heading(String name, String otherwise) {
        return name.isEmpty() ? Effect.note("guide.deploy.heading." + otherwise) : Section.plain(name);
    }
}

package dev.pilothouse.guide.deploy;

import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be deployed, and what is around it in the cluster: the two together have to fit. */
final class Situation {

    private final Sheet sheet;
    private final List<Part> parts;
    private final List<Workload> workloads;

    Situation(Sheet sheet) {
        this.sheet = sheet;
        parts = Part.of(sheet.text());
        workloads = Workload.in(parts);
    }

    Sheet sheet() {
        return sheet;
    }

    boolean prod() {
        return sheet.subject().prod();
    }

    List<Part> parts() {
        return parts;
    }

    List<Part> parts(String kind) {
        return parts.stream().filter(part -> part.is(kind)).toList();
    }

    List<Workload> workloads() {
        return workloads;
    }

    /** Returns where the objects go that do not say it themselves. */
    String namespace(Document document) {
        return document.namespace().isEmpty() ? sheet.subject().namespace() : document.namespace();
    }

    /** Finds what is called so, in the text first and then in the cluster. */
    Optional<Document> find(String kind, String name) {
        return Stream.concat(parts(kind).stream().map(Part::document), around(kind)).filter(found -> found.name().equals(name)).findFirst();
    }

    Stream<Document> around(String kind) {
        return sheet.subject().around().stream().filter(found -> found.kindName().equals(kind));
    }

    /** Tells whether it is certain that nothing is called so: what may not be read could be there. */
    boolean isMissing(String kind, String name) {
        return !name.isEmpty() && sheet.subject().isKnown(kind) && find(kind, name).isEmpty();
    }

    /** Returns the workloads of the text whose pods a Service or budget selects. */
    List<Workload> selected(Map<String, String> labels) {
        return labels.isEmpty()
                ? List.of()
                : workloads.stream().filter(workload -> workload.podLabels().entrySet().containsAll(labels.entrySet())).toList();
    }

    /** Tells whether the pods of a workload of the cluster carry these labels. */
    boolean selectsAround(Map<String, String> labels) {
        return Stream.of(Workload.Shape.values())
                .flatMap(shape -> around(shape.kind()))
                .flatMap(document -> Workload.in(List.of(new Part(-1, document))).stream())
                .anyMatch(workload -> !labels.isEmpty() && workload.podLabels().entrySet().containsAll(labels.entrySet()));
    }

    static Spot spot(Part part, Object... path) {
        return Spot.at(part.index(), path);
    }

    static Spot spot(Workload workload, Object... path) {
        return Spot.at(workload.document(), path);
    }

    static Tree spec(Part part) {
        return part.document().tree().tree("spec");
    }
}

package dev.pilothouse.topology;

import dev.pilothouse.diagnosis.Scene;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A scene of written objects. */
final class PaperScene implements Scene {

    private final List<Document> objects;

    PaperScene(String yaml) {
        objects = Land.documents(yaml);
    }

    Document object(String shortName) {
        return objects.stream().filter(each -> WellKnown.refTo(each).shortName().equals(shortName)).findFirst().orElseThrow();
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public Duration skew() {
        return Duration.ZERO;
    }

    @Override
    public Optional<Document> get(ResourceRef ref) {
        return objects.stream().filter(each -> WellKnown.refTo(each).equals(ref)).findFirst();
    }

    @Override
    public List<Document> all(Kind kind, String namespace) {
        return objects.stream()
                .filter(each -> WellKnown.refTo(each).kind().sameAs(kind) && (namespace.isEmpty() || each.namespace().equals(namespace)))
                .toList();
    }

    @Override
    public List<Document> chosen(Kind kind, String namespace, LabelSelector selector) {
        return all(kind, namespace).stream().filter(each -> selector.matches(Labels.of(each.tree().texts("metadata", "labels")))).toList();
    }

    @Override
    public List<Document> warnings(Document object) {
        return List.of();
    }

    @Override
    public List<String> lastLines(ResourceRef pod, String container, boolean previous) {
        return List.of();
    }
}

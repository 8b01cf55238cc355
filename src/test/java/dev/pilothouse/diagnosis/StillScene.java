package dev.pilothouse.diagnosis;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cluster in which nothing moves: the objects that a test puts there. */
final class StillScene implements Scene {

    static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final List<Document> objects = new ArrayList<>();
    Duration skew = Duration.ZERO;

    StillScene with(Document object) {
        objects.add(object);
        return this;
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public Duration skew() {
        return skew;
    }

    @Override
    public Optional<Document> get(ResourceRef ref) {
        return objects.stream().filter(object -> Objects.ref(object).equals(ref)).findFirst();
    }

    @Override
    public List<Document> all(Kind kind, String namespace) {
        return objects.stream()
                .filter(object -> Objects.ref(object).kind().sameAs(kind) && object.namespace().equals(namespace))
                .toList();
    }

    @Override
    public List<Document> chosen(Kind kind, String namespace, LabelSelector selector) {
        return all(kind, namespace).stream()
                .filter(object -> selector.matches(Labels.of(object.tree().texts("metadata", "labels"))))
                .toList();
    }

    @Override
    public List<Document> warnings(Document about) {
        return objects.stream()
                .filter(object -> object.tree().text("involvedObject", "uid").equals(about.uid()))
                .toList();
    }

    @Override
    public List<String> lastLines(ResourceRef pod, String container, boolean previous) {
        return List.of();
    }
}

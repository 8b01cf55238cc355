package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.platform.playground.registry.Page;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.platform.playground.status.Refusal;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;

/** Answers requests to {@code metrics.k8s.io}. */
final class Measurements {

    private final Metrics metrics;
    private final Rendering rendering;
    private final InstantSource clock;

    Measurements(Metrics metrics, Rendering rendering, InstantSource clock) {
        this.metrics = metrics;
        this.rendering = rendering;
        this.clock = clock;
    }

    static boolean serves(Target target) {
        return target.resource().kind().group().equals(MeasuredSchemas.GROUP);
    }

    Answer answer(Target target, Request request) {
        Accepted accepted = Accepted.of(request);
        List<Document> all = target.resource().kind().plural().equals("nodes") ? metrics.nodes() : metrics.pods(target.namespace());
        if (!target.name().isEmpty()) {
            Document one = all.stream()
                    .filter(it -> it.name().equals(target.name()))
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound(target.resource().kind(), target.name()));
            return rendering.object(200, target, one, accepted, request.query());
        }
        LabelSelector selector = selector(request.query().text("labelSelector"));
        List<Page.Item> items = all.stream()
                .filter(it -> selector.matches(Labels.of(it.tree().texts("metadata", "labels"))))
                .map(Rendering::item)
                .toList();
        Page page = new Page(items, Long.toString(clock.millis()), "", OptionalLong.empty());
        return rendering.page(target, page, accepted, request.query());
    }

    private static LabelSelector selector(String text) {
        return LabelSelector.parse(text).orElseThrow(() -> Refusal.badRequest("unable to parse requirement: " + text));
    }
}

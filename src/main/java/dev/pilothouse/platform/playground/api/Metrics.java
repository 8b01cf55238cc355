package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Document;
import java.util.List;

/** What machines and pods use, as objects of {@code metrics.k8s.io/v1beta1}; read when asked for and kept nowhere. */
public interface Metrics {

    /** Nothing is measured. */
    Metrics NONE = new Metrics() {
        @Override
        public List<Document> nodes() {
            return List.of();
        }

        @Override
        public List<Document> pods(String namespace) {
            return List.of();
        }
    };

    /** Returns a {@code NodeMetrics} of each node that is measured. */
    List<Document> nodes();

    /** Returns a {@code PodMetrics} of each pod of a namespace that is measured, of all namespaces when it is empty. */
    List<Document> pods(String namespace);
}

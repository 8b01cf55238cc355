package dev.pilothouse.platform.playground;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.api.Metrics;
import dev.pilothouse.platform.playground.kubelet.Measured;
import java.util.List;

/** What the simulated machines measure, as the API server serves it. */
record MeasuredUse(Measured measured) implements Metrics {

    @Override
    public List<Document> nodes() {
        return measured.nodes();
    }

    @Override
    public List<Document> pods(String namespace) {
        return measured.pods(namespace);
    }
}

package dev.pilothouse.platform.minikube;

import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.Stages;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the events of {@code minikube start -o json}: one CloudEvent a line, the steps by the names that its package {@code register} gives them. */
final class StartEvents {

    private static final String TYPE = "io.k8s.sigs.minikube.";

    private final Stages stages;
    private final List<String> errors = new ArrayList<>();
    private boolean planes;

    StartEvents(Stages stages) {
        this.stages = stages;
    }

    void line(String text) {
        if (!text.startsWith("{")) {
            if (!text.isBlank()) {
                stages.line(text);
            }
            return;
        }
        try {
            event(Json.read(text));
        } catch (ProblemException e) {
            stages.line(text);
        }
    }

    private void event(Tree event) {
        Tree data = event.tree("data");
        switch (event.text("type").replace(TYPE, "")) {
            case "step" -> step(data.text("name"));
            case "download", "download.progress" -> stages.begin(Step.IMAGE, data.text("artifact"));
            case "error" -> Stream.of("message", "advice").map(data::text).filter(words -> !words.isBlank()).forEach(errors::add);
            default -> {}
        }
        String message = data.text("message").strip();
        if (!message.isEmpty()) {
            stages.line(message);
        }
    }

    /** Each further node starts by the step by which the first did. */
    private void step(String name) {
        switch (name) {
            case "Downloading Artifacts" -> stages.begin(Step.IMAGE, "");
            case "Starting Node" -> stages.begin(planes ? Step.JOIN_WORKERS : Step.NODES, "");
            case "Creating Container", "Creating VM" -> stages.begin(Step.NODES, "");
            case "Preparing Kubernetes" -> {
                planes = true;
                stages.begin(Step.CONTROL_PLANE, "");
            }
            case "Verifying Kubernetes" -> stages.begin(Step.API_READY, "");
            case "Enabling Addons" -> stages.begin(Step.STORAGE, "");
            default -> {}
        }
    }

    /** Returns what it said of errors, the first one first. */
    List<String> errors() {
        return List.copyOf(errors);
    }
}

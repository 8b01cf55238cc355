package dev.pilothouse.guide.object;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.deploy.Part;
import dev.pilothouse.guide.deploy.Quality;
import dev.pilothouse.guide.deploy.Workload;
import dev.pilothouse.guide.deploy.Workload.Container;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of a running pod whose requests or limits change: it stays where it is, and its policy says whether a container starts again. */
final class InPlace {

    private InPlace() {}

    static List<Remark> remarks(Sheet sheet, Workload pod) {
        List<Remark> remarks = new ArrayList<>();
        Optional<Workload> before = sheet.original(pod.object())
                .flatMap(original -> Workload.in(List.of(new Part(0, new Document(original.fields())))).stream().findFirst());
        if (before.isEmpty()) {
            return remarks;
        }
        if (Quality.of(before.get().containers()) != Quality.of(pod.containers())) {
            remarks.add(Remark.at(Spot.at(pod.document(), "spec"), Effect.error("guide.resources.other-quality")));
        }
        for (Container container : pod.containers()) {
            for (String resource : List.of("cpu", "memory")) {
                if (!said(before.get(), container, resource).equals(said(container.tree(), resource))) {
                    remarks.add(Remark.of(Effect.note(
                            restarts(container.tree(), resource) ? "guide.resources.starts-again" : "guide.resources.in-place", container.name(), resource)));
                }
            }
        }
        return remarks;
    }

    private static String said(Workload before, Container container, String resource) {
        return before.containers().stream()
                .filter(was -> was.name().equals(container.name()))
                .map(was -> said(was.tree(), resource))
                .findFirst()
                .orElse("");
    }

    private static String said(Tree container, String resource) {
        return container.text("resources", "requests", resource) + "/" + container.text("resources", "limits", resource);
    }

    private static boolean restarts(Tree container, String resource) {
        return container.trees("resizePolicy").stream()
                .anyMatch(policy -> policy.text("resourceName").equals(resource) && policy.text("restartPolicy").equals("RestartContainer"));
    }
}

package dev.pilothouse.guide.deploy;

import dev.pilothouse.guide.deploy.Workload.Container;
import dev.pilothouse.guide.deploy.Workload.Shape;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.Edit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What somebody says of a deployment in one line; everything else stays as the template has it.
 *
 * @param kind kind of the workload, in any case
 * @param environment variables with values
 */
public record Order(Optional<String> kind, OptionalInt replicas, Map<String, String> environment) {

    /**
     * Returns the sheet with all of that in its first workload.
     *
     * @throws ProblemException {@code KIND_UNKNOWN} when the kind is none that makes pods over and over, {@code NOT_SCALABLE} when
     *     copies are asked for of a kind that has none
     */
    public Sheet in(Sheet sheet) {
        Sheet changed = sheet;
        if (kind.isPresent()) {
            changed = new ShapeSwitch(first(changed)).write(changed, shape(kind.get()).kind());
        }
        Workload workload = first(changed);
        if (replicas.isPresent()) {
            if (!workload.shape().hasReplicas()) {
                throw new ProblemException(Problem.of(ProblemCode.NOT_SCALABLE, workload.shape().kind() + " " + workload.name()));
            }
            changed = changed.with(Spot.at(workload.document(), "spec", "replicas"), (long) replicas.getAsInt());
        }
        Container main = workload.main().orElseThrow();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            Spot list = Spot.at(workload.document(), workload.path(main, "env"));
            changed = changed.with(list.then(changed.size(list)), Edit.object("name", variable.getKey(), "value", variable.getValue()));
        }
        return changed;
    }

    /** Tells whether a kind of that name, in any case, can be deployed. */
    public static boolean takes(String kind) {
        return named(kind).isPresent();
    }

    private static Workload first(Sheet sheet) {
        return Workload.in(Part.of(sheet.text())).stream()
                .filter(workload -> workload.main().isPresent())
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NOTHING_TO_APPLY, "")));
    }

    private static Shape shape(String kind) {
        return named(kind).orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.KIND_UNKNOWN, kind)));
    }

    private static Optional<Shape> named(String kind) {
        return Arrays.stream(Shape.values())
                .filter(shape -> shape != Shape.POD && shape != Shape.REPLICA_SET && shape.kind().equalsIgnoreCase(kind))
                .findFirst();
    }
}

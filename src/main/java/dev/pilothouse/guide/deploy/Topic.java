package dev.pilothouse.guide.deploy;

import dev.pilothouse.guide.deploy.Workload.Shape;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Input;
import dev.pilothouse.guide.form.Lens;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Sheet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which workload, and which of its containers, the form is about: a text may hold many. */
record Topic(List<Stage> stages) implements Lens {

    /**
     * Returns all that the form can be about, first what it is about by itself: the first container of the first workload. Pods by
     * themselves are made by nobody again and cannot be changed, so that they come last.
     */
    static List<Stage> stages(Sheet sheet) {
        return Workload.in(Part.of(sheet.text())).stream()
                .filter(workload -> workload.main().isPresent())
                .sorted(Comparator.comparing(workload -> workload.shape() == Shape.POD))
                .flatMap(workload -> containers(workload).map(container -> new Stage(sheet, workload, container)))
                .toList();
    }

    private static Stream<Workload.Container> containers(Workload workload) {
        return workload.containers().stream().sorted(Comparator.comparing((Workload.Container container) -> container.list().equals("initContainers")));
    }

    /** Asks for it, where there is more than one. */
    static Optional<Field> field(Stage stage) {
        List<Stage> stages = stages(stage.sheet());
        List<Input.Option> options = stages.stream().map(one -> new Input.Option(one.main().toString(), Section.plain(one.title()))).toList();
        return stages.size() < 2
                ? Optional.empty()
                : Optional.of(Field.of(Stage.key("topic"), stage.main(), new Input.Choice(options, false)).by(new Topic(stages)));
    }

    @Override
    public Optional<Object> read(Sheet sheet) {
        return stages.stream().map(Stage::main).filter(spot -> sheet.topic().equals(Optional.of(spot))).findFirst()
                .or(() -> stages.stream().map(Stage::main).findFirst())
                .map(Object::toString);
    }

    @Override
    public Sheet write(Sheet sheet, @Nullable Object value) {
        return sheet.on(stages.stream().map(Stage::main).filter(spot -> spot.toString().equals(value)).findFirst());
    }
}

package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.KeyGenerator;
import dev.pilothouse.guide.KeyGenerator.Alphabet;
import dev.pilothouse.guide.compose.Compose;
import dev.pilothouse.guide.compose.ComposeFolder;
import dev.pilothouse.guide.deploy.Names;
import dev.pilothouse.guide.deploy.Template;
import dev.pilothouse.guide.deploy.Template.Answers;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.ui.kit.Fx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Where a deployment begins: a template with an image, a file of objects, or a Compose file. It ends as a text for the guide. */
final class DeployViewModel implements AutoCloseable {

    private static final int PASSWORD = 24;

    private final String namespace;
    private final Fx fx;
    private final Consumer<String> begin;
    private final ReadOnlyObjectWrapper<DeployState> state = new ReadOnlyObjectWrapper<>(new DeployState.Choosing());
    private final ObjectProperty<Template> template = new SimpleObjectProperty<>(Template.WEB_SERVICE);
    private final StringProperty image = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private Fx.@Nullable Call<?> reading;

    /**
     * @param begin goes on with the documents of a text
     */
    DeployViewModel(String namespace, Fx fx, Consumer<String> begin) {
        this.namespace = namespace;
        this.fx = fx;
        this.begin = begin;
    }

    ReadOnlyObjectProperty<DeployState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    String namespace() {
        return namespace;
    }

    ObjectProperty<Template> templateProperty() {
        return template;
    }

    /** The image; empty for that of the template. */
    StringProperty imageProperty() {
        return image;
    }

    /** The name; empty for one that is made of the image. */
    StringProperty nameProperty() {
        return name;
    }

    /** Returns the name that an empty name stands for. */
    String suggestedName() {
        return Names.ofImage(image.get().strip()).orElse(template.get().suggestedName());
    }

    /** Goes on with the chosen template. */
    void begin() {
        String chosen = name.get().isBlank() ? suggestedName() : name.get().strip();
        String password = KeyGenerator.secure().generate(PASSWORD, Alphabet.LETTERS_AND_DIGITS).text().orElse("");
        begin.accept(template.get().yaml(new Answers(chosen, namespace, image.get().strip(), password)));
    }

    /** Reads a file and goes on with it; a Compose file is looked at first. */
    void open(Path file) {
        String shown = String.valueOf(file.getFileName());
        state.set(new DeployState.Reading(shown));
        reading = fx.call(() -> read(file))
                .onDone(found -> {
                    if (found.compose().isPresent()) {
                        state.set(new DeployState.Composed(shown, found.compose().get()));
                    } else {
                        state.set(new DeployState.Choosing());
                        begin.accept(found.text());
                    }
                })
                .onRefused(problem -> state.set(new DeployState.Refused(problem)));
    }

    private record Found(String text, Optional<Compose> compose) {}

    private static Found read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return new Found(text, Compose.fits(text)
                    ? Optional.of(Compose.read(text, ComposeFolder.around(file, _ -> Optional.empty())))
                    : Optional.empty());
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_UNREADABLE, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    /** Goes on with what a Compose file became. */
    void beginComposed() {
        if (state.get() instanceof DeployState.Composed composed && composed.compose().problems().isEmpty()) {
            begin.accept(composed.compose().yaml());
        }
    }

    /** Goes back to choosing. */
    void back() {
        state.set(new DeployState.Choosing());
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.cancel();
        }
    }
}

package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Language;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own dialogs for files, over the window. */
final class DesktopFiles implements FileDialogs {

    private final Language language;
    private final Supplier<Window> owner;

    DesktopFiles(Language language, Supplier<Window> owner) {
        this.language = language;
        this.owner = owner;
    }

    @Override
    public Optional<Path> open(Type type) {
        return path(chooser(type).showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> save(Type type, String name) {
        FileChooser chooser = chooser(type);
        chooser.setInitialFileName(name);
        return path(chooser.showSaveDialog(owner.get()));
    }

    @Override
    public Optional<Path> folder() {
        return path(new DirectoryChooser().showDialog(owner.get()));
    }

    private FileChooser chooser(Type type) {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters().add(
                switch (type) {
                    case ANY -> new FileChooser.ExtensionFilter(language.words().say("shell.files.any"), "*");
                    case YAML -> new FileChooser.ExtensionFilter(language.words().say("shell.files.yaml"), "*.yaml", "*.yml", "*.json");
                    case OBJECTS -> new FileChooser.ExtensionFilter(language.words().say("shell.files.objects"), "*.yaml.gz", "*.gz", "*.yaml", "*.yml");
                    case SNAPSHOT -> new FileChooser.ExtensionFilter(language.words().say("shell.files.snapshot"), "*.json.gz", "*.gz");
                    case PNG -> new FileChooser.ExtensionFilter(language.words().say("shell.files.png"), "*.png");
                    case SVG -> new FileChooser.ExtensionFilter(language.words().say("shell.files.svg"), "*.svg");
                });
        return chooser;
    }

    private static Optional<Path> path(@org.jspecify.annotations.Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}

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
import org.jspecify.annotations.Nullable;

/** The system's own dialogs for files, over the window. They begin in the folder of the last file, and at first at home. */
final class DesktopFiles implements FileDialogs {

    private final Language language;
    private final Supplier<Window> owner;
    private File folder = new File(System.getProperty("user.home"));

    DesktopFiles(Language language, Supplier<Window> owner) {
        this.language = language;
        this.owner = owner;
    }

    @Override
    public Optional<Path> open(Type type) {
        return path(chooser(type, "shell.files.open").showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> save(Type type, String name) {
        FileChooser chooser = chooser(type, "shell.files.save");
        chooser.setInitialFileName(name);
        return path(chooser.showSaveDialog(owner.get()));
    }

    @Override
    public Optional<Path> folder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(language.words().say("shell.files.folder"));
        chooser.setInitialDirectory(beginning());
        return path(chooser.showDialog(owner.get()));
    }

    private FileChooser chooser(Type type, String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(language.words().say(titleKey));
        chooser.setInitialDirectory(beginning());
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

    /** A folder that is gone would make the dialog fail. */
    private @Nullable File beginning() {
        return folder.isDirectory() ? folder : null;
    }

    private Optional<Path> path(@Nullable File file) {
        if (file != null) {
            folder = file.isDirectory() ? file : file.getAbsoluteFile().getParentFile();
        }
        return Optional.ofNullable(file).map(File::toPath);
    }
}

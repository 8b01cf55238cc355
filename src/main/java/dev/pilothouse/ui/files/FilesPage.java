package dev.pilothouse.ui.files;

import dev.pilothouse.files.FileEntry;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import dev.pilothouse.ui.navigation.Command.Scope;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import java.util.List;
import javafx.scene.Node;

/** The drawer with the files of a container. */
public final class FilesPage implements Page {

    private final FilesViewModel model;
    private final FilesView view;
    private final FileDialogs dialogs;

    /** @param container empty for the pod's default one */
    public FilesPage(
            Session session, EnvironmentStyle environment, ResourceRef pod, String container, FileDialogs dialogs, Navigator navigator, Fx fx, Language language) {
        this.dialogs = dialogs;
        model = new FilesViewModel(session, pod, container, fx);
        FilesView.Questions questions = new FilesView.Questions(
                this::download, () -> dialogs.open(FileDialogs.Type.ANY).ifPresent(model::upload), () -> dialogs.folder().ifPresent(model::upload),
                navigator::closeDrawer);
        view = new FilesView(model, session.context().name(), environment, language, questions);
    }

    /** A file goes where the person says, a folder under its own name into one. */
    private void download(FileEntry entry) {
        if (entry.folder()) {
            dialogs.folder().ifPresent(folder -> model.download(entry, folder.resolve(entry.name())));
        } else {
            dialogs.save(FileDialogs.Type.ANY, entry.name()).ifPresent(file -> model.download(entry, file));
        }
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        view.focusFirst();
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command("files.enter", "files.enter", Icons.FOLDER, "Enter", Scope.LIST, this::folderChosen, () -> view.chosen().ifPresent(model::enter)),
                new Command("files.up", "files.up", "mdi2a-arrow-up", "Backspace", Scope.LIST, Command.ALWAYS, model::up),
                new Command("files.download", "files.download", "mdi2d-download-outline", "D", Scope.LIST, this::somethingChosen, () -> view.chosen().ifPresent(this::download)));
    }

    private Availability folderChosen() {
        return view.chosen().filter(FileEntry::folder).isPresent() ? new Availability.On() : new Availability.Off("files.off.no-folder", List.of());
    }

    private Availability somethingChosen() {
        return view.chosen().isPresent() ? new Availability.On() : new Availability.Off("files.off.nothing", List.of());
    }

    @Override
    public void readAgain() {
        model.again();
    }

    @Override
    public void close() {
        model.close();
    }
}

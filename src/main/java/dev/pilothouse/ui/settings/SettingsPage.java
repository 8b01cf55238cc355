package dev.pilothouse.ui.settings;

import dev.pilothouse.cluster.Context;
import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.settings.Folders;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;

/** Everything that can be chosen, each with its effect in one line. */
public final class SettingsPage implements Page {

    private final SettingsViewModel model;
    private final SettingsView view;

    /**
     * @param kubeconfigs the files that are looked at, in their order
     * @param contexts asked on a thread of its own
     * @param open shows a file or folder in the desktop's own program
     */
    public SettingsPage(
            Settings settings,
            Folders folders,
            List<Path> kubeconfigs,
            EnvironmentChoices choices,
            Supplier<List<Context>> contexts,
            Fx fx,
            Language language,
            Consumer<Path> open) {
        model = new SettingsViewModel(settings, choices, contexts, fx);
        view = new SettingsView(model, settings, folders, kubeconfigs, language, open);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        model.start();
    }

    @Override
    public void hidden() {
        model.close();
    }

    @Override
    public void close() {
        model.close();
    }
}

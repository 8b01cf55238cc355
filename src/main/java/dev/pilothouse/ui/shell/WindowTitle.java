package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.kit.KindNames;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Place;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;

/** The title of the window: the cluster, and the kind that is browsed. */
final class WindowTitle {

    private final Workspace workspace;
    private final ShellNavigator navigator;
    private final Language language;

    WindowTitle(Workspace workspace, ShellNavigator navigator, Language language) {
        this.workspace = workspace;
        this.navigator = navigator;
        this.language = language;
    }

    StringBinding binding() {
        return Bindings.createStringBinding(this::text, workspace.sessionProperty(), navigator.placeProperty(), language.wordsProperty());
    }

    private String text() {
        Optional<String> kind = navigator.placeProperty().get()
                .filter(Place.Browse.class::isInstance)
                .map(place -> KindNames.plural(language.words(), ((Place.Browse) place).kind()));
        Optional<String> cluster = workspace.session().map(open -> open.context().name());
        return kind.isPresent() && cluster.isPresent()
                ? language.words().say("shell.title", cluster.get(), kind.get())
                : language.words().say("shell.title-plain");
    }
}

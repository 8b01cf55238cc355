package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import java.util.Optional;
import javafx.scene.Node;

/** What stands in the middle of the window: the pages that the navigator has open, or how far the opening of a cluster has come. */
final class PageArea {

    private final DrawerHost drawers;
    private final Workspace workspace;
    private final ShellNavigator navigator;
    private final Language language;

    PageArea(DrawerHost drawers, Workspace workspace, ShellNavigator navigator, Language language) {
        this.drawers = drawers;
        this.workspace = workspace;
        this.navigator = navigator;
        this.language = language;
    }

    void follow() {
        workspace.openingProperty().subscribe(this::show);
        navigator.sceneProperty().subscribe(this::show);
    }

    private void show(ShellNavigator.Scene scene) {
        drawers.show(scene.page().map(Page::node), scene.beside().map(Page::node), scene.over().map(Page::node));
    }

    private void show(Workspace.Opening opening) {
        switch (opening) {
            case Workspace.Opening.Idle() -> showScene();
            case Workspace.Opening.Connecting(String context) -> only(ProblemPage.connecting(language, context, this::showScene));
            case Workspace.Opening.Refused(String context, var problem) ->
                only(ProblemPage.refused(language, context, problem, () -> workspace.open(context), () -> {
                    showScene();
                    navigator.go(new Place.Clusters());
                }));
        }
    }

    private void showScene() {
        show(navigator.sceneProperty().get());
    }

    private void only(Node page) {
        drawers.show(Optional.of(page), Optional.empty(), Optional.empty());
    }
}

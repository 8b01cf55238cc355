package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The commands that hold now, the nearest to the person first: of what lies over the page, beside it, of the page, and the shell's own. */
final class CommandsHere {

    private final ShellNavigator navigator;
    private final Node overlay;
    private final List<Command> own;

    /** @param overlay where palette, lists and sheets are shown, over all pages */
    CommandsHere(ShellNavigator navigator, Node overlay, List<Command> own) {
        this.navigator = navigator;
        this.overlay = overlay;
        this.own = own;
    }

    List<Command> all() {
        List<Command> all = new ArrayList<>();
        pages().forEach(page -> all.addAll(page.commands()));
        all.addAll(own);
        return all;
    }

    /**
     * Returns those whose keys hold where the focus is. A list or log in a drawer or an overlay has the focus to itself: keys of rows would
     * act on a row of the page below, which nobody looks at.
     */
    List<Command> at(@Nullable Node focus) {
        List<Page> pages = pages();
        Optional<Node> holder = Stream.concat(Stream.of(overlay), pages.stream().map(Page::node)).filter(node -> isWithin(focus, node)).findFirst();
        List<Command> all = new ArrayList<>();
        for (Page page : pages) {
            boolean elsewhere = holder.isPresent() && holder.get() != page.node();
            page.commands().stream().filter(command -> !elsewhere || !ofContent(command)).forEach(all::add);
        }
        all.addAll(own);
        return all;
    }

    private static boolean ofContent(Command command) {
        return command.scope() == Command.Scope.LIST || command.scope() == Command.Scope.LOGS;
    }

    private static boolean isWithin(@Nullable Node node, Node parent) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == parent) {
                return true;
            }
        }
        return false;
    }

    private List<Page> pages() {
        ShellNavigator.Scene scene = navigator.sceneProperty().get();
        return Stream.of(scene.over(), scene.beside(), scene.page()).flatMap(Optional::stream).toList();
    }
}

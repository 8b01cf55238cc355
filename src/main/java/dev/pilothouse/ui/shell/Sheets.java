package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.palette.PalettePage;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;

/** What is opened over the window: the palette, the namespaces, the keys, the edits that were not sent, and the questions before leaving. */
final class Sheets {

    private static final double PALETTE_TOP = 96;
    private static final double KEYS_TOP = 64;

    private final Overlay overlay;
    private final Workspace workspace;
    private final CommandsHere commands;
    private final boolean mac;
    private final PalettePage palette;
    private final NamespacePicker namespaces;
    private final KeySheet keys;
    private final DeskSheets desk;
    private Consumer<Runnable> beforeLeaving = Runnable::run;

    /** @param chip says in which cluster the palette looks */
    Sheets(
            Overlay overlay,
            Workspace workspace,
            ShellNavigator navigator,
            Desk edits,
            CommandsHere commands,
            boolean mac,
            Supplier<Optional<Node>> chip,
            Language language,
            InstantSource clock) {
        this.overlay = overlay;
        this.workspace = workspace;
        this.commands = commands;
        this.mac = mac;
        palette = new PalettePage(language, new PaletteEntries(workspace, language, navigator, commands::all, mac), chip, overlay::close);
        namespaces = new NamespacePicker(workspace, language, overlay::close);
        keys = new KeySheet(language, overlay::close);
        desk = new DeskSheets(edits, overlay, workspace, navigator, language, clock);
        workspace.knownNamespacesProperty().subscribe(_ -> palette.refresh());
    }

    /** Opens the palette with these letters in its field. */
    void palette(String letters) {
        workspace.wantNamespaces();
        overlay.centred(palette.node(), PALETTE_TOP);
        palette.open(letters);
    }

    /** Offers the namespaces of the open cluster under their button. */
    void namespaces(Node button) {
        if (workspace.session().isPresent()) {
            overlay.under(namespaces, button);
            namespaces.opened();
        }
    }

    void keys() {
        overlay.centred(keys, KEYS_TOP);
        keys.opened(commands.all(), mac);
    }

    /** Lists the edits that were not sent under their button. */
    void changes(Node button) {
        desk.list(button);
    }

    /** Leaves the app by running something, after all questions. */
    void leave(Runnable end) {
        beforeLeaving.accept(() -> desk.leave(end));
    }

    /** Lets somebody ask first; what it is given goes on with the leaving. */
    void askBeforeLeaving(Consumer<Runnable> question) {
        beforeLeaving = question;
    }

    /** Closes what is open; tells whether there was something. */
    boolean close() {
        boolean open = overlay.shown().isPresent();
        overlay.close();
        return open;
    }
}

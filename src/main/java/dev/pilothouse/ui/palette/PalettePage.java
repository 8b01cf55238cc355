package dev.pilothouse.ui.palette;

import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;

/** The palette as the shell shows it: opened with a few letters or a prefix, closed by its choice or Esc. */
public final class PalettePage implements Page {

    private final PaletteViewModel model;
    private final PaletteView view;

    /** Where a result stands, and the letter that asks for this group alone. */
    public enum Group {
        COMMANDS('>'),
        KINDS(':'),
        OBJECTS('#'),
        NAMESPACES('/'),
        CLUSTERS('@');

        private final char prefix;

        Group(char prefix) {
            this.prefix = prefix;
        }

        static Optional<Group> ofPrefix(char letter) {
            for (Group group : values()) {
                if (group.prefix == letter) {
                    return Optional.of(group);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Something that can be found.
     *
     * @param id stable, to remember its use
     * @param icon literal of the icon pack
     * @param context what it is or where, in a few words
     * @param alsoCalled other names that find it, such as short names of kinds
     * @param keys the caps of its keys, empty for none
     * @param off why it cannot be done now, empty when it can
     */
    public record Entry(
            String id,
            Group group,
            String icon,
            String title,
            String context,
            List<String> alsoCalled,
            String keys,
            String off,
            Runnable run) {}

    /**
     * @param entries asked once each time the palette opens
     * @param chip says where a command will act; asked each time
     * @param close called when the palette is done
     */
    public PalettePage(Language language, Supplier<List<Entry>> entries, Supplier<Optional<Node>> chip, Runnable close) {
        model = new PaletteViewModel(entries);
        view = new PaletteView(model, language, chip, close);
    }

    @Override
    public Node node() {
        return view;
    }

    /** Finds what is known only now, for the letters that are typed already. */
    public void refresh() {
        model.refresh();
    }

    /** Starts anew with these letters in the field. */
    public void open(String letters) {
        view.opened(letters);
    }
}

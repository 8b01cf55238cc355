package dev.pilothouse.ui.detail;

import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;

/** Pages of other features that stand in tabs: each is made when its tab is first looked at, and is shown only while it is looked at. */
final class TabPages implements AutoCloseable {

    private final Map<String, Page> made = new HashMap<>();
    private Optional<Page> selected = Optional.empty();
    private String tab = "";
    private boolean shown;

    /** Returns what is in that tab. */
    Node node(String id, Supplier<Page> maker) {
        Node node = made.computeIfAbsent(id, _ -> maker.get()).node();
        select(tab);
        return node;
    }

    /** Another tab is looked at; it may be one of these or not. */
    void select(String id) {
        tab = id;
        Optional<Page> next = Optional.ofNullable(made.get(id));
        if (!next.equals(selected)) {
            hide(selected);
            selected = next;
            if (shown) {
                selected.ifPresent(Page::shown);
            }
        }
    }

    void show() {
        shown = true;
        selected.ifPresent(Page::shown);
    }

    void hide() {
        hide(selected);
        shown = false;
    }

    private void hide(Optional<Page> page) {
        if (shown) {
            page.ifPresent(Page::hidden);
        }
    }

    /** Returns what can be done in the tab that is looked at. */
    List<Command> commands() {
        return selected.map(Page::commands).orElse(List.of());
    }

    @Override
    public void close() {
        made.values().forEach(Page::close);
    }
}

package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Focus;
import dev.pilothouse.ui.kit.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Items of a list, one under the other, each with a way to be removed, and a way to add one. */
final class ItemsPart implements FormPart {

    /** What an item looks like, and where typing begins in one that was just added. */
    interface Item extends FormPart {

        Node first();
    }

    /**
     * The list in the blueprint.
     *
     * @param add adds an item at the end
     * @param remove removes the item of that index
     */
    record Items(ToIntFunction<Blueprint> count, UnaryOperator<Blueprint> add, BiFunction<Blueprint, Integer, Blueprint> remove) {

        /**
         * Makes it of a list that is written as a whole.
         *
         * @param fresh what is added
         */
        static <T> Items of(Lens<List<T>> list, T fresh) {
            return new Items(
                    blueprint -> list.read().apply(blueprint).size(),
                    blueprint -> {
                        List<T> more = new ArrayList<>(list.read().apply(blueprint));
                        more.add(fresh);
                        return list.write().apply(blueprint, more);
                    },
                    (blueprint, at) -> {
                        List<T> less = new ArrayList<>(list.read().apply(blueprint));
                        less.remove((int) at);
                        return list.write().apply(blueprint, less);
                    });
        }
    }

    private final FormContext context;
    private final Items items;
    private final IntFunction<? extends Item> make;
    private final String removeKey;
    private final VBox lines = new VBox();
    private final List<Item> shown = new ArrayList<>();
    private final VBox box;

    /**
     * @param make makes the item of that index
     */
    ItemsPart(FormContext context, Items items, IntFunction<? extends Item> make, String addKey, String removeKey) {
        this.context = context;
        this.items = items;
        this.make = make;
        this.removeKey = removeKey;
        lines.getStyleClass().add("designer-items");
        box = new VBox(lines, context.adder(addKey, this::add));
        box.getStyleClass().add("designer-part");
    }

    @Override
    public Node node() {
        return box;
    }

    private void add() {
        int before = shown.size();
        context.edit().accept(items.add());
        if (shown.size() > before) {
            Focus.on(shown.getLast().first());
        }
    }

    @Override
    public void show(Blueprint blueprint) {
        int count = items.count().applyAsInt(blueprint);
        while (shown.size() > count) {
            shown.removeLast();
            lines.getChildren().removeLast();
        }
        while (shown.size() < count) {
            int index = shown.size();
            Item item = make.apply(index);
            shown.add(item);
            lines.getChildren().add(line(item.node(), index));
        }
        lines.setManaged(count > 0);
        shown.forEach(item -> item.show(blueprint));
    }

    private Node line(Node item, int index) {
        HBox.setHgrow(item, Priority.ALWAYS);
        HBox line = new HBox(item, Buttons.small(Buttons.icon(
                Icons.CLOSE, context.language().text(removeKey), () -> context.edit().accept(blueprint -> items.remove().apply(blueprint, index)))));
        line.getStyleClass().add("designer-line");
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }
}

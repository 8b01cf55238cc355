package dev.pilothouse.ui.detail;

import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Pane;

/** What can be done with an object: as many buttons as there is room for, the rest in a menu, and the last one always at the right edge. */
final class ActionRow extends Pane {

    private static final double GAP = 6;

    private final List<Action> seldom = new ArrayList<>();
    private final List<Shown> shown = new ArrayList<>();
    private final ContextMenu menu = new ContextMenu();
    private final ActionButton more;
    private final ActionButton last;
    private final Language language;

    /** One thing to do, named by a key of the message bundles. */
    record Action(String icon, String titleKey, Runnable run) {}

    private record Shown(Action action, ActionButton button) {}

    /**
     * @param last at the right edge, never in the menu
     */
    ActionRow(Language language, ActionButton last) {
        this.language = language;
        this.last = last;
        more = Buttons.small(Buttons.icon(Icons.MORE, language.text("detail.command.more"), () -> {}));
        more.setOnAction(_ -> {
            menu.getItems().setAll(hidden().map(this::item).toList());
            menu.show(more, Side.BOTTOM, 0, 0);
        });
        getChildren().addAll(more, last);
    }

    /** Shows these from now on, the most used first; those that are seldom used stay in the menu. */
    void show(List<Action> often, List<Action> rare) {
        shown.clear();
        often.forEach(action -> shown.add(new Shown(
                action, Buttons.small(Buttons.with(action.icon(), Buttons.plain(language.text(action.titleKey()), action.run()))))));
        seldom.clear();
        seldom.addAll(rare);
        getChildren().setAll(shown.stream().map(Shown::button).toList());
        getChildren().addAll(more, last);
    }

    private Stream<Action> hidden() {
        return Stream.concat(shown.stream().filter(each -> !each.button.isVisible()).map(Shown::action), seldom.stream());
    }

    private MenuItem item(Action action) {
        MenuItem item = new MenuItem(language.words().say(action.titleKey()), Icon.of(action.icon()));
        item.setOnAction(_ -> action.run().run());
        return item;
    }

    @Override
    protected void layoutChildren() {
        double height = last.prefHeight(-1);
        double end = getWidth() - last.prefWidth(-1);
        last.resizeRelocate(end, 0, last.prefWidth(-1), height);
        double all = shown.stream().mapToDouble(each -> each.button.prefWidth(-1) + GAP).sum();
        boolean menuNeeded = !seldom.isEmpty() || all > end;
        double room = menuNeeded ? end - more.prefWidth(-1) - GAP : end;
        double at = 0;
        boolean full = false;
        for (Shown each : shown) {
            double width = each.button.prefWidth(-1);
            full |= at + width > room;
            each.button.setVisible(!full);
            if (!full) {
                each.button.resizeRelocate(at, 0, width, height);
                at += width + GAP;
            }
        }
        more.setVisible(menuNeeded);
        more.resizeRelocate(at, 0, more.prefWidth(-1), height);
    }

    @Override
    protected double computeMinWidth(double height) {
        return last.prefWidth(-1) + more.prefWidth(-1) + GAP;
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    /** A tall page below takes nothing of it. */
    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return last.prefHeight(-1);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }
}

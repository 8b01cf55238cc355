package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** A small number from one on, with a button less and one more. */
final class CountPart implements FormPart {

    private final TextPart number;
    private final HBox box;

    CountPart(FormContext context, String nameKey, int most, Lens<Integer> lens) {
        number = TextPart.number(context, nameKey, 2, new Lens<>(
                lens.read(), (blueprint, count) -> count == 0 ? blueprint : lens.write().apply(blueprint, Math.min(most, count))));
        ((TextField) number.node()).setPrefColumnCount(3);
        ActionButton less = Buttons.small(Buttons.plain(context.language().text("designer.fewer"), () -> step(context, lens, -1, most)));
        ActionButton more = Buttons.small(Buttons.plain(context.language().text("designer.more"), () -> step(context, lens, 1, most)));
        less.setGraphic(Icon.of("mdi2m-minus", 14));
        more.setGraphic(Icon.of(Icons.ADD, 14));
        for (ActionButton button : new ActionButton[] {less, more}) {
            button.getStyleClass().add("icon-only");
            button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }
        box = new HBox(less, number.node(), more);
        box.getStyleClass().add("designer-line");
        box.setAlignment(Pos.CENTER_LEFT);
    }

    private static void step(FormContext context, Lens<Integer> lens, int by, int most) {
        context.edit().accept(blueprint -> {
            int now = lens.read().apply(blueprint);
            int next = Math.clamp(now + by, 1, most);
            return next == now ? blueprint : lens.write().apply(blueprint, next);
        });
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(Blueprint blueprint) {
        number.show(blueprint);
    }
}

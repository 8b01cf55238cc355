package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode.Taint;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A taint: key, value and what it does to pods that do not tolerate it. */
final class TaintPart implements ItemsPart.Item {

    private static final double EFFECT = 132;
    private static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    private final TextPart key;
    private final TextPart value;
    private final ChoicePart effect;
    private final VBox box;

    TaintPart(FormContext context, Lens<Taint> taint) {
        key = TextPart.code(context, "designer.taint.key", taint.then(Taint::key, (now, text) -> new Taint(text, now.value(), now.effect())));
        value = TextPart.code(context, "designer.taint.value", taint.then(Taint::value, (now, text) -> new Taint(now.key(), text, now.effect())))
                .fallback(_ -> context.language().words().say("designer.pairs.value"));
        effect = new ChoicePart(
                context, "designer.taint.effect", taint.then(Taint::effect, (now, text) -> new Taint(now.key(), now.value(), text)), () -> EFFECTS, it -> it);
        HBox.setHgrow(value.node(), Priority.ALWAYS);
        value.node().setMinWidth(0);
        effect.node().setMinWidth(EFFECT);
        HBox row = new HBox(value.node(), effect.node());
        row.getStyleClass().add("designer-line");
        box = new VBox(key.node(), row);
        box.getStyleClass().add("designer-part");
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Node first() {
        return key.node();
    }

    @Override
    public void show(Blueprint blueprint) {
        key.show(blueprint);
        value.show(blueprint);
        effect.show(blueprint);
    }
}

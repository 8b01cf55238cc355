package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Input;
import dev.pilothouse.guide.form.Input.Group;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A list of things with fields of their own: a card each, and a button for one more. */
final class GroupsEditor extends Editor {

    private final FormContext context;
    private final VBox cards = new VBox();
    private final ActionButton add;
    private final VBox all;
    private final List<Card> shown = new ArrayList<>();
    private Field field;

    GroupsEditor(Field field, FormContext context) {
        this.field = field;
        this.context = context;
        add = Buttons.small(Buttons.plain(context.language().text(groups(field).addKey()), this::add));
        all = new VBox(cards, add);
        cards.getStyleClass().add("guide-groups");
        all.getStyleClass().add("guide-groups");
    }

    private static Input.Groups groups(Field field) {
        return (Input.Groups) field.input();
    }

    @Override
    Node node() {
        return all;
    }

    @Override
    Node target() {
        return add;
    }

    private void add() {
        context.edit().accept(sheet -> sheet.with(field.spot().then(sheet.size(field.spot())), groups(field).added()));
    }

    @Override
    void show(Field now, Form form) {
        field = now;
        List<Group> groups = groups(now).groups();
        while (shown.size() > groups.size()) {
            shown.removeLast();
        }
        while (shown.size() < groups.size()) {
            shown.add(new Card(shown.size()));
        }
        if (cards.getChildren().size() != shown.size()) {
            cards.getChildren().setAll(shown.stream().map(card -> card.box).toList());
        }
        for (int i = 0; i < groups.size(); i++) {
            shown.get(i).show(groups.get(i), form);
        }
    }

    private final class Card {

        private final int index;
        private final Label heading = new Label();
        private final FieldList fields = new FieldList(context);
        private final VBox box;

        Card(int index) {
            this.index = index;
            Region stretch = new Region();
            HBox.setHgrow(stretch, Priority.ALWAYS);
            heading.getStyleClass().add("bold-text");
            HBox head = new HBox(heading, stretch, Buttons.icon(Icons.CLOSE, context.language().text("guide.form.remove"), this::remove));
            head.setAlignment(Pos.CENTER_LEFT);
            box = new VBox(head, fields);
            box.getStyleClass().add("guide-card");
        }

        void show(Group group, Form form) {
            heading.setText(context.say(group.heading()));
            fields.show(group.fields(), form);
        }

        private void remove() {
            context.edit().accept(sheet -> sheet.without(groups(field).groups().get(index).spot()));
        }
    }
}

package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.guide.rollout.SetImage;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The images of all containers to type anew, with the reason that is kept with the revision. What is typed stays while the rollout moves. */
final class ImageForm extends VBox {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Language language;
    private final BiConsumer<Map<String, String>, String> done;
    private final GridPane grid = new GridPane();
    private final TextField cause = new TextField();
    private final ActionButton set;
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private List<SetImage.Container> containers = List.of();

    /**
     * @param done told of the images that are other than now, by container, and the reason
     * @param cancel closes the form
     */
    ImageForm(Language language, BiConsumer<Map<String, String>, String> done, Runnable cancel) {
        this.language = language;
        this.done = done;
        getStyleClass().add("image-form");
        grid.getStyleClass().add("image-grid");
        cause.promptTextProperty().bind(language.text("guide.rollout.cause"));
        cause.accessibleTextProperty().bind(language.text("guide.rollout.cause"));
        HBox.setHgrow(cause, Priority.ALWAYS);
        set = Buttons.accent(language.text("guide.rollout.set-images"), this::finish);
        HBox row = new HBox(cause, Buttons.plain(language.text("guide.cancel"), cancel), set);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("image-row");
        getChildren().addAll(grid, row);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                finish();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                cancel.run();
                event.consume();
            }
        });
    }

    /** Shows the containers of the workload; a field that was not touched follows the image of now. */
    void show(Rollout rollout) {
        List<SetImage.Container> now = SetImage.of(rollout.live(), rollout.ref()).containers();
        if (now.equals(containers)) {
            return;
        }
        Map<String, String> typed = new LinkedHashMap<>(changed());
        containers = now;
        grid.getChildren().clear();
        fields.clear();
        for (int i = 0; i < now.size(); i++) {
            SetImage.Container container = now.get(i);
            TextField field = new TextField(typed.getOrDefault(container.name(), container.image()));
            field.getStyleClass().add("code");
            field.setAccessibleText(language.words().say("guide.rollout.image-of", container.name()));
            field.textProperty().subscribe(this::check);
            GridPane.setHgrow(field, Priority.ALWAYS);
            Label name = new Label(container.name());
            name.setMinWidth(USE_PREF_SIZE);
            name.setLabelFor(field);
            grid.addRow(i, name, field);
            fields.put(container.name(), field);
        }
        check();
    }

    void focusFirst() {
        fields.values().stream().findFirst().ifPresent(TextField::requestFocus);
    }

    private Map<String, String> changed() {
        Map<String, String> changed = new LinkedHashMap<>();
        containers.forEach(container -> {
            TextField field = fields.get(container.name());
            if (field != null && !field.getText().strip().equals(container.image())) {
                changed.put(container.name(), field.getText().strip());
            }
        });
        return changed;
    }

    private void check() {
        fields.values().forEach(field -> field.pseudoClassStateChanged(ERROR, !SetImage.isImage(field.getText().strip())));
        Map<String, String> changed = changed();
        if (changed.isEmpty()) {
            set.off(language.words().say("guide.rollout.same-images"));
        } else if (!changed.values().stream().allMatch(SetImage::isImage)) {
            set.off(language.words().say("guide.rollout.no-image"));
        } else {
            set.on();
        }
    }

    private void finish() {
        if (!set.isOff()) {
            done.accept(changed(), cause.getText());
        }
    }
}

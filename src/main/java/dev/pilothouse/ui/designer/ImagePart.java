package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/** The image of nodes: typed, or one of those that are known. */
final class ImagePart implements FormPart {

    private final ComboBox<String> box = new ComboBox<>();
    private final Lens<String> lens;
    private final Supplier<List<String>> images;
    private boolean showing;

    /**
     * @param emptyKey what it means when none is named
     */
    ImagePart(FormContext context, String emptyKey, Lens<String> lens, Supplier<List<String>> images, Function<String, String> words) {
        this.lens = lens;
        this.images = images;
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setMinWidth(0);
        box.accessibleTextProperty().bind(context.language().text("designer.image"));
        box.promptTextProperty().bind(context.language().text(emptyKey));
        box.getEditor().textProperty().subscribe((_, text) -> {
            if (!showing) {
                context.put(lens, text.strip());
            }
        });
        box.setOnShowing(_ -> offer());
        box.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(String image, boolean empty) {
                super.updateItem(image, empty);
                setText(empty || image == null ? "" : image.isEmpty() ? context.language().words().say(emptyKey) : words.apply(image));
            }
        });
    }

    ImagePart(FormContext context, String emptyKey, Lens<String> lens, Supplier<List<String>> images) {
        this(context, emptyKey, lens, images, image -> image);
    }

    private void offer() {
        if (!box.getItems().equals(images.get())) {
            showing = true;
            box.getItems().setAll(images.get());
            showing = false;
        }
    }

    @Override
    public ComboBox<String> node() {
        return box;
    }

    @Override
    public void show(Blueprint blueprint) {
        showing = true;
        String image = lens.read().apply(blueprint);
        FormContext.show(box.getEditor(), image);
        if (!image.equals(box.getValue())) {
            box.setValue(image);
        }
        showing = false;
    }
}

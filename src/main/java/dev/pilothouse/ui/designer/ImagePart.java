package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.NodeImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/** The image of nodes: typed, or one of those that are known. kind's own are called by their version of Kubernetes. */
final class ImagePart implements FormPart {

    private static final String KINDS_OWN = "kindest/node:";
    private static final Pattern VERSION = Pattern.compile("v\\d+\\.\\d+\\.\\d+[\\w.-]*");

    private final FormContext context;
    private final String emptyKey;
    private final ComboBox<String> box = new ComboBox<>();
    private final Lens<String> lens;
    private final Supplier<List<NodeImage>> images;
    private final List<Object> field;
    private Blueprint shown = Blueprint.of("");
    private boolean showing;

    /**
     * @param emptyKey what it means when none is named
     * @param field which field of the text it is
     */
    ImagePart(FormContext context, String nameKey, String emptyKey, Lens<String> lens, Supplier<List<NodeImage>> images, List<Object> field) {
        this.context = context;
        this.emptyKey = emptyKey;
        this.lens = lens;
        this.images = images;
        this.field = field;
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setMinWidth(0);
        box.accessibleTextProperty().bind(context.language().text(nameKey));
        box.promptTextProperty().bind(context.language().text(emptyKey));
        box.getEditor().textProperty().subscribe((_, text) -> {
            if (!showing) {
                context.put(lens, reference(text.strip()));
            }
        });
        box.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                show(shown);
            }
        });
        box.setOnShowing(_ -> offer());
        box.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(String name, boolean empty) {
                super.updateItem(name, empty);
                setText(empty || name == null ? "" : words(name));
            }
        });
    }

    private void offer() {
        List<String> names = new ArrayList<>(List.of(""));
        images.get().forEach(image -> names.add(name(image.reference())));
        if (!box.getItems().equals(names)) {
            showing = true;
            box.getItems().setAll(names);
            showing = false;
        }
    }

    private String words(String name) {
        if (name.isEmpty()) {
            return context.language().words().say(emptyKey);
        }
        boolean held = images.get().stream().anyMatch(image -> image.held() && name(image.reference()).equals(name));
        return held ? context.language().words().say("designer.image.held", name) : name;
    }

    /** Returns what people call an image. */
    static String name(String reference) {
        String tag = reference.startsWith(KINDS_OWN) ? reference.substring(KINDS_OWN.length()) : "";
        String plain = tag.contains("@") ? tag.substring(0, tag.indexOf('@')) : tag;
        return VERSION.matcher(plain).matches() ? plain : reference;
    }

    /** Returns the image that is meant; of one that is known with its digest, as its tag may move. */
    private String reference(String typed) {
        return images.get().stream()
                .map(NodeImage::reference)
                .filter(reference -> name(reference).equals(typed))
                .findFirst()
                .orElse(VERSION.matcher(typed).matches() ? KINDS_OWN + typed : typed);
    }

    @Override
    public ComboBox<String> node() {
        return box;
    }

    @Override
    public void show(Blueprint blueprint) {
        shown = blueprint;
        context.mark(box, field);
        String name = name(lens.read().apply(blueprint));
        if (box.isFocused() || box.getEditor().getText().equals(name)) {
            return; // what is being typed is never rewritten
        }
        showing = true;
        box.setValue(name);
        box.getEditor().setText(name);
        showing = false;
    }
}

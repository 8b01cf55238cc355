package dev.pilothouse.ui.files;

import dev.pilothouse.files.FileEntry;
import dev.pilothouse.model.ByteSize;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.SafeText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One file of a folder: what it is, its name, how large and from when. */
final class FileCell extends ListCell<FileEntry> {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @Override
    protected void updateItem(@Nullable FileEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        setGraphic(empty || entry == null ? null : row(entry));
    }

    private static HBox row(FileEntry entry) {
        Label name = new Label(SafeText.line(entry.name()));
        name.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        boolean measured = entry.type() == FileEntry.Type.FILE && entry.size() >= 0;
        HBox row = new HBox(
                Icon.of(icon(entry.type())), name, stretch, fact(measured ? ByteSize.text(entry.size()) : "", 72),
                fact(entry.modified().filter(when -> when.getEpochSecond() > 0).map(FileCell::moment).orElse(""), 120));
        row.getStyleClass().add("files-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static String moment(Instant when) {
        return MOMENT.format(when.atZone(ZoneId.systemDefault()));
    }

    private static Label fact(String text, double width) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small-text", "muted-text");
        label.setMinWidth(width);
        label.setAlignment(Pos.CENTER_RIGHT);
        return label;
    }

    private static String icon(FileEntry.Type type) {
        return switch (type) {
            case FILE -> "mdi2f-file-outline";
            case FOLDER -> Icons.FOLDER;
            case LINK_TO_FOLDER, LINK -> "mdi2l-link-variant";
            case OTHER -> "mdi2h-help-circle-outline";
        };
    }
}

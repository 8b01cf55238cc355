package dev.pilothouse.ui.files;

import dev.pilothouse.files.FileEntry;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A small file browser: where one is, what is there, and copying from and to there. */
final class FilesView extends VBox {

    private final FilesViewModel model;
    private final Language language;
    private final ListView<FileEntry> list = new ListView<>();
    private final StackPane body = new StackPane();
    private final TextField path = new TextField();
    private final ComboBox<String> containers = new ComboBox<>();
    private final ActionButton download;
    private final StateViews states;

    /** Whether the keys were the list's when it made room for the next folder's reading. */
    private boolean focused;

    /**
     * What the person is asked for, by dialogs.
     *
     * @param download where a file or folder shall go
     */
    record Questions(Consumer<FileEntry> download, Runnable uploadFile, Runnable uploadFolder, Runnable leave) {}

    FilesView(FilesViewModel model, String context, EnvironmentStyle environment, Language language, Questions questions) {
        this.model = model;
        this.language = language;
        states = new StateViews(language);
        download = Buttons.with("mdi2d-download-outline", Buttons.accent(language.text("files.download"), () -> chosen().ifPresent(questions.download())));
        getStylesheets().add(Stylesheet.of("files.css"));
        getStyleClass().add("files");
        Anchor.at(Anchor.FILES, this);
        VBox.setVgrow(body, Priority.ALWAYS);
        list.setCellFactory(_ -> new FileCell());
        list.getStyleClass().add("files-list");
        list.accessibleTextProperty().bind(language.text("files.list"));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                chosen().ifPresent(model::enter);
            }
        });
        takeDropped();
        list.getSelectionModel().selectedItemProperty().subscribe(_ -> check());
        getChildren().addAll(head(context, environment, questions.leave()), tools(), body, new CopyLine(model, language), footer(questions));
        model.folderProperty().subscribe(_ -> render());
        model.copyProperty().subscribe(_ -> check());
        language.follow(this, this::render);
    }

    void focusFirst() {
        list.requestFocus();
    }

    /** Returns the file that is selected. */
    Optional<FileEntry> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private Node head(String context, EnvironmentStyle environment, Runnable leave) {
        Label title = new Label();
        title.textProperty().bind(language.text("files.title", model.pod().name()));
        title.getStyleClass().add("title-text");
        title.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(
                Icon.of(Icons.FOLDER), title, Chip.environment(environment, context), stretch,
                Buttons.small(Buttons.icon(Icons.CLOSE, language.text("kit.close"), leave)));
        head.getStyleClass().add("files-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node tools() {
        path.accessibleTextProperty().bind(language.text("files.path"));
        Anchor.at(Anchor.FILES + "-path", path);
        path.getStyleClass().add("mono-text");
        path.setOnAction(_ -> model.go(path.getText().strip()));
        HBox.setHgrow(path, Priority.ALWAYS);
        model.pathProperty().subscribe(path::setText);
        containers.accessibleTextProperty().bind(language.text("files.container"));
        model.containersProperty().subscribe(names -> {
            containers.getItems().setAll(names);
            containers.setVisible(names.size() > 1);
            containers.setManaged(names.size() > 1);
        });
        model.containerProperty().subscribe(containers::setValue);
        containers.setOnAction(_ -> Optional.ofNullable(containers.getValue()).ifPresent(model::choose));
        HBox tools = new HBox(
                Buttons.icon("mdi2a-arrow-up", language.text("files.up"), model::up), path,
                Buttons.icon(Icons.REFRESH, language.text("files.again"), model::again), containers);
        tools.getStyleClass().add("files-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private Node footer(Questions questions) {
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox footer = new HBox(
                Buttons.with("mdi2u-upload-outline", Buttons.plain(language.text("files.upload"), questions.uploadFile())),
                Buttons.plain(language.text("files.upload-folder"), questions.uploadFolder()), stretch, download);
        footer.getStyleClass().add("page-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    /** Files of other programs can be dropped on the list. */
    private void takeDropped() {
        list.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles() && !model.busy()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        list.setOnDragDropped(event -> {
            List<File> files = event.getDragboard().getFiles();
            boolean taken = files != null && !files.isEmpty();
            if (taken) {
                model.upload(files.getFirst().toPath());
            }
            event.setDropCompleted(taken);
            event.consume();
        });
    }

    private void render() {
        switch (model.folderProperty().get()) {
            case FolderState.Reading _ -> {
                focused |= list.isFocused();
                body.getChildren().setAll(states.loading(language.text("files.reading")));
            }
            case FolderState.Refused refused -> {
                list.getItems().clear();
                VBox around = new VBox(new ProblemView(language, refused.problem(), Buttons.plain(language.text("files.again"), model::again)));
                around.getStyleClass().add("files-refused");
                body.getChildren().setAll(around);
            }
            case FolderState.Listed listed when listed.entries().isEmpty() -> {
                list.getItems().clear();
                body.getChildren().setAll(list, states.empty(Icons.FOLDER, language.text("files.empty")));
                body.getChildren().getLast().setMouseTransparent(true);
                focusAgain();
            }
            case FolderState.Listed listed -> {
                list.getItems().setAll(listed.entries());
                list.getSelectionModel().selectFirst();
                body.getChildren().setAll(list);
                focusAgain();
            }
        }
        check();
    }

    private void focusAgain() {
        if (focused) {
            focused = false;
            list.requestFocus();
        }
    }

    private void check() {
        Optional<String> why = model.busy() ? Optional.of("files.off.busy") : chosen().isEmpty() ? Optional.of("files.off.nothing") : Optional.empty();
        why.ifPresentOrElse(key -> download.off(language.words().say(key)), download::on);
    }
}

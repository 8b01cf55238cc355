package dev.pilothouse.ui.settings;

import dev.pilothouse.settings.Folders;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Setting.Look;
import dev.pilothouse.settings.Setting.Room;
import dev.pilothouse.settings.Setting.SecretValues;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.Segmented;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Sections at the left, the chosen one's rows at the right. */
final class SettingsView extends VBox {

    private final SettingsViewModel model;
    private final Language language;
    private final Consumer<Path> open;
    private final VBox form = new VBox();
    private final VBox sections = new VBox();
    private final ToggleGroup group = new ToggleGroup();
    private final Map<ToggleButton, List<Node>> contents = new LinkedHashMap<>();

    SettingsView(
            SettingsViewModel model,
            Settings settings,
            Folders folders,
            List<Path> kubeconfigs,
            Language language,
            Consumer<Path> open) {
        this.model = model;
        this.language = language;
        this.open = open;
        getStyleClass().add("page");
        sections.getStyleClass().add("settings-sections");
        form.getStyleClass().add("settings-form");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        HBox body = new HBox(sections, scroll);
        setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(new PageHead(language.text("shell.command.settings"), language.text("settings.context")), body);
        section(Icons.LIGHT, "settings.look", List.of(language(), theme(), density(), textSize(), start()));
        section("mdi2s-server-network", "settings.clusters", clusters(kubeconfigs));
        section(Icons.FOLDER, "settings.storage", storage(settings, folders));
        settings.setAside().ifPresent(problem -> form.getChildren().addFirst(new ProblemView(language, problem)));
        sections.getChildren().stream().map(ToggleButton.class::cast).findFirst().ifPresent(this::select);
    }

    private void section(String icon, String titleKey, List<Node> rows) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(language.text(titleKey));
        button.setGraphic(Icon.of(icon));
        button.getStyleClass().add("settings-section");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        button.setOnAction(event -> select(button));
        contents.put(button, rows);
        sections.getChildren().add(button);
    }

    private void select(ToggleButton button) {
        button.setSelected(true);
        form.getChildren().setAll(contents.getOrDefault(button, List.of()));
    }

    private Node language() {
        Segmented<String> choice = new Segmented<>(model.property(Setting.LANGUAGE).get());
        choice.add("", language.text("settings.language.system"));
        choice.add("en", language.text("settings.language.english"));
        choice.add("zh-CN", language.text("settings.language.chinese"));
        choice.valueProperty().bindBidirectional(model.property(Setting.LANGUAGE));
        return row("settings.language", "settings.language.help", choice);
    }

    private Node theme() {
        Segmented<Look> choice = new Segmented<>(model.property(Setting.LOOK).get());
        choice.add(Look.SYSTEM, language.text("settings.theme.system")).setGraphic(Icon.of(Icons.DESKTOP));
        choice.add(Look.LIGHT, language.text("settings.theme.light")).setGraphic(Icon.of(Icons.LIGHT));
        choice.add(Look.DARK, language.text("settings.theme.dark")).setGraphic(Icon.of(Icons.DARK));
        choice.valueProperty().bindBidirectional(model.property(Setting.LOOK));
        return row("settings.theme", "settings.theme.help", choice);
    }

    private Node density() {
        Segmented<Room> choice = new Segmented<>(model.property(Setting.DENSITY).get());
        choice.add(Room.COMPACT, language.text("settings.density.compact"));
        choice.add(Room.STANDARD, language.text("settings.density.standard"));
        choice.add(Room.COMFORTABLE, language.text("settings.density.comfortable"));
        choice.valueProperty().bindBidirectional(model.property(Setting.DENSITY));
        return row("settings.density", "settings.density.help", choice);
    }

    private Node start() {
        Segmented<Setting.Start> choice = new Segmented<>(model.property(Setting.START).get());
        choice.add(Setting.Start.OVERVIEW, language.text("overview.title"));
        choice.add(Setting.Start.PODS, language.text("settings.start.pods"));
        choice.valueProperty().bindBidirectional(model.property(Setting.START));
        return row("settings.start", "settings.start.help", choice);
    }

    private Node textSize() {
        Segmented<Integer> choice = new Segmented<>(model.property(Setting.TEXT_PERCENT).get());
        for (int percent : new int[] {90, 100, 110, 125, 150, 200}) {
            choice.add(percent, Bindings.createStringBinding(() -> percent + " %"));
        }
        choice.valueProperty().bindBidirectional(model.property(Setting.TEXT_PERCENT));
        return row("settings.text-size", "settings.text-size.help", choice);
    }

    private Node number(String titleKey, Setting<Integer> setting, String unit, int... offered) {
        Segmented<Integer> choice = new Segmented<>(model.property(setting).get());
        for (int number : offered) {
            choice.add(number, Bindings.createStringBinding(() -> number + unit));
        }
        choice.valueProperty().bindBidirectional(model.property(setting));
        return row(titleKey, titleKey + ".help", choice);
    }

    private List<Node> clusters(List<Path> kubeconfigs) {
        List<Node> rows = new ArrayList<>();
        kubeconfigs.forEach(file -> rows.add(path("settings.kubeconfig", "settings.kubeconfig.help", file)));
        rows.add(new ContextTable(model, language));
        return rows;
    }

    private List<Node> storage(Settings settings, Folders folders) {
        return List.of(
                path("settings.file", "settings.file.help", settings.file()),
                path("settings.state-folder", "settings.state-folder.help", folders.state()),
                number("settings.history-days", Setting.HISTORY_DAYS, " d", 7, 30, 90, 365),
                number("settings.history-size", Setting.HISTORY_MEGABYTES, " MB", 10, 50, 200),
                path("settings.log-folder", "settings.log-folder.help", folders.logs()),
                secretsInJournal(),
                new Note(Note.Tone.PLAIN, language.text("settings.privacy")));
    }

    private Node secretsInJournal() {
        Segmented<SecretValues> choice = new Segmented<>(model.property(Setting.SECRETS_IN_JOURNAL).get());
        choice.add(SecretValues.LEFT_OUT, language.text("settings.journal-secrets.left-out"));
        choice.add(SecretValues.ENCRYPTED, language.text("settings.journal-secrets.encrypted"));
        choice.valueProperty().bindBidirectional(model.property(Setting.SECRETS_IN_JOURNAL));
        return row("settings.journal-secrets", "settings.journal-secrets.help", choice);
    }

    private Node path(String titleKey, String helpKey, Path path) {
        Label value = new Label(path.toString());
        value.getStyleClass().add("code");
        value.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        HBox.setHgrow(value, Priority.ALWAYS);
        value.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(
                value,
                Buttons.small(Buttons.with(Icons.OPEN_ELSEWHERE, Buttons.plain(language.text("settings.open"), () -> open.accept(path)))));
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(8);
        HBox.setHgrow(line, Priority.ALWAYS);
        return row(titleKey, helpKey, line);
    }

    private Node row(String titleKey, String helpKey, Node control) {
        Label help = label(helpKey, "small-text");
        help.getStyleClass().add("muted-text");
        help.setWrapText(true);
        VBox about = new VBox(label(titleKey, "bold-text"), help);
        about.getStyleClass().add("settings-about");
        about.setMinWidth(Region.USE_PREF_SIZE);
        about.setMaxWidth(Region.USE_PREF_SIZE);
        control.accessibleTextProperty().bind(language.text(titleKey));
        control.accessibleHelpProperty().bind(language.text(helpKey));
        HBox row = new HBox(about, control);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("settings-row");
        return row;
    }

    private Label label(String key, String styleClass) {
        Label label = new Label();
        label.textProperty().bind(language.text(key));
        label.getStyleClass().add(styleClass);
        return label;
    }
}

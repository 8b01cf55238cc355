package dev.pilothouse.ui.kit;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The stages of a road in a row, joined by lines: which are done, where one is, what is to come. */
public final class Stepper extends HBox {

    /** How a stage is doing, by shape and word. */
    public enum Stage {
        DONE("mdi2c-check-circle", "done"),
        CURRENT("mdi2r-record-circle-outline", "current"),
        TO_COME("mdi2c-circle-outline", "to-come"),
        FAILED("mdi2a-alert-octagon", "failed");

        private final String icon;
        private final String styleClass;

        Stage(String icon, String styleClass) {
            this.icon = icon;
            this.styleClass = "stage-" + styleClass;
        }
    }

    private final Language language;
    private final List<String> titleKeys;

    /**
     * @param titleKeys message keys of the stages' names
     */
    public Stepper(Language language, List<String> titleKeys) {
        this.language = language;
        this.titleKeys = List.copyOf(titleKeys);
        getStyleClass().add("stepper");
        getStylesheets().add(Stylesheet.of("diff.css"));
        setAlignment(Pos.CENTER_LEFT);
    }

    /** Shows that all stages before {@code at} are done and that one is at this stage. */
    public void show(int at, Stage stageThere) {
        getChildren().clear();
        for (int i = 0; i < titleKeys.size(); i++) {
            if (i > 0) {
                getChildren().add(line());
            }
            Stage stage = i < at ? Stage.DONE : i == at ? stageThere : Stage.TO_COME;
            getChildren().add(stage(titleKeys.get(i), stage));
        }
        setAccessibleText(language.words().say("kit.stepper.at", at + 1, titleKeys.size(), language.words().say(titleKeys.get(Math.min(at, titleKeys.size() - 1)))));
    }

    private Label stage(String key, Stage stage) {
        Label label = new Label(language.words().say(key), Icon.of(stage.icon));
        label.getStyleClass().addAll("stage", stage.styleClass);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("stage-line");
        HBox.setHgrow(line, Priority.ALWAYS);
        return line;
    }
}

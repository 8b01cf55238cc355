package dev.pilothouse.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** What UI tests may rely on from the platform without a display. JavaFX's own headless platform fails four of them. */
class TestPlatformTest extends FxTest {

    @Test
    void headerClickSortsAndBorderDragResizes() {
        TableView<String> table = fx(() -> {
            TableView<String> made = new TableView<>();
            TableColumn<String, String> column = new TableColumn<>("Name");
            column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
            column.setPrefWidth(150);
            made.getColumns().add(column);
            made.getItems().setAll("b", "c", "a");
            return made;
        });
        show(400, 300, () -> table);

        robot.clickOn(".column-header .label");
        until("sorted", () -> table.getItems().equals(List.of("a", "b", "c")));

        double before = fx(() -> table.getColumns().getFirst().getWidth());
        robot.moveTo(150, 12).press(MouseButton.PRIMARY).moveTo(190, 12).moveTo(210, 12).release(MouseButton.PRIMARY);
        until("wider", () -> table.getColumns().getFirst().getWidth() > before + 40);
    }

    @Test
    void clickWithControlAddsToTheSelection() {
        ListView<String> list = fx(() -> {
            ListView<String> made = new ListView<>();
            made.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
            made.getItems().setAll("one", "two", "three");
            return made;
        });
        show(200, 200, () -> list);

        robot.clickOn("one");
        robot.press(KeyCode.CONTROL).clickOn("three").release(KeyCode.CONTROL);

        until("both selected", () -> list.getSelectionModel().getSelectedItems().equals(List.of("one", "three")));
    }

    @Test
    void keysGoToTheWindowOnTopAndBackAgain() {
        TextField below = fx(() -> new TextField());
        TextField above = fx(() -> new TextField());
        show(300, 100, () -> new VBox(below));
        Stage second = show(300, 100, () -> new VBox(above));

        robot.write("Up: [1]");
        until("typed above", () -> above.getText().equals("Up: [1]"));
        fxRun(second::hide);
        settle();
        robot.write("down");
        until("typed below", () -> below.getText().equals("down"));
        assertEquals("Up: [1]", fx(above::getText));
    }

    @Test
    void acceleratorFires() {
        AtomicInteger fired = new AtomicInteger();
        Stage stage = show(200, 100, () -> new VBox(new TextField()));
        fxRun(() -> stage.getScene().getAccelerators().put(KeyCombination.valueOf("Shortcut+K"), fired::incrementAndGet));

        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);

        until("fired", () -> fired.get() == 1);
    }

    @Test
    void modalDialogDoesNotBlockTheRobot() {
        AtomicReference<ButtonType> answer = new AtomicReference<>();
        show(300, 200, () -> {
            Button open = new Button("Open");
            open.setOnAction(event -> answer.set(
                    new Alert(Alert.AlertType.CONFIRMATION, "Really?").showAndWait().orElse(ButtonType.CLOSE)));
            return new VBox(open);
        });

        robot.clickOn("Open");
        until("dialog is there", () -> robot.lookup("Really?").tryQuery().isPresent());
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);

        until("cancelled", () -> answer.get() == ButtonType.CANCEL);
    }

    @Test
    void secondaryClickOpensTheContextMenu() {
        AtomicInteger chosen = new AtomicInteger();
        show(300, 200, () -> {
            Label label = new Label("Here");
            MenuItem item = new MenuItem("Choose me");
            item.setOnAction(event -> chosen.incrementAndGet());
            label.setContextMenu(new ContextMenu(item));
            return new VBox(label);
        });

        robot.rightClickOn("Here");
        until("menu is there", () -> robot.lookup("Choose me").tryQuery().isPresent());
        robot.clickOn("Choose me");

        until("chosen once", () -> chosen.get() == 1);
    }

    @Test
    void wheelScrolls() {
        ScrollPane pane = fx(() -> {
            Region tall = new Region();
            tall.setPrefSize(100, 2000);
            return new ScrollPane(tall);
        });
        show(200, 200, () -> pane);

        robot.moveTo(pane).scroll(5);

        until("scrolled", () -> pane.getVvalue() > 0);
    }

    @Test
    void dragCarriesContentFromNodeToNode() {
        AtomicReference<String> dropped = new AtomicReference<>("");
        List<Node> shown = new ArrayList<>();
        show(400, 100, () -> {
            Label source = new Label("Source");
            source.setOnDragDetected(event -> {
                ClipboardContent content = new ClipboardContent();
                content.putString("payload");
                source.startDragAndDrop(TransferMode.COPY).setContent(content);
            });
            Label target = new Label("Target");
            target.setOnDragOver(event -> event.acceptTransferModes(TransferMode.COPY));
            target.setOnDragDropped(event -> {
                dropped.set(event.getDragboard().getString());
                event.setDropCompleted(true);
            });
            shown.add(target);
            return new HBox(150, source, target);
        });

        robot.moveTo("Source").press(MouseButton.PRIMARY).moveBy(30, 5);
        settle();
        robot.moveTo(shown.getFirst()).release(MouseButton.PRIMARY);

        until("dropped", () -> "payload".equals(dropped.get()));
    }

    @Test
    void screenIsLargeAndPaintsWhatIsShown() {
        Stage stage = show(1800, 1100, () -> {
            Region region = new Region();
            region.setStyle("-fx-background-color: rgb(10, 120, 200)");
            return region;
        });

        until("painted", () -> new Robot().getPixelColor(1700, 1000).getBlue() > 0.7);
        assertTrue(stage.getWidth() >= 1800);
        assertFalse(fx(stage::isIconified));
    }
}

package dev.pilothouse.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.navigation.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a container: looked through, brought here, and sent there. */
class FilesJourneyTest extends Journey {

    FilesJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void looksThroughAContainerAndCopiesBothWays() throws Exception {
        openPlayground();
        ResourceRef pod = engine.sessions().session("playground").orElseThrow().cluster()
                .rows(new Query(BuiltIn.POD, "shop", "app=frontend", "status.phase=Running")).getFirst().ref();
        fxRun(() -> app.shell().go(new Place.Files(pod, "")));
        untilThere(Anchor.FILES);
        untilShown("etc");
        click("etc");
        type(KeyCode.ENTER);
        untilShown("hosts");
        assertInstanceOf(ListView.class, fx(() -> stage.getScene().getFocusOwner()), "the keys go on in the folder");
        Path here = home.resolve("hosts here");
        files.choose(here);
        click("hosts");
        click("Download…");
        untilShown("1 file (");
        assertTrue(Files.readString(here).contains("localhost"));
        pictures();
        type(KeyCode.TAB);
        go("/tmp");
        untilShown("This folder is empty.");
        Path folder = Files.createDirectory(home.resolve("site"));
        Files.writeString(folder.resolve("index.html"), "hello");
        files.choose(folder);
        click("Upload folder…");
        untilShown("/tmp/site");
        untilShown("site");
        go("/tmp/site");
        untilShown("index.html");
        go("/nowhere");
        untilShown("/nowhere cannot be listed");
        assertEquals("hello", Files.readString(folder.resolve("index.html")));
    }

    private void go(String path) {
        TextField field = (TextField) fx(() -> stage.getScene().lookup("#" + Anchor.FILES + "-path"));
        fxRun(() -> {
            field.setText(path);
            field.fireEvent(new javafx.event.ActionEvent());
        });
        settle();
    }

    private void pictures() {
        picture("files-light", stage.getScene().getRoot());
        chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        picture("files-dark", stage.getScene().getRoot());
        fxRun(() -> {
            engine.settings().set(Setting.LANGUAGE, "zh-CN");
            stage.setWidth(960);
            stage.setHeight(600);
        });
        settle();
        picture("files-zh-small", stage.getScene().getRoot());
        fxRun(() -> {
            engine.settings().set(Setting.LANGUAGE, "en");
            stage.setWidth(1440);
            stage.setHeight(900);
        });
        chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        settle();
    }
}

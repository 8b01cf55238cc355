package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.testing.FxTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngTest extends FxTest {

    @Test
    void anotherReaderSeesTheSamePicture(@TempDir Path folder) throws IOException {
        WritableImage picture = new WritableImage(3, 2);
        picture.getPixelWriter().setColor(0, 0, Color.rgb(1, 2, 3));
        picture.getPixelWriter().setColor(2, 1, Color.rgb(250, 128, 7));
        Path file = folder.resolve("new/folder/picture.png");

        Png.write(picture, file);

        Image read = new Image(new ByteArrayInputStream(Files.readAllBytes(file)));
        assertEquals(3, read.getWidth());
        assertEquals(2, read.getHeight());
        assertEquals(Color.rgb(1, 2, 3), read.getPixelReader().getColor(0, 0));
        assertEquals(Color.rgb(250, 128, 7), read.getPixelReader().getColor(2, 1));
        assertEquals(Color.TRANSPARENT, read.getPixelReader().getColor(1, 0));
    }
}

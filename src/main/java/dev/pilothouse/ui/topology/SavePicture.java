package dev.pilothouse.ui.topology;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.AtomicFile;
import dev.pilothouse.topology.Drawing;
import dev.pilothouse.topology.Palette;
import dev.pilothouse.topology.Svg;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Png;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** Keeps a map as a file: as pixels, or as lines that can be enlarged and searched. */
final class SavePicture {

    private final MapCanvas map;
    private final FileDialogs files;
    private final Fx fx;
    private final Language language;
    private final Toasts toasts;

    SavePicture(MapCanvas map, FileDialogs files, Fx fx, Language language, Toasts toasts) {
        this.map = map;
        this.files = files;
        this.fx = fx;
        this.language = language;
        this.toasts = toasts;
    }

    void png(String name) {
        WritableImage image = MapImage.of(map, language);
        save(FileDialogs.Type.PNG, name + ".png", () -> Png.encode(image));
    }

    void svg(String name) {
        Words words = language.words();
        Drawing drawing = map.sheet().drawing();
        boolean dark = map.colour(MapColours.Role.PAPER) instanceof Color paper && paper.getBrightness() < 0.5;
        save(FileDialogs.Type.SVG, name + ".svg", () -> Svg.of(
                        drawing, Palette.of(dark), box -> BoxWords.caption(words, box), wire -> BoxWords.remark(words, wire))
                .getBytes(StandardCharsets.UTF_8));
    }

    private void save(FileDialogs.Type type, String name, Callable<byte[]> content) {
        files.save(type, name).ifPresent(file -> fx.call(() -> write(file, content))
                .onDone(saved -> toasts.show(language.text("topology.saved", saved)))
                .onRefused(problem -> toasts.trouble(language.wordsProperty().map(words -> ProblemView.title(words, problem)))));
    }

    private static String write(Path file, Callable<byte[]> content) throws Exception {
        try {
            AtomicFile.replace(file, content.call());
            return String.valueOf(file.getFileName());
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(e.getMessage())));
        }
    }
}

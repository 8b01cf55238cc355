package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.guide.deploy.Template;
import dev.pilothouse.model.Document;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.text.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a deployment begins. */
class DeployViewModelTest {

    private final List<String> begun = new ArrayList<>();
    private final DeployViewModel model = new DeployViewModel("shop", new SameThreadFx(), begun::add);

    private final Path folder;

    DeployViewModelTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Document first() {
        return YamlText.of(begun.getLast()).document(0).orElseThrow();
    }

    @Test
    void anImageIsEnough() {
        model.imageProperty().set(" ghcr.io/shop/checkout:2.4.1 ");
        assertEquals("checkout", model.suggestedName());
        model.begin();
        assertEquals("checkout", first().name());
        assertEquals("shop", first().namespace());
        assertTrue(begun.getLast().contains("image: ghcr.io/shop/checkout:2.4.1\n"));
    }

    @Test
    void eachDatabaseGetsAPasswordOfItsOwn() {
        model.templateProperty().set(Template.DATABASE);
        model.nameProperty().set("orders");
        model.begin();
        String password = first().tree().text("stringData", "password");
        model.begin();
        assertEquals(24, password.length());
        assertNotEquals(password, first().tree().text("stringData", "password"));
        assertEquals("orders", first().name());
    }

    @Test
    void aFileOfObjectsGoesOnAsItIs() throws IOException {
        model.open(Files.writeString(folder.resolve("web.yaml"), "# ours\nkind: Deployment\n"));
        assertEquals(List.of("# ours\nkind: Deployment\n"), begun);
        assertInstanceOf(DeployState.Choosing.class, model.stateProperty().get());
    }

    @Test
    void aComposeFileIsLookedAtFirstAndTakesFilesOfItsFolderOnly() throws IOException {
        Files.writeString(folder.resolve(".env"), "TAG=3\n");
        Files.writeString(folder.resolve("web.env"), "A=1\n");
        Path outside = Files.createTempFile("outside", ".env");
        Files.writeString(outside, "SECRET=1\n");
        model.open(Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: 'web:${TAG}', env_file: [web.env, '" + outside + "']}}\n"));
        Files.delete(outside);
        var composed = assertInstanceOf(DeployState.Composed.class, model.stateProperty().get());
        assertEquals(List.of("env-file"), composed.compose().leftovers().stream().map(left -> left.reason()).toList());
        assertEquals(List.of(), begun);
        model.beginComposed();
        assertTrue(begun.getLast().contains("image: web:3\n") && begun.getLast().contains("A: "), begun.getLast());
    }

    @Test
    void aBrokenComposeFileDoesNotGoOnAndAMissingOneIsRefused() throws IOException {
        model.open(Files.writeString(folder.resolve("compose.yaml"), "services: {web: {ports: [x]}}\n"));
        model.beginComposed();
        assertEquals(List.of(), begun);
        model.back();
        model.open(folder.resolve("gone.yaml"));
        assertInstanceOf(DeployState.Refused.class, model.stateProperty().get());
    }
}

package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlueprintsTest {

    private static final Blueprint SHOP = Preset.ONE_NODE.blueprint("shop", "");

    private final Path folder;
    private final Blueprints blueprints;

    BlueprintsTest(@TempDir Path folder) {
        this.folder = folder;
        blueprints = new Blueprints(folder.resolve("a b/ä"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "a/b", "..", ".", "  two words ", "名字", "CON*?", "x.yaml"})
    void everyNameCanBeKept(String name) {
        blueprints.save(name, SHOP);
        assertEquals(List.of(name), blueprints.list().stream().map(Blueprints.Saved::name).toList());
        assertEquals(SHOP, blueprints.get(name));
        blueprints.delete(name);
        assertEquals(List.of(), blueprints.list());
    }

    @Test
    void aBrokenTextIsKeptAsItIs() {
        Blueprint broken = Blueprint.of("kind: [\n# later");
        blueprints.save("broken", broken);
        assertEquals(broken, blueprints.get("broken"));
    }

    @Test
    void renamingLosesNothing() {
        blueprints.save("a", SHOP);
        blueprints.save("b", SHOP.withName("other"));
        assertEquals(ProblemCode.BLUEPRINT_EXISTS, refused(() -> blueprints.rename("a", "b")));
        assertEquals(ProblemCode.BLUEPRINT_UNKNOWN, refused(() -> blueprints.rename("c", "d")));
        assertEquals("other", blueprints.get("b").name());
        blueprints.rename("a", "c");
        assertEquals(List.of("b", "c"), blueprints.list().stream().map(Blueprints.Saved::name).toList());
        assertEquals(SHOP, blueprints.get("c"));
    }

    @Test
    void theLastOneIsRememberedBesideThem() {
        assertEquals(Optional.empty(), blueprints.last());
        blueprints.remember(SHOP);
        assertEquals(Optional.of(SHOP), new Blueprints(folder.resolve("a b/ä")).last());
        assertEquals(List.of(), blueprints.list());
    }

    @Test
    void filesOfThePersonAreReadAndWritten() throws IOException {
        Path file = folder.resolve("kind config.yaml");
        Blueprints.export(SHOP, file);
        assertEquals(SHOP.text().text(), Files.readString(file));
        assertEquals(SHOP, Blueprints.read(file));
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertEquals(ProblemCode.FILE_NOT_TEXT, refused(() -> Blueprints.read(file)));
        assertEquals(ProblemCode.FILE_UNREADABLE, refused(() -> Blueprints.read(folder.resolve("none"))));
        assertEquals(ProblemCode.BLUEPRINT_UNKNOWN, refused(() -> blueprints.get("none")));
    }

    private static ProblemCode refused(Executable work) {
        return assertThrows(ProblemException.class, work).problem().code();
    }
}

package dev.pilothouse.ui.designer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Preset;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartsViewModelTest {

    private Path folder;
    private DesignerRig rig;

    @BeforeEach
    void open(@TempDir Path temporary) {
        folder = temporary;
        rig = new DesignerRig(folder.resolve("blueprints"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private List<String> shelf() {
        return rig.starts.shelfProperty().get().saved().stream().map(one -> one.name()).toList();
    }

    @Test
    void aPresetKeepsTheNameAndTheImageAndCanBeTakenBack() {
        rig.model.edit(blueprint -> blueprint.withImage("kindest/node:v1.34.2"));
        String mine = rig.text();
        rig.starts.begin(Preset.HIGHLY_AVAILABLE);
        var now = rig.model.designProperty().get().blueprint();
        assertEquals("shop-dev", now.name());
        assertEquals("kindest/node:v1.34.2", now.image());
        assertEquals(5, now.nodes().size());
        rig.model.bringBack();
        assertEquals(mine, rig.text());
    }

    @Test
    void whatIsKeptCanBeBegunWithRenamedAndRemoved() {
        rig.starts.keep("my shop");
        assertEquals(List.of("my shop"), shelf());
        rig.starts.rename("my shop", "shop: big");
        assertEquals(List.of("shop: big"), shelf());
        rig.starts.begin(Preset.ONE_NODE);
        rig.starts.begin("shop: big");
        assertEquals(Designs.SHOP, rig.text());
        rig.starts.remove("shop: big");
        assertEquals(List.of(), shelf());
        rig.starts.bringBack((Told.Removed) rig.starts.toldProperty().get());
        assertEquals(List.of("shop: big"), shelf());
    }

    @Test
    void whatWasToldGoesWithTheNextChange() {
        rig.starts.keep("my shop");
        assertEquals(new Told.Kept("my shop"), rig.starts.toldProperty().get());
        rig.model.edit(blueprint -> blueprint.withName("other"));
        assertEquals(new Told.Nothing(), rig.starts.toldProperty().get());
        rig.starts.remove("my shop");
        rig.model.edit(blueprint -> blueprint.withName("third"));
        assertInstanceOf(Told.Removed.class, rig.starts.toldProperty().get(), "it can still be brought back");
    }

    @Test
    void brokenTextIsKeptAsItIs() {
        String broken = Designs.SHOP + "oops: [\n";
        rig.model.typed(broken);
        rig.starts.keep("broken");
        assertEquals(broken, rig.kept.get("broken").text().text());
    }

    @Test
    void renamingNeverReplacesAnother() {
        rig.starts.keep("one");
        rig.starts.keep("two");
        rig.starts.rename("one", "two");
        assertEquals(ProblemCode.BLUEPRINT_EXISTS, ((Told.Refused) rig.starts.toldProperty().get()).problem().code());
        assertEquals(List.of("one", "two"), shelf());
    }

    @Test
    void filesAreOpenedAndWrittenAsTheyAre() throws Exception {
        Path file = folder.resolve("with space ü.yaml");
        rig.starts.export(file);
        assertEquals(Designs.SHOP, Files.readString(file));
        Files.writeString(file, Designs.SHOP.replace("zone: b", "zone: z"));
        rig.starts.open(file);
        assertTrue(rig.text().contains("zone: z"));
        rig.starts.open(folder.resolve("nothing.yaml"));
        assertInstanceOf(Told.Refused.class, rig.starts.toldProperty().get());
        assertTrue(rig.text().contains("zone: z"));
    }

    @Test
    void theLastCreationCanBeBegunWith() {
        assertEquals(false, rig.starts.shelfProperty().get().last());
        rig.starts.remember(rig.model.designProperty().get().blueprint());
        rig.starts.begin(Preset.ONE_NODE);
        assertEquals(true, rig.starts.shelfProperty().get().last());
        rig.starts.beginLast();
        assertEquals(Designs.SHOP, rig.text());
    }

    @Test
    void aDesignResemblesAnotherClusterWhichIsClosedAgain() {
        for (String name : List.of("a", "b")) {
            Map<String, Object> node = FakeCluster.named("", name);
            node.put("metadata", Map.of("name", name, "labels", Map.of("zone", name)));
            node.put("status", Map.of("nodeInfo", Map.of("kubeletVersion", "v1.34.6")));
            rig.prod.put(FakeCluster.NODE, node);
        }
        assertEquals(List.of("shop-prod", "gone"), rig.starts.contexts());
        rig.model.edit(blueprint -> blueprint.withName("mine"));
        String mine = rig.text();
        rig.starts.beginLike("shop-prod");
        var now = rig.model.designProperty().get().blueprint();
        assertEquals(DesignerRig.HELD.reference(), now.image());
        assertEquals(3, now.nodes().size());
        assertInstanceOf(Told.Alike.class, rig.starts.toldProperty().get());
        assertEquals(Optional.empty(), rig.sessions.session("shop-prod"));
        assertEquals(Optional.of(mine), rig.model.replacedProperty().get());
    }

    @Test
    void aClusterThatIsOpenStaysOpen() {
        Session open = rig.sessions.open("shop-prod");
        rig.starts.beginLike("shop-prod");
        assertInstanceOf(Told.Alike.class, rig.starts.toldProperty().get());
        assertEquals(Optional.of(open), rig.sessions.session("shop-prod"));
    }

    @Test
    void aClusterThatDoesNotAnswerChangesNothing() {
        rig.starts.beginLike("gone");
        assertEquals(ProblemCode.CONNECTION_REFUSED, ((Told.Refused) rig.starts.toldProperty().get()).problem().code());
        assertEquals(Designs.SHOP, rig.text());
    }
}

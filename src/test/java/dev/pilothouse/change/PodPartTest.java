package dev.pilothouse.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The server takes some changes of a running pod through a part of it only. */
class PodPartTest {

    private static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");
    private static final ResourceRef WEB = new ResourceRef(POD, "shop", "web-1");

    private final Road road = new Road();
    private final Document live = road.cluster.put(POD, Road.fields(
            "{'metadata':{'name':'web-1','namespace':'shop','uid':'u1','labels':{'app':'web'}},"
                    + "'spec':{'containers':[{'name':'web','image':'web:1','resources':{'requests':{'cpu':'100m'}}}]}}"));

    private static Tree tree(String json) {
        return Json.read(json.replace('\'', '"'));
    }

    private Write write(Wish wish) {
        return road.pipeline.preview(new Draft(new Summary("resources", List.of("web-1")), List.of(wish))).items().getFirst().write();
    }

    private static Tree containers(String fields) {
        return tree("{'spec':{'containers':[{'name':'web'," + fields + "}]}}");
    }

    @Test
    void requestsAndLimitsGoThroughTheirPart() {
        Wish wish = new Wish.SetFields(WEB, containers("'resources':{'requests':{'cpu':'200m'}}"));
        Write.Merge merge = assertInstanceOf(Write.Merge.class, write(wish));
        assertEquals("resize", merge.part());
        assertEquals("web:1", merge.patch().trees("spec", "containers").getFirst().text("image"));
    }

    @Test
    void takingThemBackDoesToo() {
        Document other = new Document(tree(Json.write(live.tree()).replace("100m", "50m")));
        assertEquals("resize", assertInstanceOf(Write.Merge.class, write(new Wish.Restore(WEB, other, live))).part());
    }

    @Test
    void containersToLookIntoItGoThroughTheirs() {
        Wish first = new Wish.SetFields(WEB, tree("{'spec':{'ephemeralContainers':[{'name':'debugger-1','image':'busybox:1'}]}}"));
        Write.Merge merge = assertInstanceOf(Write.Merge.class, write(first));
        assertEquals("ephemeralcontainers", merge.part());
        assertEquals("debugger-1", merge.patch().trees("spec", "ephemeralContainers").getFirst().text("name"));
    }

    @Test
    void anythingElseGoesToThePodItself() {
        assertInstanceOf(Write.Apply.class, write(new Wish.SetFields(WEB, containers("'image':'web:2'"))));
        assertInstanceOf(Write.Apply.class, write(new Wish.SetFields(WEB, containers("'image':'web:2','resources':{'requests':{'cpu':'200m'}}"))));
        Wish label = new Wish.SetFields(WEB, tree("{'metadata':{'labels':{'app':'x'}}}"));
        assertInstanceOf(Write.Apply.class, write(label));
    }
}

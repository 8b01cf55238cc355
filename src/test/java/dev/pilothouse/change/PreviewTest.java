package dev.pilothouse.change;

import static dev.pilothouse.change.Objects.document;
import static dev.pilothouse.change.Objects.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Preview.Effect;
import dev.pilothouse.change.Preview.Item;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreviewTest {

    private static final ResourceRef WEB = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "web");

    private final Road road = new Road();

    private Item preview(Wish wish) {
        return road.pipeline.preview(Road.draft(wish)).items().getFirst();
    }

    private Document put(String rest) {
        return road.cluster.put(FakeCluster.DEPLOYMENT, Road.fields("{'metadata':{'name':'web','namespace':'shop'" + rest));
    }

    private ProblemCode problem(Wish wish) {
        return assertThrows(ProblemException.class, () -> preview(wish)).problem().code();
    }

    @Test
    void createsWhatIsNotThere() {
        Item item = preview(new Wish.Put(WEB, document("{'spec':{'replicas':1}}")));
        assertEquals(Effect.CREATE, item.effect());
        assertEquals(Optional.empty(), item.live());
        Document intent = document(
                "{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'web','namespace':'shop'},'spec':{'replicas':1}}");
        assertEquals(new Write.Apply(WEB, intent, Optional.empty(), false), item.write());
    }

    @Test
    void neverSendsWhatOnlyTheServerWrites() {
        Item item = preview(new Wish.Put(
                WEB,
                document(
                        """
                        {'apiVersion':'apps/v1','kind':'Deployment','spec':{'replicas':1},'status':{'replicas':1},
                         'metadata':{'name':'web','namespace':'shop','labels':{'a':'b'},'uid':'u','resourceVersion':'7','generation':3,
                          'creationTimestamp':'2026-01-01T00:00:00Z','managedFields':[{'manager':'x'}],'selfLink':'/x'}}
                        """)));
        assertEquals(
                document("{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'web','namespace':'shop','labels':{'a':'b'}},'spec':{'replicas':1}}"),
                item.result().orElseThrow());
    }

    @Test
    void laysADocumentOverTheLiveObjectAndHoldsItsVersion() {
        Document live = put("},'spec':{'replicas':1,'paused':true}}");
        Item item = preview(new Wish.Put(WEB, document("{'spec':{'replicas':2}}")));
        assertEquals(Effect.CHANGE, item.effect());
        assertEquals(tree("{'replicas':2,'paused':true}"), item.result().orElseThrow().tree().tree("spec"));
        assertEquals(Optional.of(live.version()), assertInstanceOf(Write.Apply.class, item.write()).version());
    }

    @Test
    void seesWhenNothingWouldChange() {
        put("},'spec':{'replicas':2}}");
        Preview preview = road.pipeline.preview(Road.draft(new Wish.Put(WEB, document("{'spec':{'replicas':2}}"))));
        assertEquals(Effect.NOTHING, preview.items().getFirst().effect());
        assertFalse(preview.changesAnything());
    }

    @Test
    void sendsAllThatWeAppliedBeforeWithASingleField() {
        put(
                """
                ,'annotations':{'mine':'1','theirs':'2'},'managedFields':[{'manager':'pilothouse','operation':'Apply',
                 'fieldsV1':{'f:metadata':{'f:annotations':{'f:mine':{}}}}}]},'spec':{'replicas':1,'paused':false}}
                """);
        Item item = preview(new Wish.SetFields(WEB, tree("{'spec':{'replicas':5}}")));
        Document intent = document(
                "{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'web','namespace':'shop','annotations':{'mine':'1'}},'spec':{'replicas':5}}");
        assertEquals(intent, assertInstanceOf(Write.Apply.class, item.write()).intent());
        assertEquals(5, item.result().orElseThrow().tree().number(0, "spec", "replicas"));
    }

    @Test
    void removesFieldsByAMergePatch() {
        Document live = put(",'annotations':{'a':'1','b':'2'}},'spec':{}}");
        Item item = preview(new Wish.SetFields(WEB, tree("{'metadata':{'annotations':{'a':null}}}")));
        assertEquals(new Write.Merge(WEB, tree("{'metadata':{'annotations':{'a':null}}}"), live.version()), item.write());
    }

    @Test
    void namesTheOwnersOfWhatChanges() {
        put(
                """
                ,'managedFields':[{'manager':'kubectl','operation':'Update','subresource':'scale','fieldsV1':{'f:spec':{'f:replicas':{}}}},
                 {'manager':'helm','operation':'Update','fieldsV1':{'f:spec':{'f:paused':{}}}}]},'spec':{'replicas':1,'paused':false}}
                """);
        assertEquals(
                List.of(new FieldOwner(".spec.replicas", "kubectl")),
                preview(new Wish.SetFields(WEB, tree("{'spec':{'replicas':5}}"))).others());
    }

    @Test
    void takesBackOnlyWhatTheChangeDid() {
        Document live = put("},'spec':{'replicas':5,'paused':true}}");
        Item item = preview(new Wish.Restore(WEB, document("{'spec':{'replicas':3}}"), document("{'spec':{'replicas':5}}")));
        assertEquals(new Write.Merge(WEB, tree("{'spec':{'replicas':3}}"), live.version()), item.write());
    }

    @Test
    void bringsBackWhatIsGone() {
        Item item = preview(new Wish.Restore(WEB, document("{'spec':{'replicas':3}}"), document("{'spec':{'replicas':5}}")));
        assertEquals(Effect.CREATE, item.effect());
        assertEquals(3, item.result().orElseThrow().tree().number(0, "spec", "replicas"));
    }

    @Test
    void deletesExactlyTheObjectThatIsThere() {
        Document live = put("}}");
        assertEquals(new Write.Delete(WEB, live.uid()), preview(new Wish.Remove(WEB)).write());
        assertEquals(ProblemCode.CHANGED_MEANWHILE, problem(new Wish.Remove(WEB, Optional.of("another"))));
    }

    @Test
    void saysWhenThereIsNothingToChange() {
        assertEquals(ProblemCode.NOT_FOUND, problem(new Wish.Remove(WEB)));
        assertEquals(ProblemCode.NOT_FOUND, problem(new Wish.SetFields(WEB, tree("{'spec':{'replicas':5}}"))));
    }
}

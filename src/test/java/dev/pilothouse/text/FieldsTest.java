package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private static Tree tree(String json) {
        return Json.read(json.replace('\'', '"'));
    }

    @Test
    void namesChangedFieldsAsTheServerDoes() {
        assertEquals(
                List.of(".labels.app.io/x", ".spec.replicas", ".spec.containers[name=\"web\"].image", ".spec.containers[name=\"log\"]"),
                Fields.changed(
                        tree("{'labels':{},'spec':{'replicas':1,'containers':[{'name':'web','image':'1'}]}}"),
                        tree("{'labels':{'app.io/x':'y'},'spec':{'replicas':2,'containers':[{'name':'web','image':'2'},{'name':'log'}]}}")));
    }

    @Test
    void namesPortsByNumberAndProtocol() {
        assertEquals(
                List.of(".ports[port=80,protocol=\"TCP\"].targetPort"),
                Fields.changed(tree("{'ports':[{'port':80,'targetPort':1}]}"), tree("{'ports':[{'port':80,'targetPort':2}]}")));
    }

    @Test
    void noticesWhenOnlyTheOrderChanged() {
        assertEquals(List.of(".c"), Fields.changed(tree("{'c':[{'name':'a'},{'name':'b'}]}"), tree("{'c':[{'name':'b'},{'name':'a'}]}")));
    }

    @Test
    void findsWhatWasFilledIn() {
        assertEquals(
                List.of(".spec.strategy", ".spec.containers[name=\"web\"].pullPolicy"),
                Fields.added(
                        tree("{'spec':{'replicas':2,'strategy':{'type':'R'},'paused':true,'containers':[{'name':'web','image':'1','pullPolicy':'x'}]}}"),
                        tree("{'spec':{'replicas':1,'containers':[{'name':'web','image':'1'}]}}"),
                        tree("{'spec':{'paused':false}}")));
    }

    @Test
    void laysFieldsOverNamedElements() {
        assertEquals(
                tree("{'c':[{'name':'a','x':2,'y':1},{'name':'b'},{'name':'n'}]}"),
                Fields.overlay(
                        tree("{'c':[{'name':'a','x':1,'y':1},{'name':'b'}],'gone':1}"),
                        tree("{'c':[{'name':'n'},{'name':'a','x':2}],'gone':null}")));
    }

    @Test
    void dropsFieldsAndBranchesThatEmpty() {
        assertEquals(
                tree("{'spec':{'containers':[{'name':'a'}]}}"),
                Fields.without(
                        tree("{'spec':{'replicas':1,'containers':[{'name':'a','image':'1'}]},'metadata':{'annotations':{'a.b/c':'d'}}}"),
                        List.of(".spec.replicas", ".spec.containers[name=\"a\"].image", ".metadata.annotations.a.b/c")));
    }

    @Property
    void equalTreesHaveNoChangedFields(@ForAll("trees") Map<String, Object> one, @ForAll("trees") Map<String, Object> other) {
        assertEquals(one.equals(other), Fields.changed(new Tree(one), new Tree(other)).isEmpty());
    }

    @Property
    void nothingIsAddedToItself(@ForAll("trees") Map<String, Object> one) {
        assertEquals(List.of(), Fields.added(new Tree(one), new Tree(one)));
    }

    @Test
    void saysOnlyWhatChangedInAList() {
        assertEquals(
                Optional.of(tree("{'spec':{'containers':[{'name':'web','image':'2'},{'name':'new'}],'paused':null}}")),
                Fields.overlayTo(
                        tree("{'spec':{'paused':true,'containers':[{'name':'web','image':'1','a':1},{'name':'log'}]}}"),
                        tree("{'spec':{'containers':[{'name':'web','image':'2','a':1},{'name':'log'},{'name':'new'}]}}")));
    }

    @Test
    void cannotTakeOutOfAListByOverlaying() {
        Tree two = tree("{'c':[{'name':'a','x':1},{'name':'b'}]}");
        assertEquals(Optional.empty(), Fields.overlayTo(two, tree("{'c':[{'name':'a','x':1}]}")));
        assertEquals(Optional.empty(), Fields.overlayTo(two, tree("{'c':[{'name':'a'},{'name':'b'}]}")));
    }

    @Property
    void overlayingWhatItTakesGivesTheOther(@ForAll("trees") Map<String, Object> one, @ForAll("trees") Map<String, Object> other) {
        Tree before = new Tree(one);
        Tree after = new Tree(other);
        Fields.overlayTo(before, after).ifPresent(over -> assertEquals(
                List.of(), Fields.changed(MergePatch.apply(Tree.EMPTY, after), Fields.overlay(before, over)), () -> before + " to " + after + " by " + over));
    }

    @Provide
    Arbitrary<Map<String, Object>> trees() {
        return YamlRoundTripTest.trees(Arbitraries.of("a", "b", "name"));
    }

    @Test
    void stepsLeadToWhereAPathIs() {
        Tree tree = YamlText.of("spec: {containers: [{name: a, image: x}, {name: b, image: y}], replicas: 3}").document(0).orElseThrow().tree();
        assertEquals(Optional.of(List.of("spec", "replicas")), Fields.steps(tree, ".spec.replicas"));
        assertEquals(Optional.of(List.of("spec", "containers", 1, "image")), Fields.steps(tree, ".spec.containers[name=\"b\"].image"));
        assertEquals(Optional.empty(), Fields.steps(tree, ".spec.paused"));
    }
}

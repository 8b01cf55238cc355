package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ThreeWayTest {

    private static Tree tree(String json) {
        return Json.read(json.replace('\'', '"'));
    }

    private static ThreeWay.Merged merge(String base, String mine, String theirs) {
        return ThreeWay.merge(tree(base), tree(mine), tree(theirs));
    }

    @Test
    void keepsBothChangesOfDifferentFields() {
        var merged = merge("{'a':1,'b':1}", "{'a':2,'b':1}", "{'a':1,'b':3,'c':4}");
        assertEquals(tree("{'a':2,'b':3,'c':4}"), merged.tree());
        assertEquals(List.of(), merged.conflicts());
    }

    @Test
    void removesWhatWeRemovedAndNothingElse() {
        assertEquals(tree("{'c':1}"), merge("{'a':1,'b':1}", "{'a':1}", "{'b':1,'c':1}").tree());
    }

    @Test
    void oursWinsWhereBothChangedAndSaysSo() {
        var merged = merge("{'spec':{'replicas':5}}", "{'spec':{'replicas':2}}", "{'spec':{'replicas':9}}");
        assertEquals(2, merged.tree().number(0, "spec", "replicas"));
        assertEquals(List.of(".spec.replicas"), merged.conflicts());
    }

    @Test
    void mergesListsOfNamedObjectsByName() {
        var merged = merge(
                "{'c':[{'name':'a','image':'1'},{'name':'b','image':'1'}]}",
                "{'c':[{'name':'a','image':'2'},{'name':'b','image':'1'}]}",
                "{'c':[{'name':'side','image':'9'},{'name':'a','image':'1','x':true},{'name':'b','image':'7'}]}");
        assertEquals(
                tree("{'c':[{'name':'side','image':'9'},{'name':'a','image':'2','x':true},{'name':'b','image':'7'}]}"), merged.tree());
        assertEquals(List.of(), merged.conflicts());
    }

    @Test
    void tellsVolumeMountsApartByTheirPath() {
        var merged = merge(
                "{'m':[{'name':'v','mountPath':'/a'},{'name':'v','mountPath':'/b'}]}",
                "{'m':[{'name':'v','mountPath':'/a'}]}",
                "{'m':[{'name':'v','mountPath':'/a','readOnly':true},{'name':'v','mountPath':'/b'}]}");
        assertEquals(tree("{'m':[{'name':'v','mountPath':'/a','readOnly':true}]}"), merged.tree());
    }

    /** Variables may refer to those before them, so an undo must bring back the order as well. */
    @Test
    void keepsOurOrderWhereNobodyElseChangedIt() {
        Tree base = tree("{'env':[{'name':'A','value':'1'},{'name':'C','value':'3'}]}");
        Tree mine = tree("{'env':[{'name':'A','value':'1'},{'name':'B','value':'2'},{'name':'C','value':'3'}]}");
        assertEquals(mine, ThreeWay.merge(base, mine, base).tree());
        Tree theirs = tree("{'env':[{'name':'C','value':'4'},{'name':'A','value':'1'}]}");
        assertEquals(
                tree("{'env':[{'name':'C','value':'4'},{'name':'A','value':'1'},{'name':'B','value':'2'}]}"),
                ThreeWay.merge(base, mine, theirs).tree());
    }

    @Test
    void takesOtherListsAsOneValue() {
        var merged = merge("{'l':[1,2]}", "{'l':[1]}", "{'l':[1,2,3]}");
        assertEquals(tree("{'l':[1]}"), merged.tree());
        assertEquals(List.of(".l"), merged.conflicts());
    }

    @Property
    void whatNobodyElseChangedBecomesOurs(@ForAll("trees") Map<String, Object> base, @ForAll("trees") Map<String, Object> mine) {
        var merged = ThreeWay.merge(new Tree(base), new Tree(mine), new Tree(base));
        assertEquals(new Tree(mine), merged.tree());
        assertEquals(List.of(), merged.conflicts());
    }

    @Property
    void whatWeDidNotChangeStaysTheirs(@ForAll("trees") Map<String, Object> base, @ForAll("trees") Map<String, Object> theirs) {
        assertEquals(new Tree(theirs), ThreeWay.merge(new Tree(base), new Tree(base), new Tree(theirs)).tree());
    }

    @Provide
    Arbitrary<Map<String, Object>> trees() {
        return YamlRoundTripTest.trees(Arbitraries.of("a", "b", "c", "d"));
    }
}

package dev.pilothouse.guide.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.form.Input;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitGuidesTest {

    private static final String SHOP = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, uid: u-ns}\n";
    private static final Document QUOTA = GuideCase.read(
            """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: q, namespace: shop, uid: u-q}
            spec: {hard: {pods: '5'}}
            status: {hard: {pods: '5'}, used: {pods: '3'}}
            """);

    @Test
    void aNewNamespaceComesWithQuotaAndLimitsOfItsName() {
        GuideCase named = GuideCase.fresh(new NamespaceGuide()).type("guide.namespace.name", "team-a");
        List<Wish> wishes = named.wishes();
        assertEquals(List.of("team-a", "quota", "limits"), wishes.stream().map(wish -> wish.ref().name()).toList());
        assertEquals(List.of("", "team-a", "team-a"), wishes.stream().map(wish -> wish.ref().namespace()).toList());
        assertTrue(GuideCase.fresh(new NamespaceGuide()).said().contains("guide.form.needed"));
    }

    @Test
    void aQuotaBelowWhatIsUsedIsSaid() {
        GuideCase shop = GuideCase.of(new NamespaceGuide(), SHOP, QUOTA);
        assertEquals(List.of(), shop.said());
        assertEquals(List.of("3"), shop.type("guide.namespace.hard.pods", "2").effect("guide.namespace.below-use").args());
    }

    @Test
    void aQuotaOfRequestsNeedsDefaults() {
        GuideCase asked = GuideCase.of(new NamespaceGuide(), SHOP, QUOTA).type("guide.namespace.hard.requests-cpu", "2");
        assertEquals(List.of("requests.cpu"), asked.effect("guide.namespace.must-say").args());
        GuideCase mended = asked.mend("guide.namespace.must-say");
        assertEquals(List.of(), mended.said());
        assertEquals(2, mended.wishes().size());
    }

    @Test
    void takingTheQuotaOutRemovesIt() {
        GuideCase shop = GuideCase.of(new NamespaceGuide(), SHOP, QUOTA);
        Input.Part part = (Input.Part) shop.field("guide.namespace.with-quota").input();
        GuideCase less = new GuideCase(shop.guide(), part.remove().apply(shop.sheet()));
        assertInstanceOf(Wish.Remove.class, less.wishes().getFirst());
        assertTrue(less.said().contains("guide.form.goes"));
    }

    private static final String BUDGET =
            """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: web, namespace: shop, uid: u-b}
            spec: {minAvailable: 2, selector: {matchLabels: {app: web}}}
            """;

    private static GuideCase budget() {
        return GuideCase.of(new BudgetGuide(), BUDGET, GuideCase.pod("a", true), GuideCase.pod("b", true), GuideCase.pod("c", false));
    }

    @Test
    void saysHowManyMayGoNow() {
        assertEquals(List.of("2", "3"), budget().effect("guide.budget.not-now").args());
        assertEquals(List.of("1", "3"), budget().type("guide.budget.amount", "1").effect("guide.budget.may-go").args());
        assertEquals(List.of("1", "3"), budget().type("guide.budget.amount", "30%").effect("guide.budget.may-go").args());
        GuideCase never = budget().type("guide.budget.amount", "100%");
        assertEquals(List.of("3"), never.effect("guide.budget.never").args());
        assertEquals("1", never.mend("guide.budget.never").sheet().text(Spot.at(0, "spec", "maxUnavailable")));
        assertEquals("guide.check.count-or-share", budget().type("guide.budget.amount", "half").said().getFirst());
    }

    @Test
    void theTwoRulesExcludeEachOther() {
        GuideCase other = budget().type("guide.budget.rule", "maxUnavailable");
        assertFalse(other.sheet().at(Spot.at(0, "spec", "minAvailable")).isPresent());
        assertEquals("maxUnavailable", other.field("guide.budget.rule").text(other.sheet()));
        assertInstanceOf(Wish.SetFields.class, other.wishes().getFirst());
    }

    @Test
    void oneIsMadeForAWorkload() {
        Wish.Put put = assertInstanceOf(Wish.Put.class, GuideCase.of(new BudgetGuide(), GuideCase.WEB).wishes().getFirst());
        assertEquals("web", put.document().tree().text("spec", "selector", "matchLabels", "app"));
    }
}

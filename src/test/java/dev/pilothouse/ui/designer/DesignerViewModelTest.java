package dev.pilothouse.ui.designer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode.Role;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.testing.KeptEdit;
import dev.pilothouse.testing.SameThreadFx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DesignerViewModelTest {

    private final SameThreadFx fx = new SameThreadFx();
    private final KeptEdit kept = new KeptEdit();
    private final List<String> created = new ArrayList<>();
    private Function<Blueprint, List<PreflightFinding>> checks = _ -> List.of();
    private DesignerViewModel model = open();

    private DesignerViewModel open() {
        DesignerViewModel made = new DesignerViewModel(
                Designs.shop(), blueprint -> checks.apply(blueprint), kept, fx, blueprint -> created.add(blueprint.text().text()));
        made.start();
        made.shown();
        rest();
        return made;
    }

    private void rest() {
        fx.advance(DesignerViewModel.REST);
        fx.advance(PreflightViewModel.REST);
    }

    private String text() {
        return model.designProperty().get().text();
    }

    private static PreflightFinding bad(Check check, Mend... mends) {
        return new PreflightFinding(check, Level.ERROR, "taken", List.of("8080"), List.of("nodes", 0, "extraPortMappings", 0, "hostPort"), List.of(mends));
    }

    @Test
    void theFormChangesOnlyItsOwnField() {
        model.edit(blueprint -> blueprint.withName("shop-test"));
        assertEquals(Designs.SHOP.replace("name: shop-dev", "name: shop-test"), text());
        model.edit(blueprint -> blueprint.node(2).withLabel("disktype", "nvme"));
        assertEquals(Designs.SHOP.replace("name: shop-dev", "name: shop-test").replace("disktype: ssd", "disktype: nvme"), text());
    }

    @Test
    void whatIsTypedIntoTheTextFillsTheForm() {
        model.typed(Designs.SHOP.replace("zone: b", "zone: c"));
        assertEquals("b", model.designProperty().get().blueprint().node(3).labels().get("zone"));
        fx.advance(DesignerViewModel.REST);
        assertEquals("c", model.designProperty().get().blueprint().node(3).labels().get("zone"));
    }

    @Test
    void brokenTextKeepsTheFormAndLosesNothing() {
        String broken = Designs.SHOP.replace("zone: b", "zone: [b");
        model.typed(broken);
        rest();
        Design design = model.designProperty().get();
        assertTrue(design.isBroken());
        assertEquals(broken, design.text());
        assertEquals(4, design.blueprint().nodes().size());
        assertTrue(design.line() > 20);
        assertInstanceOf(Settled.Broken.class, model.settledProperty().get());
        model.edit(blueprint -> blueprint.withName("other"));
        assertEquals(broken, text());
        model.typed(Designs.SHOP.replace("zone: b", "zone: d"));
        rest();
        assertEquals("d", model.designProperty().get().blueprint().node(3).labels().get("zone"));
        assertInstanceOf(Settled.Yes.class, model.settledProperty().get());
    }

    @Test
    void anEditOfTheFormComesAfterWhatWasTypedBefore() {
        model.typed(Designs.SHOP.replace("zone: b", "zone: c"));
        model.edit(blueprint -> blueprint.withName("shop-test"));
        assertEquals(Designs.SHOP.replace("zone: b", "zone: c").replace("name: shop-dev", "name: shop-test"), text());
    }

    @Test
    void nodesAreAddedCopiedAndRemovedAndStayChosen() {
        model.add(Role.WORKER);
        assertEquals(new Chosen.Node(4), model.chosenProperty().get());
        model.add(Role.CONTROL_PLANE);
        assertEquals(new Chosen.Node(1), model.chosenProperty().get());
        model.duplicate(1);
        assertEquals(new Chosen.Node(2), model.chosenProperty().get());
        assertEquals(7, model.designProperty().get().blueprint().nodes().size());
        model.remove(2);
        model.remove(1);
        model.remove(4);
        assertEquals(Designs.SHOP, text());
        assertEquals(new Chosen.Node(3), model.chosenProperty().get());
    }

    @Test
    void theLastNodeStays() {
        for (int i = 0; i < 6; i++) {
            model.remove(0);
        }
        assertEquals(1, model.designProperty().get().blueprint().nodes().size());
        assertEquals(new Chosen.Node(0), model.chosenProperty().get());
    }

    @Test
    void badFindingsKeepCreateOff() {
        checks = _ -> List.of(bad(Check.PORTS));
        model.edit(blueprint -> blueprint.withName("shop-test"));
        assertInstanceOf(Settled.Checking.class, model.settledProperty().get());
        rest();
        assertInstanceOf(Settled.Open.class, model.settledProperty().get());
        model.create();
        assertEquals(List.of(), created);
        checks = _ -> List.of();
        model.preflight().again();
        model.create();
        assertEquals(List.of(text()), created);
    }

    @Test
    void nothingIsCreatedBeforeTheChecksOfWhatWasTypedLast() {
        model.typed(Designs.SHOP.replace("shop-dev", "shop-test"));
        model.create();
        assertEquals(List.of(), created);
        rest();
        model.create();
        assertEquals(1, created.size());
    }

    @Test
    void whatCannotBeCheckedDoesNotKeepFromCreating() {
        checks = _ -> {
            throw new ProblemException(Problem.of(ProblemCode.UNEXPECTED));
        };
        model.preflight().again();
        assertInstanceOf(Settled.Yes.class, model.settledProperty().get());
    }

    @Test
    void aMendIsTakenOverOnlyWhileItsTextIsTheOneThatIsShown() {
        Blueprint mended = Blueprint.of(Designs.SHOP.replace("8080", "8081"));
        model.typed(Designs.SHOP.replace("zone: b", "zone: c"));
        model.mend(mended);
        assertEquals(Designs.SHOP.replace("zone: b", "zone: c"), text());
        model.typed(Designs.SHOP);
        rest();
        model.choose(new Chosen.Option(ClusterOption.NETWORK));
        model.mend(mended);
        assertEquals(mended.text().text(), text());
        assertEquals(new Chosen.Option(ClusterOption.NETWORK), model.chosenProperty().get());
    }

    @Test
    void whatStoodThereCanBeBroughtBack() {
        model.edit(blueprint -> blueprint.withName("mine"));
        String mine = text();
        model.replace("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n");
        assertEquals(new Chosen.Node(0), model.chosenProperty().get());
        assertEquals(Optional.of(mine), model.replacedProperty().get());
        model.bringBack();
        assertEquals(mine, text());
        assertEquals(Optional.empty(), model.replacedProperty().get());
    }

    @Test
    void whatNobodyTouchedNeedsNoWayBack() {
        model.replace("kind: Cluster\n");
        assertEquals(Optional.empty(), model.replacedProperty().get());
        model.replace(Designs.SHOP);
        assertEquals(Optional.empty(), model.replacedProperty().get());
    }

    @Test
    void whatWasTypedSurvives() {
        model.typed(Designs.SHOP.replace("zone: b", "zone: [b"));
        model.close();
        assertTrue(kept.text().contains("zone: [b"));
        model = open();
        assertTrue(model.designProperty().get().isBroken());
        model.typed(Designs.SHOP);
        rest();
        assertEquals("", kept.text(), "it is as it began");
    }

    @Test
    void whatIsCreatedIsNoUnsentEditAnyMore() {
        model.edit(blueprint -> blueprint.withName("shop-test"));
        rest();
        assertFalse(kept.text().isEmpty());
        model.create();
        assertEquals("", kept.text());
    }
}

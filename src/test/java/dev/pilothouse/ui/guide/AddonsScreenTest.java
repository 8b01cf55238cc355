package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.guide.addon.Addon;
import dev.pilothouse.guide.addon.Web;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.MemoryJournal;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.TestSession;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page of add-ons over a cluster in memory, whose images are out of reach. */
class AddonsScreenTest extends ScreenTest {

    private final FakeCluster cluster = new FakeCluster();
    private final Pulse pulse = new Pulse();
    private final Session session = TestSession.open(cluster, pulse);
    private final List<Draft> reviewed = new ArrayList<>();
    private final List<List<ResourceRef>> removed = new ArrayList<>();

    /** A world with one manifest, and no registry. */
    private static final class World implements Web {

        @Override
        public String text(URI address) {
            if (!address.getScheme().equals("https")) {
                throw new ProblemException(Problem.of(ProblemCode.ADDRESS_NOT_HTTPS, address.toString()));
            }
            return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: from-afar}\n";
        }

        @Override
        public boolean answers(String registry) {
            return false;
        }
    }

    @AfterEach
    void close() {
        session.close();
        pulse.close();
    }

    @Test
    void saysWhatIsThereAndOutOfReachAndLeadsToTheReview() {
        cluster.offer(Kind.namespaced("", "v1", "ServiceAccount", "serviceaccounts"));
        cluster.offer(Kind.clusterWide("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles"));
        cluster.offer(Kind.clusterWide("rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings"));
        cluster.offer(Kind.clusterWide("networking.k8s.io", "v1", "IngressClass", "ingressclasses"));
        Map<String, Object> node = new LinkedHashMap<>(FakeCluster.named("", "dev-control-plane"));
        node.put("status", Map.of("images", List.of()));
        cluster.put(FakeCluster.NODE, node);
        cluster.put(FakeCluster.NAMESPACE, FakeCluster.named("", "ingress"));
        AddonsViewModel model = fx(() -> new AddonsViewModel(session, new MemoryJournal(), "shop", new World(), bridge));
        AddonsView view = fx(() -> new AddonsView(model, language, new AddonsView.Ways(() -> {}, reviewed::add, _ -> {}, removed::add, _ -> {})));
        Stage stage = showDressed(1120, 760, view);
        fxRun(() -> {
            model.start();
            model.chosenProperty().set(Addon.byId("ingress").orElseThrow());
        });
        until("the add-on", () -> model.stateProperty().get() instanceof AddonState.Shown shown && shown.plan().addon().id().equals("ingress"));
        settle();
        screens("addons", stage);
        AddonState.Shown shown = (AddonState.Shown) model.stateProperty().get();
        assertEquals(List.of("ingress"), shown.present().stream().map(ResourceRef::name).toList());
        assertEquals("guide.addon.image.nowhere", shown.plan().effects().getFirst().key());
        robot.clickOn(".accent");
        until("the review", () -> reviewed.size() == 1);
        assertEquals(6, reviewed.getFirst().wishes().size());
        robot.clickOn(".danger");
        until("the removal", () -> removed.size() == 1);

        fxRun(() -> {
            model.download("http://shop.example/x.yaml");
            stage.setWidth(730);
            stage.setHeight(520);
        });
        until("the refusal", () -> model.stateProperty().get() instanceof AddonState.Refused);
        fxRun(() -> model.download("https://shop.example/x.yaml"));
        until("what was given", () -> model.stateProperty().get() instanceof AddonState.Shown given && !given.plan().addon().comesWithTheApp());
        assertTrue(fx(() -> model.addons().size() == Addon.shipped().size() + 1));
        settle();
        screen("addons-narrow", stage);
        fxRun(model::close);
    }
}

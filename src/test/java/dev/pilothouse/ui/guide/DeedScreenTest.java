package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Guard;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.text.Json;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeedScreenTest extends ScreenTest {

    private static final ResourceRef WORKER = new ResourceRef(Kind.clusterWide("", "v1", "Node", "nodes"), "", "worker2");

    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private final List<Object> reviewed = new ArrayList<>();

    @AfterEach
    void close() {
        shop.close();
    }

    private void put(Kind kind, String json) {
        shop.cluster.put(kind, new Document(Json.read(json.replace('\'', '"'))).fields());
    }

    private void pod(String name, String owner, String volumes) {
        put(FakeCluster.POD, "{'kind':'Pod','metadata':{'name':'%s','namespace':'shop','uid':'%s'%s},'spec':{'nodeName':'worker2','containers':[{'resources':{'requests':{'cpu':'250m'}}}],'volumes':[%s]},'status':{'phase':'Running'}}"
                .formatted(name, name, owner.isEmpty() ? "" : ",'ownerReferences':[{'kind':'" + owner + "','name':'it','controller':true,'uid':'x'}]", volumes));
    }

    private DeedViewModel model(Deed deed) {
        SameThreadFx fx = fx(SameThreadFx::new);
        return fx(() -> new DeedViewModel(deed, new Sending(shop.session(), fx, reviewed::add, _ -> {})));
    }

    @Test
    void drainingShowsWhatLeavesAndAsksFirst() {
        put(WORKER.kind(), "{'kind':'Node','metadata':{'name':'worker2'},'status':{'allocatable':{'cpu':'4','memory':'8Gi','pods':'110'}}}");
        put(WORKER.kind(), "{'kind':'Node','metadata':{'name':'worker1'},'status':{'allocatable':{'cpu':'400m','memory':'8Gi','pods':'110'}}}");
        pod("cache-5d8f7c9b6-x2x4q", "ReplicaSet", "{'name':'c','emptyDir':{}}");
        pod("checkout-7c9d5b8f4-m8k2p", "ReplicaSet", "");
        pod("debug", "", "");
        pod("kube-proxy-4xk2n", "DaemonSet", "");
        DeedViewModel model = model(new DrainDeed(WORKER));
        DeedView view = fx(() -> new DeedView(model, "shop-dev", EnvironmentStyle.DEV, language, () -> {}));
        fxRun(model::start);
        Stage stage = showDressed(436, 826, view);
        screens("drain", stage);
        fxRun(() -> {
            model.agree("guide.drain.agree-data", true);
            model.agree("guide.drain.agree-alone", true);
            view.requestFocus();
        });
        robot.push(KeyCode.ENTER);
        until("the review", () -> reviewed.size() == 1);
    }

    @Test
    void deletingShowsWhatGoesAlongAndWhatMissesIt() {
        put(FakeCluster.POD, "{'kind':'Pod','metadata':{'name':'web-1','namespace':'shop','uid':'p1','ownerReferences':[{'kind':'Deployment','name':'web','controller':true,'uid':'%s'}]}}"
                .formatted(shop.cluster.get(Shop.WEB).uid()));
        DeedViewModel model = model(new DeleteDeed(List.of(Shop.WEB, Shop.CONFIG)));
        DeedView view = fx(() -> new DeedView(model, "shop-dev", EnvironmentStyle.DEV, language, () -> {}));
        fxRun(model::start);
        Stage stage = showDressed(436, 826, view);
        screens("delete", stage);
    }

    @Test
    void severalWorkloadsGetANumberEach() {
        SameThreadFx fx = fx(SameThreadFx::new);
        put(FakeCluster.DEPLOYMENT, "{'kind':'Deployment','metadata':{'name':'checkout','namespace':'shop','uid':'c'},'spec':{'replicas':2}}");
        List<ResourceRef> refs = List.of(Shop.WEB, new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "checkout"));
        ScaleSeveralViewModel model = fx(() ->
                new ScaleSeveralViewModel(refs, new Sending(shop.session(), fx, reviewed::add, _ -> {}), shop.journal::receipts));
        ScaleSeveralView view = fx(() -> new ScaleSeveralView(model, refs, "shop-dev", EnvironmentStyle.DEV, language, () -> {}));
        fxRun(model::start);
        Stage stage = showDressed(436, 826, view);
        fxRun(() -> model.wantAll(0));
        settle();
        screens("scale-several", stage);
    }
}

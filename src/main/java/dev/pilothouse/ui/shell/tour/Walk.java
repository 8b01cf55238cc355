package dev.pilothouse.ui.shell.tour;

import dev.pilothouse.change.Draft;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.engine.Engine;
import dev.pilothouse.environment.Environment;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.Creation;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Session;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.shell.Shell;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The stops of the tour: each screen as somebody would meet it who mends a failing pod, scales a workload and looks back. */
final class Walk {

    private static final long MOST_COPIES = 6;
    private static final String TWO_DOCUMENTS =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: greeting
              namespace: shop
            data:
              text: hello
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: frontend
              namespace: shop
            spec:
              replicas: 4
            """;

    private static final String NO_CONTROL_PLANE = """
            kind: Cluster
            apiVersion: kind.x-k8s.io/v1alpha4
            name: workers-only
            nodes:
            - role: worker
            """;

    private final Engine engine;
    private final Shell shell;
    private final Stagehand stagehand;
    private final Consumer<String> keeper;

    /**
     * @param keeper keeps what is on the screen under a name
     */
    Walk(Engine engine, Shell shell, Stagehand stagehand, Consumer<String> keeper) {
        this.engine = engine;
        this.shell = shell;
        this.stagehand = stagehand;
        this.keeper = keeper;
    }

    /** Every screen. Those of a cluster are left out when nothing is simulated here. */
    void screens() {
        go(new Place.Clusters(), "clusters");
        go(new Place.Designer(""), "kind-designer");
        creating();
        simulated().ifPresent(session -> {
            browse(session);
            see(session);
            change(session);
            guides(session);
            go(new Place.Overview(), "overview");
            go(new Place.Timeline(Optional.empty()), "timeline");
            go(new Place.History(), "history");
            go(new Place.Simulation(Optional.of(new Guides(session).failing())), "simulation");
        });
        go(new Place.Settings(), "settings");
    }

    /** The checks refuse a cluster without a control plane, so that the walk makes nothing on this computer. */
    private void creating() {
        Blueprint blueprint = Blueprint.of(NO_CONTROL_PLANE);
        Creation creation = engine.local().creations().start(blueprint);
        stagehand.run(() -> shell.go(new Place.Creating(blueprint.name())));
        stagehand.untilThere("#" + Anchor.CREATING_NEXT);
        keep("creating");
        engine.local().creations().forget(creation);
    }

    /** What has to fit into the smallest window. */
    void smallest() {
        go(new Place.Designer(""), "kind-designer");
        simulated().ifPresent(session -> {
            stagehand.run(() -> shell.show(session));
            go(new Place.Browse(WellKnown.POD, ""), "pods");
            go(new Place.Detail(new Guides(session).failing()), "detail");
            go(new Place.Detail(new Guides(session).failing(), "metrics"), "metrics");
            stagehand.run(shell::closeTop);
            see(session);
            go(new Place.Review(scale(session)), "review");
            stagehand.run(shell::closeTop);
            go(new Place.Simulation(Optional.of(new Guides(session).failing())), "simulation");
            guides(session);
        });
    }

    private Optional<Session> simulated() {
        return engine.sessions().contexts().stream()
                .filter(context -> context.simulated())
                .map(Context::name)
                .findFirst()
                .map(engine.sessions()::open);
    }

    private void browse(Session session) {
        stagehand.run(() -> shell.show(session));
        ResourceRef pod = new Guides(session).failing();
        stagehand.run(() -> shell.go(new Place.Browse(WellKnown.POD, "")));
        stagehand.untilShown(pod.name());
        keep("pods");
        go(new Place.Detail(pod, "related"), "related");
        go(new Place.Detail(pod, "metrics"), "metrics");
        go(new Place.Detail(pod, "yaml"), "object-yaml");
        go(new Place.Detail(pod, "overview"), "detail");
        stagehand.run(() -> shell.openPalette("de"));
        keep("palette");
        stagehand.run(shell::closeTop);
        stagehand.run(shell::closeTop);
        go(new Place.Browse(BuiltIn.DEPLOYMENT, ""), "deployments");
    }

    private void see(Session session) {
        ResourceRef pod = new Guides(session).failing();
        ResourceRef workload = new Guides(session).healthy();
        go(new Place.Overview(), "overview");
        go(new Place.Topology(Optional.empty()), "topology");
        go(new Place.Nodes(), "room");
        go(new Place.Timeline(Optional.empty()), "timeline");
        go(new Place.Logs(workload), "logs");
        go(new Place.Terminal(workload), "terminal");
        go(new Place.Across(WellKnown.POD), "across");
        forward(workload);
        stagehand.run(() -> shell.go(new Place.Browse(WellKnown.POD, "")));
        go(new Place.Files(pod, ""), "files");
        stagehand.run(shell::closeTop);
    }

    /** Begins a forward and ends it again, since forwards are remembered. */
    private void forward(ResourceRef workload) {
        stagehand.run(() -> shell.go(new Place.Forward(workload)));
        stagehand.untilStill();
        stagehand.press("#" + Anchor.FORWARD_BEGIN);
        stagehand.untilThere("#" + Anchor.FORWARDS_REMOVE);
        keep("forwards");
        stagehand.press("#" + Anchor.FORWARDS_REMOVE);
    }

    private void change(Session session) {
        Draft draft = scale(session);
        stagehand.run(() -> shell.go(new Place.Scale(draft.wishes().getFirst().ref())));
        stagehand.untilStill();
        stagehand.type("#" + Anchor.SCALE + " .text-field", draft.summary().args().getLast());
        keep("scale");
        stagehand.run(shell::closeTop);
        guarded(session, draft);
        go(new Place.Review(draft), "review");
        stagehand.press("#" + Anchor.APPLY);
        stagehand.untilThere(".toast");
        keep("receipt");
        stagehand.press(".toast .icon-only");
        stagehand.run(shell::closeTop);
        go(new Place.ApplyYaml(TWO_DOCUMENTS), "yaml");
    }

    private void guides(Session session) {
        stagehand.run(() -> shell.go(new Place.Browse(BuiltIn.DEPLOYMENT, "")));
        stagehand.untilStill();
        new Guides(session).places().forEach((name, place) -> {
            go(place, name);
            stagehand.run(shell::closeTop);
        });
    }

    /** The same change where a cluster is guarded as prod, and its name is half typed. */
    private void guarded(Session session, Draft draft) {
        Setting<String> environment = Setting.environment(session.context().name());
        stagehand.run(() -> engine.settings().set(environment, Environment.PROD.name().toLowerCase(Locale.ROOT)));
        stagehand.run(() -> shell.go(new Place.Review(draft)));
        stagehand.untilStill();
        stagehand.type("#" + Anchor.REVIEW + " .review-typing .text-field", half(session.context().name()));
        keep("guarded");
        stagehand.run(shell::closeTop);
        stagehand.run(() -> engine.settings().set(environment, ""));
    }

    private static String half(String name) {
        return name.substring(0, name.length() / 2);
    }

    /** A change that is one each time: other than the number that there is now. */
    private static Draft scale(Session session) {
        ResourceRef deployment = new Guides(session).healthy();
        long now = session.cluster().get(deployment).tree().number(1, "spec", "replicas");
        long wanted = now == MOST_COPIES ? MOST_COPIES - 1 : now + 1;
        return new Draft(
                new Draft.Summary("scale", List.of(deployment.name(), Long.toString(wanted))),
                List.of(new Draft.Wish.SetFields(deployment, new Tree(Map.of("spec", Map.of("replicas", wanted))))));
    }

    private void go(Place place, String name) {
        stagehand.run(() -> shell.go(place));
        keep(name);
    }

    private void keep(String name) {
        stagehand.untilStill();
        keeper.accept(name);
    }
}

package dev.pilothouse.ui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Outcome;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.guide.Guides;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.platform.kubernetes.KubernetesCluster;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.FxTest;
import dev.pilothouse.testing.RealCluster;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.testing.VirtualThreads;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.navigation.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terminals in containers that really run. */
@Tag("real-cluster")
class TerminalRealClusterTest extends FxTest {

    private static final String NAMESPACE = "shell-tests";
    private static final Kind DEPLOYMENT = Kind.namespaced("apps", "v1", "Deployment", "deployments");

    private static final String OBJECTS = """
            apiVersion: v1
            kind: Pod
            metadata: {name: box}
            spec:
              terminationGracePeriodSeconds: 0
              containers:
              - {name: main, image: "pilothouse.dev/busybox:1", command: [sleep, "3600"]}
              - {name: asking, image: "pilothouse.dev/busybox:1", command: [sh], stdin: true, tty: true}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: bare}
            spec:
              terminationGracePeriodSeconds: 0
              containers:
              - {name: web, image: "pilothouse.dev/demo-web:1"}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: many}
            spec:
              replicas: 1
              selector: {matchLabels: {app: many}}
              template:
                metadata: {labels: {app: many}}
                spec:
                  terminationGracePeriodSeconds: 0
                  containers:
                  - {name: main, image: "pilothouse.dev/busybox:1", command: [sleep, "3600"]}
            """;

    private final FxThread bridge = new FxThread();
    private final Pulse pulse = new Pulse();
    private Optional<TerminalsViewModel> open = Optional.empty();

    @SuppressWarnings("NullAway.Init")
    private Session session;

    @BeforeAll
    static void prepare(@TempDir Path folder) throws IOException {
        RealCluster.realNodesNeeded();
        RealCluster.makeNamespace(NAMESPACE);
        Path file = Files.writeString(folder.resolve("objects.yaml"), OBJECTS);
        RealCluster.kubectl("apply", "-n", NAMESPACE, "-f", file.toString());
        RealCluster.kubectl("wait", "-n", NAMESPACE, "--for=condition=Ready", "pod/box", "pod/bare", "--timeout=60s");
        RealCluster.kubectl("rollout", "status", "-n", NAMESPACE, "deployment/many", "--timeout=60s");
    }

    @AfterAll
    static void clean() {
        RealCluster.removeNamespace(NAMESPACE);
    }

    @BeforeEach
    void connect() {
        Cluster cluster = RealCluster.open(access -> new KubernetesCluster(access, new Kinds(), "test"));
        session = TestSession.open(cluster, pulse);
    }

    @AfterEach
    void end() throws InterruptedException {
        fxRun(() -> open.ifPresent(TerminalsViewModel::close));
        assertEquals(List.of(), VirtualThreads.leftOf("exec-input"));
        session.close();
        pulse.close();
        bridge.close();
    }

    private static ResourceRef pod(String name) {
        return new ResourceRef(FakeCluster.POD, NAMESPACE, name);
    }

    private TerminalViewModel open(Place.Terminal place) {
        return fx(() -> {
            TerminalsViewModel terminals = new TerminalsViewModel(session, bridge);
            open = Optional.of(terminals);
            terminals.show(place);
            return terminals.selectedProperty().get().orElseThrow();
        });
    }

    private static void untilRunning(TerminalViewModel tab) {
        until("running", () -> tab.stateProperty().get() instanceof TerminalState.Running);
    }

    private static void type(TerminalViewModel tab, String keys) {
        fxRun(() -> tab.type(keys.getBytes(StandardCharsets.UTF_8)));
    }

    private static void untilShown(TerminalViewModel tab, String text) {
        until(text, () -> tab.screenProperty().get().text().contains(text));
    }

    /** The size goes beside what is typed, so it may arrive after it. */
    private static void untilSized(TerminalViewModel tab, String size) {
        until("the size " + size, () -> {
            tab.type("stty size\r".getBytes(StandardCharsets.UTF_8));
            return tab.screenProperty().get().text().contains(size);
        });
    }

    @Test
    void tellsTheShellItsSizeAndHowItWasLeft() {
        TerminalViewModel tab = open(new Place.Terminal(pod("box")));
        untilRunning(tab);
        untilSized(tab, "30 100");
        fxRun(() -> tab.resize(77, 21));
        untilSized(tab, "21 77");
        type(tab, "\u0003exit 3\r");
        until("the end", () -> tab.stateProperty().get() instanceof TerminalState.Ended);
        assertEquals(new Fate.ShellEnded(3), ((TerminalState.Ended) tab.stateProperty().get()).fate());
    }

    @Test
    void writesNoAnswerToWhatAStreamAsks() {
        TerminalViewModel tab = open(new Place.Terminal(pod("box")));
        untilRunning(tab);
        type(tab, "printf '\\033[c\\033[6n\\033]11;?\\007\\033]0;title\\007'; read -t 1 answer; echo \"answer=<$answer>\"\r");
        untilShown(tab, "answer=<>");
    }

    @Test
    void attachesToAShellThatRuns() {
        TerminalViewModel tab = open(new Place.Terminal(pod("box"), "asking", true));
        untilRunning(tab);
        type(tab, "echo $((6*7))\r");
        untilShown(tab, "42");
    }

    private void apply(Draft draft) {
        Outcome outcome = session.changes()
                .apply(session.changes().rehearse(session.changes().preview(draft), Choice.ASK), session.changes().guard().consent(""), _ -> {});
        assertInstanceOf(Outcome.Applied.class, outcome);
    }

    private Draft draft(String guide, ResourceRef ref, String image) {
        Subject subject = Subject.of(ref, session.cluster().get(ref));
        var declared = Guides.find(guide).orElseThrow();
        Sheet sheet = declared.start(subject);
        var field = declared.sections(sheet).getFirst().fields().stream().filter(each -> each.key().endsWith(".image")).findFirst().orElseThrow();
        return Form.of(declared, field.typed(sheet, image)).draft((version, name) -> session.cluster().catalog(false).kind(version, name));
    }

    @Test
    void looksIntoAnImageWithoutShellByAHelper() {
        TerminalViewModel tab = open(new Place.Terminal(pod("bare")));
        until("no shell", () -> tab.stateProperty().get() instanceof TerminalState.NoShell);
        apply(draft("debug", pod("bare"), "pilothouse.dev/busybox:1"));
        untilRunning(tab);
        type(tab, "ps; echo done=$?\r");
        untilShown(tab, "done=0");
        assertEquals("debugger-1", tab.wayProperty().get().orElseThrow().container());
    }

    @Test
    void opensInThePodThatTookThePlace() {
        TerminalViewModel tab = open(new Place.Terminal(new ResourceRef(DEPLOYMENT, NAMESPACE, "many")));
        untilRunning(tab);
        String first = tab.wayProperty().get().orElseThrow().pod().name();
        RealCluster.kubectl("delete", "pod", "-n", NAMESPACE, first, "--wait=true");
        until("gone", () -> tab.stateProperty().get() instanceof TerminalState.Ended ended && ended.fate() instanceof Fate.Gone);
        RealCluster.kubectl("rollout", "status", "-n", NAMESPACE, "deployment/many", "--timeout=60s");
        fxRun(tab::again);
        untilRunning(tab);
        assertTrue(!tab.wayProperty().get().orElseThrow().pod().name().equals(first));
    }

    @Test
    void printsTenMegabytes() {
        TerminalViewModel tab = open(new Place.Terminal(pod("box")));
        untilRunning(tab);
        type(tab, "yes 0123456789012345678901234567890123456789 | head -c 10000000; echo printed=$?\r");
        untilShown(tab, "printed=0");
        assertEquals(Screen.HISTORY, tab.screenProperty().get().frame(0).history());
    }

    @Test
    void looksAtANode() {
        String node = RealCluster.kubectl("get", "nodes", "-o", "jsonpath={.items[0].metadata.name}");
        ResourceRef ref = new ResourceRef(FakeCluster.NODE, "", node);
        TerminalViewModel tab = open(new Place.Terminal(ref));
        until("no pod", () -> tab.stateProperty().get() instanceof TerminalState.NoPod);
        Draft draft = draft("node-shell", ref, "pilothouse.dev/busybox:1");
        try {
            apply(draft);
            untilRunning(tab);
            type(tab, "hostname; ls /var/lib/kubelet | head -3; echo kubelet=$?\r");
            untilShown(tab, "kubelet=0");
            untilShown(tab, node);
            type(tab, "exit\r");
            until("the end", () -> tab.stateProperty().get() instanceof TerminalState.Ended ended && ended.stays().isPresent());
        } finally {
            RealCluster.kubectl("delete", "pod", "-n", "default", "-l", Opening.NODE_SHELL, "--wait=false");
        }
    }
}

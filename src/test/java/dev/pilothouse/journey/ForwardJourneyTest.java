package dev.pilothouse.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Write;
import dev.pilothouse.forward.Report;
import dev.pilothouse.forward.State;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.navigation.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port of this computer that leads into the cluster, from the row of a pod to a page of it, and through the pod's end. */
class ForwardJourneyTest extends Journey {

    private static final Kind SERVICE = Kind.namespaced("", "v1", "Service", "services");

    ForwardJourneyTest(@TempDir Path home) {
        super(home);
    }

    private List<Report> reports() {
        return engine.forwards().reports();
    }

    private State.Open open() {
        return (State.Open) reports().getFirst().state();
    }

    private int port() {
        return reports().getFirst().plan().local().port();
    }

    private static String ask(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void forward(String service) {
        fxRun(() -> app.shell().go(new Place.Forward(new ResourceRef(SERVICE, "shop", service))));
        untilThere(Anchor.FORWARD_FORM);
        untilShown("http · 80");
    }

    @Test
    void leadsAPortIntoTheClusterAndSurvivesThePod() throws Exception {
        openPlayground();
        fxRun(() -> app.shell().go(new Place.Forwards()));
        untilShown("No forwards. Press F on a pod or Service.");
        fxRun(() -> app.shell().go(new Place.Browse(SERVICE, "name:frontend")));
        untilRow("frontend");
        click("frontend");
        type(KeyCode.F);
        untilThere(Anchor.FORWARD_FORM);
        untilShown("http · 80");
        pictures("forward-form");
        click("Forward port");
        untilShown("Forwarding");
        untilShown("1 forward");
        assertTrue(ask(port()).startsWith("HTTP/1.1 200"));
        Session session = engine.sessions().session("playground").orElseThrow();
        String first = open().target().pod().name();
        String uid = session.cluster().get(open().target().pod()).uid();
        session.cluster().write(new Write.Delete(open().target().pod(), uid), false);
        until("another pod", () -> reports().getFirst().state() instanceof State.Open now && !now.target().pod().name().equals(first));
        untilShown("Moved to " + open().target().pod().name());
        assertTrue(ask(port()).startsWith("HTTP/1.1 200"));
        untilShown("2");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            forward("checkout");
            fxRun(() -> ((javafx.scene.control.TextField) stage.getScene().lookup("#" + Anchor.FORWARD_FORM + "-local")).setText(Integer.toString(taken.getLocalPort())));
            click("Forward port");
            untilShown("1 forward fails");
            untilShown("Port taken");
            fxRun(() -> app.shell().go(new Place.Forwards()));
            type(KeyCode.DOWN);
            untilShown("Another program has port " + taken.getLocalPort() + " of this computer.");
            pictures("forwards");
            click("Use " + ((State.PortTaken) reports().getLast().state()).next());
            untilShown("2 forwards");
        }
        assertEquals(2, reports().stream().filter(Report::listening).count());
    }

    /** In both themes, in Chinese, and where there is little room. */
    private void pictures(String name) {
        picture(name + "-light", stage.getScene().getRoot());
        chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        settle();
        picture(name + "-dark", stage.getScene().getRoot());
        fxRun(() -> {
            engine.settings().set(Setting.LANGUAGE, "zh-CN");
            stage.setWidth(960);
            stage.setHeight(600);
        });
        settle();
        picture(name + "-zh-small", stage.getScene().getRoot());
        fxRun(() -> {
            engine.settings().set(Setting.LANGUAGE, "en");
            stage.setWidth(1440);
            stage.setHeight(900);
        });
        chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        settle();
    }
}

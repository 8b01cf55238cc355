package dev.pilothouse.journey;

import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.platform.docker.EngineCall;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.testing.RealEngine;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.navigation.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine of this computer in the window: looks at everything, and changes only a container and a volume of its own. */
@Tag("real-cluster")
class DockerRealClusterTest extends Journey {

    /** Of this run alone: another may go on at the same time. */
    private static final String NAME = "pilothouse-journey-" + ProcessHandle.current().pid();
    private static final String IMAGE = RealEngine.SMALL_IMAGE;

    private static @Nullable DockerEngine docker;

    DockerRealClusterTest(@TempDir Path home) {
        super(home, Map.of());
    }

    @BeforeAll
    static void container() {
        docker = RealEngine.open();
        RealEngine.needs(docker, IMAGE);
        remove();
        docker.containers().create(NAME, new Tree(Map.of(
                "Image", IMAGE,
                "Cmd", List.of("sleep", "1000"),
                "StopSignal", "SIGKILL",
                "Labels", Map.of("dev.pilothouse.test", "journey"))));
        docker.containers().start(NAME);
        docker.post("/volumes/create", new Tree(Map.of("Name", NAME)));
    }

    @AfterAll
    static void remove() {
        if (docker != null) {
            docker.containers().list(true, Map.of("name", List.of("^/" + NAME + "$")))
                    .forEach(own -> docker().containers().remove(own.text("Id"), true, true));
            docker.tree(EngineCall.get("/volumes").filtered(Map.of("name", List.of("^" + NAME + "$")))).trees("Volumes")
                    .forEach(own -> docker().delete("/volumes/" + own.text("Name")));
        }
    }

    private static DockerEngine docker() {
        return java.util.Objects.requireNonNull(docker);
    }

    private void openDocker() {
        chord(KeyCode.CONTROL, KeyCode.K);
        untilThere(Anchor.PALETTE);
        write("docker");
        picture("docker-palette", stage.getScene().getRoot());
        type(KeyCode.ENTER);
        untilClosed(Anchor.PALETTE);
        untilShown("Containers");
        fxRun(() -> app.shell().go(new Place.Browse(EngineKinds.CONTAINER, NAME))); // others may have very many
        untilRow(NAME, "Running");
    }

    /** Any node of a cluster of kind, when this engine has one. */
    private static Optional<String> node() {
        return docker().containers().list(true, Map.of("label", List.of("io.x-k8s.kind.cluster"))).stream()
                .map(container -> container.list("Names").getFirst().toString().substring(1))
                .findFirst();
    }

    @Test
    void stopsAContainerAndTakesItBack() {
        openDocker();
        untilShown("0.0%");
        picture("docker-containers", stage.getScene().getRoot());
        click(NAME);
        type(KeyCode.ENTER);
        untilShown("Network in / out");
        picture("docker-detail", stage.getScene().getRoot());
        type(KeyCode.ESCAPE);
        click(NAME);
        type(KeyCode.T);
        untilShown("Nothing else follows");
        picture("docker-stop", stage.getScene().getRoot());
        chord(KeyCode.CONTROL, KeyCode.ENTER);
        untilRow(NAME, "exited 137");
        click("Undo");
        untilShown("Undo: ");
        picture("docker-undo", stage.getScene().getRoot());
        apply("Apply to docker");
        untilShown("Undid");
        untilRow(NAME, "Running");
    }

    @Test
    void showsTheEngineAndItsThings() {
        openDocker();
        for (var kind : List.of(EngineKinds.IMAGE, EngineKinds.NETWORK, EngineKinds.VOLUME)) {
            fxRun(() -> app.shell().go(new Place.Browse(kind, "")));
            untilShown(kind.equals(EngineKinds.VOLUME) ? NAME : kind.equals(EngineKinds.IMAGE) ? IMAGE : "bridge");
            picture("docker-" + kind.plural(), stage.getScene().getRoot());
        }
        fxRun(() -> app.shell().go(new Place.Detail(new ResourceRef(EngineKinds.IMAGE, "", IMAGE))));
        untilShown("Platform");
        picture("docker-image", stage.getScene().getRoot());
        fxRun(() -> app.shell().go(new Place.ContainerEngine()));
        untilShown("Images without a name");
        picture("docker-engine", stage.getScene().getRoot());
        chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        picture("docker-engine-dark", stage.getScene().getRoot());
        fxRun(() -> {
            stage.setWidth(960);
            stage.setHeight(600);
            app.shell().go(new Place.Browse(EngineKinds.CONTAINER, NAME));
        });
        untilRow(NAME, "Running");
        picture("docker-containers-small", stage.getScene().getRoot());
        fxRun(() -> {
            stage.setWidth(1440);
            stage.setHeight(900);
            app.shell().go(new Place.Clusters());
        });
        untilShown("docker");
        picture("docker-clusters", stage.getScene().getRoot());
        fxRun(() -> app.shell().go(new Place.ContainerEngine()));
        fxRun(() -> engine.settings().set(Setting.LANGUAGE, "zh-CN"));
        untilShown("没有名称的镜像");
        picture("docker-engine-zh", stage.getScene().getRoot());
        fxRun(() -> app.shell().go(new Place.Browse(EngineKinds.CONTAINER, NAME)));
        untilRow(NAME, "运行中");
        picture("docker-containers-zh", stage.getScene().getRoot());
        node().ifPresent(name -> {
            fxRun(() -> app.shell().go(new Place.Delete(List.of(new ResourceRef(EngineKinds.CONTAINER, "", name)))));
            untilShown("的节点");
            picture("docker-delete-zh", stage.getScene().getRoot());
        });
        fxRun(() -> engine.settings().set(Setting.LANGUAGE, "en"));
    }
}

package dev.pilothouse.platform.docker;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.EngineInfo.Origin;
import dev.pilothouse.platform.docker.Discovery.Place;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sockets and pipes that engines make when nobody tells them otherwise. Of the others only those that are there. */
final class UsualPlaces {

    private static final String PIPES = "\\\\.\\pipe\\";

    private final Map<String, String> environment;
    private final Path home;
    private final boolean windows;
    private final boolean mac;

    UsualPlaces(Map<String, String> environment, Path home, String system) {
        this.environment = environment;
        this.home = home;
        windows = system.startsWith("Windows");
        mac = system.startsWith("Mac");
    }

    /** Returns where an engine is when nothing else is said. */
    EngineEndpoint standard() {
        return EngineEndpoint.of(windows ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock");
    }

    List<Place> others() {
        List<Place> places = new ArrayList<>();
        if (windows) {
            pipe(places, "Docker Desktop", "dockerDesktopLinuxEngine");
            pipe(places, "Podman", "podman-machine-default");
            return places;
        }
        Map<Path, String> sockets = new LinkedHashMap<>();
        sockets.put(home.resolve(mac ? ".docker/run/docker.sock" : ".docker/desktop/docker.sock"), "Docker Desktop");
        sockets.put(home.resolve(".orbstack/run/docker.sock"), "OrbStack");
        sockets.put(home.resolve(".rd/docker.sock"), "Rancher Desktop");
        colima(sockets, home.resolve(".colima"));
        colima(sockets, home.resolve(".config/colima"));
        if (mac) {
            sockets.put(Path.of(environment.getOrDefault("TMPDIR", "/tmp"), "podman/podman-machine-default-api.sock"), "Podman");
        } else {
            sockets.put(Path.of(runtime() + "/docker.sock"), "Docker (rootless)");
            sockets.put(runtime().resolve("podman/podman.sock"), "Podman (rootless)");
            sockets.put(Path.of("/run/podman/podman.sock"), "Podman");
        }
        sockets.forEach((socket, name) -> {
            if (Files.exists(socket)) {
                places.add(Place.of(EngineEndpoint.of("unix://" + socket), name, Origin.USUAL_PLACE, false));
            }
        });
        return places;
    }

    /** Returns by what two places are told apart: the same socket may have several names. */
    String real(EngineEndpoint endpoint) {
        if (endpoint.scheme().equals("unix")) {
            try {
                return Path.of(endpoint.place()).toRealPath().toString();
            } catch (IOException | InvalidPathException e) {
                return endpoint.address();
            }
        }
        return endpoint.address();
    }

    private static void pipe(List<Place> places, String name, String pipe) {
        if (Files.exists(Path.of(PIPES + pipe))) {
            places.add(Place.of(EngineEndpoint.of("npipe:////./pipe/" + pipe), name, Origin.USUAL_PLACE, false));
        }
    }

    private static void colima(Map<Path, String> sockets, Path folder) {
        try (DirectoryStream<Path> profiles = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path profile : profiles) {
                sockets.put(Path.of(profile + "/docker.sock"), "Colima " + profile.getFileName());
            }
        } catch (IOException e) {
            // no Colima here
        }
    }

    /** Returns the folder of this user's sockets. */
    private Path runtime() {
        String named = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!named.isBlank()) {
            return Path.of(named);
        }
        try {
            return Path.of("/run/user", Files.getAttribute(home, "unix:uid").toString());
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Path.of("/run/user/0");
        }
    }
}

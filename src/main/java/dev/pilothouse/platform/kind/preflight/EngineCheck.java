package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.EngineInfo;
import dev.pilothouse.local.EngineInfo.Origin;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.model.Problem;
import java.net.URI;
import java.util.List;

/** Which engine answers, whether kind can work with it, and whether a kind in a terminal would use the same. */
final class EngineCheck {

    private static final URI INSTALLING = URI.create("https://docs.docker.com/engine/install/");
    private static final URI PODMAN = URI.create("https://kind.sigs.k8s.io/docs/user/rootless/");
    /** Its API 1.41 knows the control group namespaces that kind's nodes need. */
    private static final Version OLDEST = new Version(20, 10, 0);

    private EngineCheck() {}

    /**
     * @param dockerHost the variable {@code DOCKER_HOST} of this process, empty for none
     */
    static List<PreflightFinding> answers(EngineInfo engine, EngineFacts facts, String dockerHost) {
        String version = facts.version().toString();
        if (!facts.os().equals("linux")) {
            return List.of(error("not-linux", facts.name(), facts.os()));
        }
        if (facts.isPodman()) {
            return List.of(PreflightFinding.of(Check.ENGINE, Level.WARNING, "podman", version, engine.endpoint().address())
                    .mendedBy(new Mend.Read(PODMAN)));
        }
        if (facts.version().isBefore(OLDEST)) {
            return List.of(error("too-old", version, OLDEST.release()).mendedBy(new Mend.Read(INSTALLING)));
        }
        PreflightFinding good = PreflightFinding.of(Check.ENGINE, Level.GOOD, "answers", facts.name(), version, engine.endpoint().address());
        return isTerminals(engine, dockerHost)
                ? List.of(good)
                : List.of(good, PreflightFinding.of(Check.ENGINE, Level.NOTE, "not-the-terminals", engine.endpoint().address(), dockerHost));
    }

    /** A command takes {@code DOCKER_HOST} before all else; an engine that is merely where engines are is not looked for by it. */
    private static boolean isTerminals(EngineInfo engine, String dockerHost) {
        return dockerHost.isEmpty() ? engine.origin() != Origin.USUAL_PLACE : engine.endpoint().address().equals(dockerHost);
    }

    /** @param system name of the operating system, as Java has it */
    static List<PreflightFinding> silent(EngineInfo engine, Problem problem, String system) {
        String address = engine.endpoint().address();
        boolean ours = engine.endpoint().scheme().equals("unix") || engine.endpoint().scheme().equals("npipe");
        return List.of(switch (problem.code()) {
            case ENGINE_FORBIDDEN -> error("forbidden", address).mendedBy(new Mend.Command("sudo usermod -aG docker \"$USER\" && newgrp docker"));
            case ENGINE_NOT_RUNNING -> ours ? error("not-running", address).mendedBy(start(address, system)) : error("unreachable", address);
            case ENGINE_SILENT -> error("silent", address).mendedBy(ours ? List.of(restart(address, system)) : List.of());
            case ENGINE_CONTEXT_UNKNOWN -> error("no-such-context", problem.args().getFirst()).mendedBy(new Mend.Command("docker context use default"));
            case ENGINE_ADDRESS_WRONG -> error("no-such-address", address);
            case ENGINE_TLS -> error("not-trusted", address, words(problem));
            default -> error("failing", address, words(problem));
        });
    }

    /** Returns what the engine or the system said; an engine that is sick says it by the status of its answer, the last argument. */
    private static String words(Problem problem) {
        return problem.detail().lines().findFirst().orElse(problem.args().isEmpty() ? problem.code().name() : problem.args().getLast());
    }

    /** There is no engine, nor a place that names one. */
    static List<PreflightFinding> none() {
        return List.of(error("none").mendedBy(new Mend.Read(INSTALLING)));
    }

    private static PreflightFinding error(String variant, String... args) {
        return PreflightFinding.of(Check.ENGINE, Level.ERROR, variant, args);
    }

    private static Mend start(String address, String system) {
        return new Mend.Command(systemd(address, system, "start"));
    }

    private static Mend restart(String address, String system) {
        return new Mend.Command(systemd(address, system, "restart"));
    }

    private static String systemd(String address, String system, String verb) {
        if (system.startsWith("Mac")) {
            return "open -a Docker";
        }
        if (system.startsWith("Windows")) {
            return "start \"\" \"%ProgramFiles%\\Docker\\Docker\\Docker Desktop.exe\"";
        }
        if (address.contains("/.docker/desktop/")) {
            return "systemctl --user " + verb + " docker-desktop";
        }
        if (address.contains("podman")) {
            return "systemctl --user " + verb + " podman.socket";
        }
        return address.contains("/run/user/") ? "systemctl --user " + verb + " docker" : "sudo systemctl " + verb + " docker";
    }
}

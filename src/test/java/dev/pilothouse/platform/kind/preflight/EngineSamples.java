package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.text.Json;

/** Answers of engines to {@code /info} and {@code /version}, shortened to what is read. */
final class EngineSamples {

    static final String KERNEL = "6.1.0-13-amd64";
    static final EngineEndpoint SOCKET = EngineEndpoint.of("unix:///var/run/docker.sock");

    private EngineSamples() {}

    static EngineFacts docker() {
        return read("{}", "{}", SOCKET);
    }

    /** @param info fields that are not as usual */
    static EngineFacts docker(String info) {
        return read(info, "{}", SOCKET);
    }

    static EngineFacts read(String info, String version, EngineEndpoint endpoint) {
        return EngineFacts.read(Json.read(with(INFO, info)), Json.read(with(VERSION, version)), endpoint, KERNEL);
    }

    /** Of a key that is there twice the last counts, for the reader of bytes; this one is careful, so the first text loses it. */
    private static String with(String usual, String others) {
        var fields = new java.util.LinkedHashMap<>(Json.read(usual).fields());
        fields.putAll(Json.read(others).fields());
        return Json.write(new dev.pilothouse.model.Tree(fields));
    }

    private static final String INFO =
            """
            {"ServerVersion": "28.5.1", "OSType": "linux", "OperatingSystem": "Debian GNU/Linux 12 (bookworm)", "KernelVersion": "6.1.0-13-amd64",
             "NCPU": 8, "MemTotal": 16777216000, "CgroupVersion": "2", "CgroupDriver": "systemd", "MemoryLimit": true, "PidsLimit": true,
             "CPUShares": true, "SecurityOptions": ["name=apparmor", "name=seccomp,profile=builtin", "name=cgroupns"],
             "DriverStatus": [["Backing Filesystem", "extfs"], ["Supports d_type", "true"]], "DockerRootDir": "/var/lib/docker",
             "HttpProxy": "", "HttpsProxy": "", "NoProxy": ""}
            """;

    private static final String VERSION =
            """
            {"Components": [{"Name": "Engine"}], "ApiVersion": "1.51", "MinAPIVersion": "1.24", "Arch": "amd64"}
            """;
}

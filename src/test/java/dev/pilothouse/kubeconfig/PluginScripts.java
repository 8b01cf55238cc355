package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** Sign-in plugins as small shell scripts. */
final class PluginScripts {

    static final String VERSION = "client.authentication.k8s.io/v1";

    private PluginScripts() {}

    /** Writes an executable script; a test that needs one is skipped where there is no shell. */
    static Path write(Path file, String body) throws IOException {
        assumeTrue(File.separatorChar == '/', "shell scripts need a POSIX system");
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file;
    }

    static Entry.Plugin plugin(Path file, String... args) {
        return new Entry.Plugin(file.toString(), List.of(args), Map.of(), VERSION, "", false, "IfAvailable");
    }

    /** Returns an answer on one line; the status is the inside of a JSON object. */
    static String answer(String status) {
        return "{\"kind\":\"ExecCredential\",\"apiVersion\":\"%s\",\"status\":{%s}}".formatted(VERSION, status);
    }
}

package dev.pilothouse.bench;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Other programs that read the same list. */
final class Peers {

    private Peers() {}

    /** Returns the curl command that fetches all pods compressed, signed in as the kubeconfig's current user. */
    static List<String> curl(Path kubeconfig) throws IOException, InterruptedException {
        String text = String.join("\n", Processes.lines(
                List.of("kubectl", "--kubeconfig", kubeconfig.toString(), "config", "view", "--raw", "--minify", "--flatten", "-o", "json")));
        Tree config = Json.read(text);
        Tree cluster = config.trees("clusters").getFirst().tree("cluster");
        Tree user = config.trees("users").getFirst().tree("user");
        Path folder = Files.createTempDirectory("bench-curl");
        return List.of(
                "curl", "--silent", "--fail", "--compressed", "--output", "/dev/null",
                "--cacert", file(folder, "ca", cluster.text("certificate-authority-data")),
                "--cert", file(folder, "cert", user.text("client-certificate-data")),
                "--key", file(folder, "key", user.text("client-key-data")),
                cluster.text("server") + "/api/v1/pods");
    }

    private static String file(Path folder, String name, String base64) throws IOException {
        return Files.write(folder.resolve(name), Base64.getDecoder().decode(base64)).toString();
    }
}

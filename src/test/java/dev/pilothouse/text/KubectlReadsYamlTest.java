package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.model.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our reader and writer against the real kubectl, which needs a cluster to know the kinds. */
@Tag("real-cluster")
class KubectlReadsYamlTest {

    private static final String KUBECONFIG = "PILOTHOUSE_TEST_KUBECONFIG";

    @BeforeAll
    static void needsACluster() {
        assumeTrue(System.getenv(KUBECONFIG) != null, KUBECONFIG + " names no cluster");
    }

    private Tree byKubectl(Path folder, String text) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("document.yaml"), text);
        Path out = folder.resolve("out.json");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(
                        "kubectl", "create", "--dry-run=client", "--validate=false", "-o", "json", "-f", file.toString(),
                        "--kubeconfig", System.getenv(KUBECONFIG))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "kubectl did not end");
        assertEquals(0, process.exitValue(), () -> text + read(err));
        return Json.read(Files.readString(out));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void plainScalarsMeanTheSameToBoth(@TempDir Path folder) throws Exception {
        List<String> scalars = List.of(("yes Yes YES y Y no n on On off Off true True false null Null ~ 017 0o17 0x1F 0X1F 1_000 0b11 0B11 +5 -0 09 1e3"
                        + " 1.e3 1. .5 +.5 -.5 .5_0 ._5 1e+3 1:30 12:30:45 2024-01-02 2024-01-02T10:00:00Z 3.0 0. 0o8 1__0 _1 0x_1 -0x1F -0b11 +0x1 yEs tRue"
                        + " 0b 00 1.5e300 -017 +1_0.5 0_1 08.5 500m = 1.2.3 -1 9223372036854775807 -9223372036854775808 1,000 1e3x 0x 1e+ .e1 ..5 -.5.1")
                .split(" "));
        StringBuilder text = new StringBuilder("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n");
        for (int i = 0; i < scalars.size(); i++) {
            text.append("  k%d: %s\n".formatted(i, scalars.get(i)));
        }
        Tree theirs = byKubectl(folder, text.toString()).tree("data");
        Tree ours = Yaml.read(text.toString()).getFirst().document().orElseThrow().tree().tree("data");
        for (int i = 0; i < scalars.size(); i++) {
            assertEquals(theirs.at("k" + i), ours.at("k" + i), scalars.get(i));
        }
    }

    @Test
    void textThatWeWriteIsTheSameTextForKubectl(@TempDir Path folder) throws Exception {
        List<String> texts = new ArrayList<>(YamlRoundTripTest.texts().list().ofSize(3000).sample());
        texts.addAll(YamlRoundTripTest.texts().map(text -> text + "\n" + text).list().ofSize(500).sample());
        Map<String, Object> data = new LinkedHashMap<>();
        texts.forEach(text -> data.put("k" + data.size(), text));
        texts.subList(0, 500).forEach(text -> data.put(text, "as key"));
        Tree tree = YamlRoundTripTest.object(data);
        Tree theirs = byKubectl(folder, Yaml.write(tree)).tree("data");
        data.forEach((key, text) -> assertEquals(text, theirs.fields().get(key), key));
    }
}

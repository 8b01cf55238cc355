package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.cluster.ClusterSource.Listing;
import dev.pilothouse.model.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigReaderTest {

    @Test
    void readsAFileOfTenMegabytesAndNoMore(@TempDir Path folder) throws IOException {
        var text = new StringBuilder("clusters:\n");
        int clusters = 0;
        while (text.length() + 3000 < TextFile.MAX_BYTES) {
            text.append("- name: cluster-%05d\n  cluster:\n    server: https://%d.shop.example\n".formatted(clusters, clusters))
                    .append("    certificate-authority-data: ").append("QUJD".repeat(500)).append('\n');
            clusters++;
        }
        text.append("contexts: [{name: last, context: {cluster: cluster-%05d}}]\n".formatted(clusters - 1));
        Path file = Files.writeString(folder.resolve("config"), text);
        Listing listing = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Described.files(file));
        assertEquals("https://%d.shop.example".formatted(clusters - 1), listing.contexts().getFirst().server());

        text.append("#".repeat(TextFile.MAX_BYTES + 1 - text.length()));
        Files.writeString(file, text);
        var finding = Described.files(file).findings().getFirst();
        assertEquals(ProblemCode.KUBECONFIG_TOO_LARGE, finding.problem().code());
        assertEquals(List.of(file.toString(), "10485761", "10485760"), finding.problem().args());
    }

    @Test
    void refusesWhatIsNoRegularFile(@TempDir Path folder) throws IOException {
        assertEquals(List.of("ERROR KUBECONFIG_UNREADABLE"), Described.findings(Described.files(folder)));
        assumeTrue(Commands.present("mkfifo"), "mkfifo is not on the PATH");
        Commands.run(folder, List.of("mkfifo", "pipe"));
        Listing listing = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> Described.files(folder.resolve("pipe")));
        assertEquals(List.of("ERROR KUBECONFIG_UNREADABLE"), Described.findings(listing));
    }

    @Test
    void saysThatAFileMayNotBeRead(@TempDir Path folder) throws IOException {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root may read everything");
        Path file = Files.writeString(folder.resolve("config"), "kind: Config\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
        var finding = Described.files(file).findings().getFirst();
        assertEquals(ProblemCode.KUBECONFIG_UNREADABLE, finding.problem().code());
        assertEquals("permission denied", finding.problem().detail());
    }

    @Property(tries = 300)
    void anyBytesGiveAFileWithFindingsAtMost(@ForAll @Size(max = 60) byte[] bytes) throws IOException {
        Path file = Files.createTempFile("kubeconfig", ".yaml");
        try {
            Files.write(file, bytes);
            assertTrue(KubeconfigReader.read(file).isPresent());
        } finally {
            Files.delete(file);
        }
    }
}

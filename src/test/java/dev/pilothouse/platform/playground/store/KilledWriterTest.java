package dev.pilothouse.platform.playground.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes its snapshot leaves the one before, or the new one; never a broken one. */
@Timeout(120)
class KilledWriterTest {

    /** Writes one snapshot after the other, each with one object more, and says after each which revision is kept. */
    static final class Writer {
        public static void main(String[] file) throws IOException {
            Store store = new Store(0, Store.Window.USUAL, Runnable::run);
            Random chance = new Random(1);
            for (int i = 0; ; i++) {
                Key key = new Key("configmaps", "shop", "c" + i);
                byte[] noise = new byte[40_000]; // that does not compress, so that there is something to write
                chance.nextBytes(noise);
                String text = new String(noise, StandardCharsets.ISO_8859_1);
                var _ = store.put(key, 0, revision -> Document.of(Map.of("data", text))).orElseThrow();
                SnapshotFile.write(Path.of(file[0]), store.snapshot());
                System.out.println(store.revision());
            }
        }
    }

    @Test
    void leavesAWholeSnapshot(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("snapshot.json.gz");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                        "-classpath", System.getProperty("java.class.path"), Writer.class.getName(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long told = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            while (told < 25) {
                told = Long.parseLong(lines.readLine());
            }
            writer.toHandle().destroyForcibly(); // what it has said is still read
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told = Long.parseLong(line);
            }
        } finally {
            writer.destroyForcibly();
        }
        assertTrue(writer.waitFor(20, TimeUnit.SECONDS));

        Snapshot kept = SnapshotFile.read(file);
        assertTrue(kept.revision() >= told, kept.revision() + " is older than " + told);
        assertEquals(kept.revision(), kept.objects().size());
    }
}

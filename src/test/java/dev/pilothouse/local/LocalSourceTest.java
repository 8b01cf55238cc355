package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.testing.FakeCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSourceTest {

    private final List<Runnable> listeners = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();

    /** A file that holds one context, named as the file is. */
    private final class OneFile implements ClusterSource {

        private final Path file;

        OneFile(Path file) {
            this.file = file;
        }

        @Override
        public Listing listing() {
            String name = file.getFileName().toString().replace(".kubeconfig", "");
            Context.SignIn signIn = new Context.SignIn(Context.Way.NONE, "");
            return new Listing(List.of(new Context(name, name, "admin", "default", "https://127.0.0.1:1", file.toString(), signIn, true, List.of())), List.of());
        }

        @Override
        public Subscription onChange(Consumer<Listing> listener) {
            return Subscription.NONE;
        }

        @Override
        public Cluster open(String contextName) {
            opened.add(contextName + " of " + file.getFileName());
            return new FakeCluster();
        }

        @Override
        public Optional<Plugin> plugin(String contextName) {
            return Optional.empty();
        }

        @Override
        public void trust(Plugin plugin) {}
    }

    /** Keeps clusters as nothing but files, and tells when it is told to. */
    private final class OnlyFiles implements Provider {

        @Override
        public String id() {
            return "k3d";
        }

        @Override
        public List<LocalCluster> clusters() {
            throw new AssertionError("nobody is asked for contexts");
        }

        @Override
        public Subscription onChange(Runnable listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }

        @Override
        public LocalCluster start(String name) {
            throw new AssertionError(name);
        }

        @Override
        public void stop(String name) {
            throw new AssertionError(name);
        }

        @Override
        public void delete(String name) {
            throw new AssertionError(name);
        }

        @Override
        public void close() {}
    }

    @Test
    void listsItsFilesButNotWhatThePersonHasAlreadyAndSwitchesNothing(@TempDir Path folder) throws IOException {
        LocalSource source = new LocalSource(new OnlyFiles(), folder.resolve("k3d"), OneFile::new, () -> new OneFile(folder.resolve("mine")).listing());
        assertEquals(List.of(), source.listing().contexts(), "a folder that is not there yet holds nothing");
        Files.createDirectory(folder.resolve("k3d"));
        for (String name : List.of("mine.kubeconfig", "b.kubeconfig", "a.kubeconfig", "a.made")) {
            Files.writeString(folder.resolve("k3d").resolve(name), "");
        }
        assertEquals(List.of("a", "b"), source.listing().contexts().stream().map(Context::name).toList());
        assertFalse(source.listing().contexts().getFirst().current());
        source.open("b").close();
        assertEquals(List.of("b of b.kubeconfig"), opened);

        List<Integer> heard = new ArrayList<>();
        Subscription listening = source.onChange(listing -> heard.add(listing.contexts().size()));
        listeners.forEach(Runnable::run);
        listening.close();
        assertEquals(List.of(2), heard);
        assertEquals(List.of(), listeners);
    }
}

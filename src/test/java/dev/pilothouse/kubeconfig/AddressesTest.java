package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "https://dev.shop.example:6443, https://dev.shop.example:6443",
        "https://dev.shop.example/, https://dev.shop.example",
        "https://dev.shop.example/k8s/clusters/c1, https://dev.shop.example/k8s/clusters/c1",
        "http://127.0.0.1:8001, http://127.0.0.1:8001",
        "dev.shop.example:6443, http://dev.shop.example:6443",
        "https://[::1]:6443, https://[::1]:6443",
    })
    void readsServers(String text, String expected) {
        assertEquals(expected, Addresses.server(cluster(text, "", false)).toString());
    }

    @Test
    void takesHttpsForABareAddressWhenCertificatesMatter() {
        assertEquals("https://10.0.0.7:6443", Addresses.server(cluster("10.0.0.7:6443", "", true)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://", "unix:///run/api", "https://a b", "https:dev", "file:///etc/passwd", "://x"})
    void refusesWhatIsNoServer(String text) {
        assertThrows(ProblemException.class, () -> Addresses.server(cluster(text, "", false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://proxy:3128", "https://keeper:p%40ss@proxy", "socks5://keeper:secret@proxy:1080"})
    void readsProxies(String text) {
        assertEquals(text, Addresses.proxy(cluster("https://dev", text, false)).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy:3128", "ftp://proxy", "socks4://proxy", "http://"})
    void refusesWhatIsNoProxy(String text) {
        assertThrows(ProblemException.class, () -> Addresses.proxy(cluster("https://dev", text, false)));
    }

    private static Entry.Cluster cluster(String server, String proxy, boolean insecure) {
        return new Entry.Cluster(
                new Entry.Origin("dev", Path.of("config"), 1, List.of()),
                server,
                new Material.OfEntry("dev", "certificate-authority", "", Optional.empty()),
                insecure,
                "",
                proxy,
                false,
                Tree.EMPTY);
    }
}

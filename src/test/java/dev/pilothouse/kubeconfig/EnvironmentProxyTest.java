package dev.pilothouse.kubeconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxyTest {

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "*, false",
        "dev.shop.example, false",
        "shop.example, false",
        "op.example, true",
        ".shop.example, false",
        "*.shop.example, false",
        ".dev.shop.example, true",
        "DEV.shop.example, false",
        "dev.shop.example:6443, false",
        "dev.shop.example:443, true",
        "'a, b,shop.example', false",
        "10.0.0.0/8, true",
    })
    void leavesOutNamesThatAreExempt(String exempt, boolean used) {
        assertEquals(used, isUsed("https://dev.shop.example:6443", exempt));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.0.0.0/8, false",
        "11.1.2.3, 10.0.0.0/8, true",
        "10.1.2.3, 10.1.2.3, false",
        "10.1.2.3, 10.1.2.3:6443, false",
        "10.1.2.3, 10.1.2.0/30, false",
        "10.1.2.4, 10.1.2.0/30, true",
        "10.1.2.4, 0.0.0.0/0, false",
        "10.1.2.4, 10.1.2.4/32, false",
        "10.1.2.4, 10.1.2.4/x, true",
        "[fd00::7], fd00::/8, false",
        "[fd00::7], fd00:0::7, false",
        "[fd00::7], 10.0.0.0/8, true",
        "127.0.0.1, '', false",
        "[::1], '', false",
        "localhost, '', false",
    })
    void leavesOutAddressesThatAreExemptOrLocal(String host, String exempt, boolean used) {
        assertEquals(used, isUsed("https://" + host + ":6443", exempt));
    }

    @Test
    void takesTheVariableOfTheSchemeInEitherCase() {
        var proxy = new EnvironmentProxy(Map.of("https_proxy", "secure:1", "HTTP_PROXY", "socks5://plain:2"));
        assertEquals("http://secure:1", proxy.proxyFor(URI.create("https://dev")).orElseThrow().toString());
        assertEquals("socks5://plain:2", proxy.proxyFor(URI.create("http://dev")).orElseThrow().toString());
    }

    private static boolean isUsed(String server, String exempt) {
        var proxy = new EnvironmentProxy(Map.of("HTTPS_PROXY", "http://keeper:secret@proxy:3128", "no_proxy", exempt));
        return proxy.proxyFor(URI.create(server)).isPresent();
    }
}

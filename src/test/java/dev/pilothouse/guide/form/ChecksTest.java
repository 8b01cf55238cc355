package dev.pilothouse.guide.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Check.Complaint;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {

    static Stream<Arguments> good() {
        return Stream.of(
                all(Checks.NAME, "a", "web-1", "shop.example.com", "9lives"),
                all(Checks.LABEL_NAME, "web", "0"),
                all(Checks.SERVICE_NAME, "web-1"),
                all(Checks.QUANTITY, "250m", "0.5", "1Gi", "1e3", "0"),
                all(Checks.PORT, "1", "65535"),
                all(Checks.PORT_NAME, "http", "8080-tcp"),
                all(Checks.IMAGE, "nginx:1.27", "ghcr.io/shop/checkout:2.4.1", "localhost:5000/a/b_c:x", "a@sha256:" + "0".repeat(64)),
                all(Checks.CRON, "* * * * *", "*/5 0-6 1,15 jan-mar mon-fri", "0 3 ? * 0", "@daily", "@every 1h30m"),
                all(Checks.CIDR, "10.0.0.0/8", "0.0.0.0/0", "2001:db8::/32"),
                all(Checks.HOST, "shop.example.com", "*.example.com"),
                all(Checks.LABEL_KEY, "app", "app.kubernetes.io/name", "A_b.c-d"),
                all(Checks.LABEL_VALUE, "1.2.3", "Team_A"),
                all(Checks.DATA_KEY, "tls.crt", ".dockerconfigjson"),
                all(Checks.VARIABLE, "PATH", "_x1"),
                all(Checks.COUNT_OR_SHARE, "0", "25%"));
    }

    private static Arguments all(Check check, String... values) {
        return Arguments.of(check, values);
    }

    @ParameterizedTest
    @MethodSource("good")
    void takesWhatTheServerTakes(Check check, String... values) {
        for (String value : values) {
            assertEquals(Optional.empty(), check.of(value), value);
        }
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(Checks.NAME, "My App", "guide.check.name", "my-app"),
                Arguments.of(Checks.NAME, "-x", "guide.check.name", "x"),
                Arguments.of(Checks.NAME, "商店", "guide.check.name", ""),
                Arguments.of(Checks.NAME, "a".repeat(254), "guide.check.too-long", ""),
                Arguments.of(Checks.LABEL_NAME, "a.b", "guide.check.label-name", "a-b"),
                Arguments.of(Checks.SERVICE_NAME, "1web", "guide.check.service-name", ""),
                Arguments.of(Checks.QUANTITY, "256 MB", "guide.check.quantity", "256Mi"),
                Arguments.of(Checks.QUANTITY, "lots", "guide.check.quantity", ""),
                Arguments.of(Checks.QUANTITY, "-1", "guide.check.negative", ""),
                Arguments.of(Checks.PORT, "0", "guide.check.bounds", ""),
                Arguments.of(Checks.PORT, "65536", "guide.check.bounds", ""),
                Arguments.of(Checks.PORT, "80x", "guide.check.whole", ""),
                Arguments.of(Checks.PORT_NAME, "8080", "guide.check.port-name", ""),
                Arguments.of(Checks.PORT_NAME, "a-very-long-port-name", "guide.check.port-name", ""),
                Arguments.of(Checks.IMAGE, "https://Ghcr.io/Shop/Web:1.A", "guide.check.image", "ghcr.io/shop/web:1.A"),
                Arguments.of(Checks.IMAGE, "a b", "guide.check.image", ""),
                Arguments.of(Checks.CRON, "* * * *", "guide.check.cron-fields", ""),
                Arguments.of(Checks.CRON, "60 * * * *", "guide.check.cron-minute", ""),
                Arguments.of(Checks.CRON, "* 5-1 * * *", "guide.check.cron-hour", ""),
                Arguments.of(Checks.CRON, "* * 0 * *", "guide.check.cron-day", ""),
                Arguments.of(Checks.CRON, "* * * 13 *", "guide.check.cron-month", ""),
                Arguments.of(Checks.CRON, "* * * * fun", "guide.check.cron-weekday", ""),
                Arguments.of(Checks.CRON, "*/0 * * * *", "guide.check.cron-minute", ""),
                Arguments.of(Checks.CRON, "@reboot", "guide.check.cron-name", ""),
                Arguments.of(Checks.CRON, "TZ=UTC 0 0 * * *", "guide.check.cron-zone", ""),
                Arguments.of(Checks.CIDR, "10.0.0.0/33", "guide.check.cidr", ""),
                Arguments.of(Checks.CIDR, "10.0.0.300/8", "guide.check.cidr", ""),
                Arguments.of(Checks.CIDR, "shop.example.com/8", "guide.check.cidr", ""),
                Arguments.of(Checks.CIDR, "10.0.0.1", "guide.check.cidr-length", "10.0.0.1/32"),
                Arguments.of(Checks.HOST, "10.0.0.1", "guide.check.host-address", ""),
                Arguments.of(Checks.HOST, "Shop.Example.com", "guide.check.host", "shop.example.com"),
                Arguments.of(Checks.LABEL_KEY, "a/b/c", "guide.check.label-key", ""),
                Arguments.of(Checks.LABEL_KEY, "/b", "guide.check.label-key", ""),
                Arguments.of(Checks.LABEL_VALUE, "a b", "guide.check.label-value", ""),
                Arguments.of(Checks.DATA_KEY, "..", "guide.check.data-key", ""),
                Arguments.of(Checks.VARIABLE, "A=B", "guide.check.variable", ""),
                Arguments.of(Checks.PATH, "ready", "guide.check.path", "/ready"),
                Arguments.of(Checks.COUNT_OR_SHARE, "half", "guide.check.count-or-share", ""));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatTheServerRefusesAndSaysWhatWouldDo(Check check, String value, String key, String better) {
        Complaint complaint = check.of(value).orElseThrow();
        assertEquals(key, complaint.effect().key());
        assertEquals(Effect.Weight.ERROR, complaint.effect().weight());
        assertEquals(better, complaint.better());
        assertTrue(better.isEmpty() || check.of(better).filter(again -> again.effect().weight() == Effect.Weight.ERROR).isEmpty());
    }

    static Stream<Arguments> doubtful() {
        return Stream.of(
                Arguments.of(Checks.IMAGE, "nginx", "guide.check.image-no-tag"),
                Arguments.of(Checks.IMAGE, "nginx:latest", "guide.check.image-latest"),
                Arguments.of(Checks.VARIABLE, "my-var", "guide.check.variable-shell"));
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void warnsOfWhatTheServerTakesAndPeopleRegret(Check check, String value, String key) {
        Complaint complaint = check.of(value).orElseThrow();
        assertEquals(key, complaint.effect().key());
        assertEquals(Effect.Weight.WARNING, complaint.effect().weight());
    }
}

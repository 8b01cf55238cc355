package dev.pilothouse.platform.playground.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of names, addresses and schedules, and that odd objects are refused and never break the rules. */
class FormsTest {

    @Property
    void aLabelFollowsRfc1123(@ForAll @CharRange(from = 'a', to = 'z') @StringLength(min = 1, max = 63) String label) {
        assertEquals(List.of(), Names.label(label));
        assertEquals(List.of(), Names.subdomain(label + "." + label));
        assertFalse(Names.label("-" + label).isEmpty());
        assertFalse(Names.label(label.toUpperCase(Locale.ROOT)).isEmpty());
    }

    @Property
    void fourBytesAreAnAddress(@ForAll @IntRange(max = 255) int a, @ForAll @IntRange(max = 255) int b, @ForAll @IntRange(max = 300) int c) {
        assertEquals(c < 256, AddressRules.isAddress(a + "." + b + ".0." + c));
        assertEquals(c < 33, AddressRules.isRange(a + "." + b + ".0.0/" + c));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::", "::1", "2001:db8::1", "1:2:3:4:5:6:7:8", "::ffff:10.0.0.1", "fe80::1:2"})
    void addressesOfTheSixthVersionAreKnown(String address) {
        assertTrue(AddressRules.isIpv6(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "1:2", "1::2::3", "12345::", "1:2:3:4:5:6:7:8:9", "::g", "010.0.0.1", "1.2.3", "host"})
    void othersAreNot(String text) {
        assertFalse(AddressRules.isAddress(text));
    }

    @Test
    void aRangeLiesWithinAnother() {
        assertTrue(AddressRules.isWithin("10.1.0.0/16", "10.0.0.0/8"));
        assertFalse(AddressRules.isWithin("10.0.0.0/8", "10.0.0.0/8"));
        assertFalse(AddressRules.isWithin("11.0.0.0/16", "10.0.0.0/8"));
        assertTrue(AddressRules.isWithin("2001:db8:1::/48", "2001:db8::/32"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"* * * * *", "*/15 0-6 1,15 jan-mar mon", "0 0 31 12 6", "@daily", "@every 1h30m", "? ? ? ? ?", "TZ=UTC 0 0 * * *"})
    void schedulesAreUnderstood(String schedule) {
        assertTrue(CronFormat.check(schedule).isEmpty());
    }

    @Property
    void noScheduleBreaksTheReader(@ForAll @StringLength(max = 20) String schedule) {
        assertEquals(CronFormat.check(schedule), CronFormat.check(schedule));
    }

    /** Objects of the right names and any shapes below: what decoding would have refused must not break what comes after. */
    @Property(tries = 200)
    void objectsOfAnyShapeAreJudged(@ForAll("shapes") Object spec) {
        for (String name : List.of("Pod:v1:pods", "Service:v1:services", "Deployment:apps/v1:deployments", "Job:batch/v1:jobs", "CronJob:batch/v1:cronjobs",
                "StatefulSet:apps/v1:statefulsets", "Ingress:networking.k8s.io/v1:ingresses", "HorizontalPodAutoscaler:autoscaling/v2:horizontalpodautoscalers")) {
            String[] words = name.split(":", -1);
            int slash = words[1].indexOf('/');
            Kind kind = Kind.namespaced(slash < 0 ? "" : words[1].substring(0, slash), words[1].substring(slash + 1), words[0], words[2]);
            Map<String, Object> object = Json.read(Json.write(new Tree(Map.of("metadata", Map.of("name", "a", "namespace", "b", "labels", spec), "spec", spec)))).fields();
            Map<String, Object> filled = Defaults.fill(kind, object);
            Document document = Document.of(Strategies.of(kind).prepareCreate(filled));
            assertEquals(Rules.create(kind, document), Rules.create(kind, document));
            assertEquals(Warnings.of(kind, document), Warnings.of(kind, document));
            Document updated = Document.of(Strategies.of(kind).prepareUpdate(filled, document.fields()));
            assertEquals(Rules.update(kind, document, updated), Rules.update(kind, document, updated));
            assertEquals(Rules.updateStatus(kind, document, updated), Rules.updateStatus(kind, document, updated));
        }
    }

    @Provide
    Arbitrary<Object> shapes() {
        Arbitrary<Object> leaf = Arbitraries.of("", "a", "A b", 0L, -1L, 70_000L, true, false, 1.5);
        Arbitrary<String> fields = Arbitraries.of(
                "template", "spec", "metadata", "labels", "containers", "name", "image", "ports", "containerPort", "resources", "limits", "cpu", "selector",
                "matchLabels", "matchExpressions", "volumes", "env", "valueFrom", "strategy", "updateStrategy", "rollingUpdate", "type", "maxSurge", "schedule",
                "jobTemplate", "rules", "http", "paths", "backend", "service", "port", "metrics", "behavior", "clusterIPs", "clusterIP", "tolerations", "affinity");
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(2).map(list -> (Object) list), Arbitraries.maps(fields, inner).ofMaxSize(5).map(map -> (Object) map)),
                0,
                5);
    }
}

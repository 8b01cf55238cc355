package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Tree;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class YamlRoundTripTest {

    @Property(tries = 500)
    void yamlThatWeWriteReadsBackTheSame(@ForAll("trees") Map<String, Object> data) {
        Tree tree = object(data);
        assertEquals(tree, Yaml.read(Yaml.write(tree)).getFirst().document().orElseThrow().tree());
    }

    @Property(tries = 500)
    void jsonThatWeWriteReadsBackTheSame(@ForAll("trees") Map<String, Object> data) {
        Tree tree = object(data);
        assertEquals(tree, Json.read(Json.write(tree)));
        assertEquals(tree, Json.read(Json.pretty(tree)));
        assertEquals(tree, Yaml.read(Json.pretty(tree)).getFirst().document().orElseThrow().tree());
    }

    static Tree object(Map<String, Object> data) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiVersion", "v1");
        fields.put("kind", "ConfigMap");
        fields.put("metadata", Map.of("name", "a"));
        fields.put("data", data);
        return new Tree(fields);
    }

    @Provide
    Arbitrary<Map<String, Object>> trees() {
        return trees(texts());
    }

    static Arbitrary<Map<String, Object>> trees(Arbitrary<String> texts) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                texts.map(text -> (Object) text),
                Arbitraries.longs().map(number -> (Object) number),
                Arbitraries.longs().map(number -> (Object) BigInteger.valueOf(number).abs().setBit(70)),
                Arbitraries.doubles().between(-1000, 1000).filter(number -> number != Math.rint(number)).map(number -> (Object) number),
                Arbitraries.of(true, false).map(truth -> (Object) truth));
        Arbitrary<Object> values = Arbitraries.recursive(
                () -> scalars,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(list -> (Object) list),
                        Arbitraries.maps(texts, inner).ofMaxSize(3).map(map -> (Object) map)),
                0,
                3);
        return Arbitraries.maps(texts, values).ofMaxSize(4);
    }

    static Arbitrary<String> texts() {
        Arbitrary<String> wild = Arbitraries.strings()
                .withChars(" \n\t\r:#-?,[]{}&*!|>'\"%@`~.=<0123456789eExXyYnN_+/\\é漢\u0085\u2028\u001B\uFEFF")
                .ofMaxLength(12);
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(20).filter(YamlRoundTripTest::wellFormed);
        Arbitrary<String> words = Arbitraries.of("yes", "no", "on", "off", "y", "null", "~", "1e3", "017", "0x1f", "1_0", "<<", "---", "...", "2024-01-02");
        return Arbitraries.oneOf(wild, any, words);
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }
}

package dev.pilothouse.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeysTest {

    private static final ResourceRef SECRET = new ResourceRef(BuiltIn.SECRET, "shop", "credentials");
    private static final ResourceRef MAP = new ResourceRef(BuiltIn.CONFIG_MAP, "shop", "settings");

    private static final Keys SECRETS = Keys.of(
            new Document(Json.read("""
                    {"apiVersion": "v1", "kind": "Secret", "type": "Opaque", "metadata": {"name": "credentials", "labels": {"a": "b"}},
                     "data": {"user": "bWU=", "pass": "c2VjcmV0"}}""")),
            SECRET);
    private static final Keys MAPS = Keys.of(
            new Document(Json.read("""
                    {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "settings"}, "data": {"text": "a"},
                     "binaryData": {"bytes": "/w==", "asText": "YQ=="}}""")),
            MAP);

    @Property
    void bytesComeOutOfTheDraftAsTheyWentIn(@ForAll byte[] bytes, @ForAll boolean secret) {
        Content content = Content.of(bytes);
        Keys keys = (secret ? SECRETS : MAPS).with("new", content);
        Document after = new Document(Fields.overlay(keys.live().tree(), fields(keys)));
        assertEquals(content, Keys.of(after, keys.ref()).get("new").orElseThrow());
        Document read = Yaml.read(Yaml.write(keys.whole().tree())).getFirst().document().orElseThrow();
        assertEquals(content, Keys.of(read, keys.ref()).get("new").orElseThrow(), "through YAML");
    }

    @Test
    void sendsOnlyWhatChanged() {
        assertEquals(
                "{\"data\":{\"pass\":\"bmV3\"}}", Json.write(fields(SECRETS.with("pass", Content.ofText("new")).with("user", Content.ofText("me")))));
        assertEquals("{\"data\":{\"user\":null}}", Json.write(fields(SECRETS.without("user"))));
        assertEquals("{\"data\":{\"login\":\"bWU=\",\"user\":null}}", Json.write(fields(SECRETS.renamed("user", "login"))));
        assertEquals("{}", Json.write(fields(SECRETS.with("pass", Content.ofText("x")).reverted("pass"))));
    }

    @Test
    void aConfigMapKeepsTextsAndBytesApart() {
        assertEquals(
                "{\"data\":{\"text\":null},\"binaryData\":{\"text\":\"/w==\"}}",
                Json.write(fields(MAPS.with("text", Content.of(new byte[] {-1})))));
        assertEquals("{\"binaryData\":{\"bytes\":null},\"data\":{\"bytes\":\"b\"}}", Json.write(fields(MAPS.with("bytes", Content.ofText("b")))));
        assertEquals(MAPS.live().fields(), MAPS.whole().fields(), "untouched bytes stay where they are, even those that are text");
    }

    @Test
    void aNewSecretIsPutWhole() {
        Keys keys = Keys.fresh(SECRET, "kubernetes.io/basic-auth").with("username", Content.ofText("me"));
        Wish.Put put = (Wish.Put) keys.draft().wishes().getFirst();
        assertEquals("kubernetes.io/basic-auth", put.document().tree().text("type"));
        assertEquals("bWU=", put.document().tree().text("data", "username"));
        assertEquals(List.of(), keys.refusals(), "one of the two is enough");
    }

    @Test
    void renamingKeepsThePlaceAndReplacesTheKeyOfThatName() {
        assertEquals(List.of("login", "pass"), List.copyOf(SECRETS.renamed("user", "login").after().keySet()));
        assertEquals(SECRETS, SECRETS.renamed("user", "pass"), "no other key is overwritten");
    }

    @Test
    void saysWhatTheServerWouldRefuse() {
        assertEquals(List.of("guide.keys.name-characters"), refusals(SECRETS.with("a/b", Content.EMPTY)));
        assertEquals(List.of("guide.keys.name-dots"), refusals(SECRETS.with("..a", Content.EMPTY)));
        assertEquals(List.of("guide.keys.name-empty"), refusals(SECRETS.with("", Content.EMPTY)));
        assertEquals(List.of("guide.keys.too-large"), refusals(SECRETS.with("big", Content.of(new byte[1024 * 1024]))));
        assertEquals(List.of(), refusals(Keys.fresh(SECRET, "Opaque").with("big", Content.of(new byte[1024 * 1024]))));
        assertEquals(List.of("guide.keys.type-needs"), refusals(Keys.fresh(SECRET, "kubernetes.io/tls").with("tls.crt", Content.ofText("x"))));
        assertEquals(
                List.of("guide.keys.no-json"),
                refusals(Keys.fresh(SECRET, "kubernetes.io/dockerconfigjson").with(".dockerconfigjson", Content.ofText("x"))));
        Map<String, Object> immutable = new LinkedHashMap<>(SECRETS.live().fields());
        immutable.put("immutable", true);
        assertEquals(List.of("guide.keys.immutable"), refusals(Keys.of(Document.of(immutable), SECRET)));
    }

    @Test
    void questionsWhatPeopleRarelyMean() {
        assertEquals(List.of("guide.keys.ends-broken"), keys(KeyRules.hints(Content.ofText("secret\n"))));
        assertEquals(List.of("guide.keys.encoding", "guide.keys.crlf"), keys(KeyRules.hints(Content.ofText("\uFEFFa\r\nb"))));
        assertEquals(List.of("guide.keys.bytes"), keys(KeyRules.hints(Content.of(new byte[] {-1}))));
        assertEquals(List.of(), KeyRules.hints(Content.ofText("two\nlines")));
    }

    @Test
    void whatIsQuestionedCanBeMendedAndNothingElseChanges() {
        assertEquals(Content.ofText("a"), mended(Content.ofText("a\n")));
        assertEquals(Content.ofText("a\nb"), mended(Content.ofText("a\r\nb")));
        assertEquals(Content.ofText("a\nb\nc"), mended(Content.ofText("a\r\nb\nc")));
        assertEquals(Content.ofText("a\u00e9"), mended(Content.of(new byte[] {-1, -2, 'a', 0, (byte) 0xe9, 0})));
        assertEquals(List.of("guide.keys.invisible"), keys(KeyRules.hints(Content.ofText("a\u200bb"))));
    }

    private static Content mended(Content content) {
        return KeyNotes.mended(KeyRules.hints(content).getFirst(), content).orElseThrow();
    }

    @Test
    void environmentFilesAreReadAsKubectlDoes() {
        assertEquals(
                Map.of("A", "1", "B", "x=y # z", "C", "\"q\""), EnvironmentFile.read("# note\nA=1\r\n  B=x=y # z\n\nnothing\nC=\"q\"\n=x\na/b=c"));
    }

    @Test
    void madeUpValuesHaveTheLengthAndTheAlphabet() {
        KeyGenerator generator = new KeyGenerator(RandomGenerator.of("L64X128MixRandom"));
        assertTrue(generator.generate(40, KeyGenerator.Alphabet.HEX).utf8().orElseThrow().matches("[0-9a-f]{40}"));
        assertTrue(generator.generate(500, KeyGenerator.Alphabet.LETTERS_AND_DIGITS).utf8().orElseThrow().matches("[A-Za-z0-9]{500}"));
        assertEquals(16, generator.generate(16, KeyGenerator.Alphabet.BYTES).size());
    }

    private static Tree fields(Keys keys) {
        return ((Wish.SetFields) keys.draft().wishes().getFirst()).fields();
    }

    private static List<String> refusals(Keys keys) {
        return keys(keys.refusals());
    }

    private static List<String> keys(List<Effect> effects) {
        return effects.stream().map(Effect::key).toList();
    }
}

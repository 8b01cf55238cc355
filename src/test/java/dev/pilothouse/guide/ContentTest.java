package dev.pilothouse.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ContentTest {

    @Property
    void bytesComeOutAsTheyWentInByEveryWay(@ForAll byte[] bytes) {
        Content content = Content.of(bytes);
        assertEquals(content, Content.ofBase64(content.base64()));
        assertEquals(Optional.of(content), Content.ofHex(content.hex()));
        content.utf8().ifPresent(text -> assertEquals(content, Content.ofText(text)));
    }

    @Property
    void anEditedTextThatNobodyTouchedGivesTheSameBytes(@ForAll byte[] bytes) {
        Content content = Content.of(bytes);
        content.writing().filter(Writing::isEditable).ifPresent(writing -> assertEquals(content, writing.write(content.text().orElseThrow())));
    }

    @Property
    void anyTextKeepsEncodingAndLineEnds(@ForAll String text, @ForAll Writing.Encoding encoding, @ForAll Writing.LineEnds ends) {
        Content content = new Writing(encoding, ends).write(text);
        content.writing().filter(Writing::isEditable).ifPresent(writing -> {
            String shown = content.text().orElseThrow();
            assertFalse(shown.contains("\r"));
            assertEquals(content, writing.write(shown));
        });
    }

    @Test
    void tellsEncodingsAndLineEnds() {
        assertEquals(Optional.of(Writing.USUAL), Content.ofText("a\nb").writing());
        assertEquals(writing(Writing.Encoding.UTF_8, Writing.LineEnds.CRLF), Content.ofText("a\r\nb\r\n").writing());
        assertEquals(writing(Writing.Encoding.UTF_8, Writing.LineEnds.CR), Content.ofText("a\rb").writing());
        assertEquals(writing(Writing.Encoding.UTF_8, Writing.LineEnds.MIXED), Content.ofText("a\r\nb\n").writing());
        assertEquals(writing(Writing.Encoding.UTF_8_MARKED, Writing.LineEnds.LF), Content.ofText("\uFEFFa").writing());
        assertEquals(writing(Writing.Encoding.UTF_16_LITTLE, Writing.LineEnds.LF), hex("fffe61000a00").writing());
        assertEquals(Optional.of("a\n"), hex("feff0061000a").text());
        assertEquals(Optional.empty(), Content.ofText("a\0b").writing(), "no editor keeps a NUL");
        assertEquals(Optional.empty(), hex("c328").writing(), "no UTF-8");
    }

    @Test
    void tellsWhatBytesAre() {
        assertEquals(new Shape.Empty(), Content.EMPTY.shape());
        assertEquals(new Shape.Text(Writing.USUAL, true), Content.ofText("secret\n").shape());
        assertEquals(new Shape.Text(Writing.USUAL, false), Content.ofText("{not json}").shape());
        assertEquals(new Shape.Json(), Content.ofText(" {\"auths\": {}}\n").shape());
        assertEquals(new Shape.Image("PNG"), hex("89504e470d0a1a0a0000").shape());
        assertEquals(new Shape.Image("WebP"), Content.of("RIFF\u00ff\u0000\u0000\u0000WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1)).shape());
        assertEquals(new Shape.Binary(), hex("8f3c00a17e").shape());
        assertEquals(new Shape.Certificate(2), Content.ofText("-----BEGIN CERTIFICATE-----\nx\n-----BEGIN CERTIFICATE-----").shape());
        assertEquals(new Shape.PrivateKey(), Content.ofText("-----BEGIN OPENSSH PRIVATE KEY-----\n").shape());
    }

    @Test
    void readsHexAsPeopleTypeItAndNothingElse() {
        assertEquals(Optional.of(hex("8f3c")), Content.ofHex(" 8F\n3c "));
        assertEquals(Optional.empty(), Content.ofHex("8f3"));
        assertEquals(Optional.empty(), Content.ofHex("zz"));
    }

    @Test
    void neverPrintsItsBytes() {
        assertTrue(Content.ofText("canary").toString().matches("6 bytes"));
    }

    private static Optional<Writing> writing(Writing.Encoding encoding, Writing.LineEnds ends) {
        return Optional.of(new Writing(encoding, ends));
    }

    private static Content hex(String digits) {
        return Content.of(HexFormat.of().parseHex(digits));
    }
}

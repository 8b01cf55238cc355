package dev.pilothouse.guide;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The bytes of one key, which nothing here ever converts: what they look like is said by {@link #shape()}, and a text that people edit
 * goes back into the very encoding and line ends that it came from.
 */
public final class Content {

    /** The content without any byte. */
    public static final Content EMPTY = new Content(new byte[0]);

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final byte[] bytes;

    private Content(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Content of(byte[] bytes) {
        return new Content(bytes.clone());
    }

    /** Returns the text in UTF-8, as it is. */
    public static Content ofText(String text) {
        return new Content(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the bytes that hexadecimal digits stand for, blanks and line breaks between them not counted; empty when they stand for none. */
    public static Optional<Content> ofHex(String digits) {
        try {
            return Optional.of(new Content(HexFormat.of().parseHex(digits.replaceAll("\\s+", "").toLowerCase(Locale.ROOT))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the bytes of a base64 text; what is no base64 is kept as the text that it is. */
    public static Content ofBase64(String base64) {
        try {
            return new Content(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return ofText(base64);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Returns the bytes as pairs of digits with blanks between them. */
    public String hex() {
        return HEX.formatHex(bytes);
    }

    /** Returns the first bytes as pairs of digits. */
    public String hex(int most) {
        return HEX.formatHex(bytes, 0, Math.min(most, bytes.length));
    }

    /** Returns the bytes as UTF-8, whatever characters that gives; empty when they are none. */
    public Optional<String> utf8() {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Returns how this is written, when it is a text that a person could have typed. */
    public Optional<Writing> writing() {
        return Writing.of(bytes);
    }

    /** Returns the text as an editor shows it, with line feeds only; empty when it is none. */
    public Optional<String> text() {
        return writing().map(writing -> writing.read(bytes));
    }

    /** Tells what this is, by what it holds. */
    public Shape shape() {
        return Shapes.of(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content content && Arrays.equals(bytes, content.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Says the size only: a content may be a secret. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}

package dev.pilothouse.guide;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How a text is written down as bytes: its encoding and the ends of its lines. */
public record Writing(Encoding encoding, LineEnds lineEnds) {

    /** What new text is written in. */
    public static final Writing USUAL = new Writing(Encoding.UTF_8, LineEnds.LF);

    /** Encodings that can be told for certain: UTF-8 by its form, the others by their mark. */
    public enum Encoding {
        UTF_8(StandardCharsets.UTF_8, ""),
        UTF_8_MARKED(StandardCharsets.UTF_8, "\u00EF\u00BB\u00BF"),
        UTF_16_LITTLE(StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
        UTF_16_BIG(StandardCharsets.UTF_16BE, "\u00FE\u00FF");

        private final Charset charset;
        private final String mark;

        /**
         * @param mark its bytes, in ISO 8859-1
         */
        Encoding(Charset charset, String mark) {
            this.charset = charset;
            this.mark = mark;
        }

        private boolean marks(byte[] bytes) {
            return !mark.isEmpty() && new String(bytes, 0, Math.min(bytes.length, mark.length()), StandardCharsets.ISO_8859_1).equals(mark);
        }
    }

    /** Ends of lines. Where they are mixed, an editor would change those that nobody touched. */
    public enum LineEnds {
        LF,
        CRLF,
        CR,
        MIXED
    }

    /** Finds out how bytes are written; empty when they are no text, or hold control characters that no editor keeps. */
    static Optional<Writing> of(byte[] bytes) {
        Encoding encoding = Encoding.UTF_8;
        for (Encoding marked : Encoding.values()) {
            if (marked.marks(bytes)) {
                encoding = marked;
            }
        }
        try {
            String text = decoded(encoding, bytes);
            return text.chars().allMatch(Writing::isWritten) ? Optional.of(new Writing(encoding, ends(text))) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String decoded(Encoding encoding, byte[] bytes) throws CharacterCodingException {
        int start = encoding.mark.length();
        return encoding.charset.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start)).toString();
    }

    private static boolean isWritten(int character) {
        return (character >= ' ' && character != 0x7F) || character == '\n' || character == '\r' || character == '\t';
    }

    private static LineEnds ends(String text) {
        String withoutPairs = text.replace("\r\n", "");
        boolean pairs = withoutPairs.length() < text.length();
        boolean feeds = withoutPairs.indexOf('\n') >= 0;
        boolean returns = withoutPairs.indexOf('\r') >= 0;
        if (!pairs && !returns) {
            return LineEnds.LF;
        }
        if (feeds || (pairs && returns)) {
            return LineEnds.MIXED;
        }
        return pairs ? LineEnds.CRLF : LineEnds.CR;
    }

    /** Returns the text with line feeds only. */
    String read(byte[] bytes) {
        try {
            return decoded(encoding, bytes).replace("\r\n", "\n").replace('\r', '\n');
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("These bytes are written otherwise.", e);
        }
    }

    /** Writes a text of an editor down; where ends are mixed, with line feeds. */
    public Content write(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        String ended = switch (lineEnds) {
            case LF, MIXED -> lines;
            case CRLF -> lines.replace("\n", "\r\n");
            case CR -> lines.replace('\n', '\r');
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(encoding.mark.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(ended.getBytes(encoding.charset));
        return Content.of(out.toByteArray());
    }

    /** Tells whether an edited text goes back into the same bytes where nobody touched it. */
    public boolean isEditable() {
        return lineEnds != LineEnds.MIXED;
    }
}

package dev.pilothouse.text;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a PEM text, as in RFC 7468 and, for the old encrypted keys, RFC 1421.
 */
public record Pem(List<Block> blocks) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*+(?:-(?!----END )[^-]*+)*+)-----END \\1-----");
    private static final Pattern HEADER = Pattern.compile("(?m)^[A-Za-z-]+:.*$");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /**
     * One block.
     *
     * @param label for example {@code CERTIFICATE}
     * @param encrypted says in its label or headers that a password is needed
     */
    public record Block(String label, boolean encrypted, String base64) {

        /**
         * Returns the bytes within.
         *
         * @throws IllegalArgumentException when the Base64 is broken
         */
        public byte[] der() {
            return Base64.getDecoder().decode(base64);
        }

        /** Names the label only: the content may be a key. */
        @Override
        public String toString() {
            return "Block[" + label + "]";
        }
    }

    /** Finds all blocks and ignores text between them. */
    public static Pem parse(String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            String label = matcher.group(1);
            boolean encrypted = label.startsWith("ENCRYPTED ") || matcher.group(2).contains("Proc-Type: 4,ENCRYPTED");
            String body = HEADER.matcher(matcher.group(2)).replaceAll("");
            blocks.add(new Block(label, encrypted, SPACE.matcher(body).replaceAll("")));
        }
        return new Pem(blocks);
    }

    public List<Block> labelled(String label) {
        return blocks.stream().filter(block -> block.label().equals(label)).toList();
    }
}

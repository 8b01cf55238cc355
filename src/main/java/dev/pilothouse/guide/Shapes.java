package dev.pilothouse.guide;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises contents by what they hold, never by the name of their key. */
final class Shapes {

    private static final Pattern CERTIFICATE = Pattern.compile("-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----");
    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----");

    /** First bytes of images, in ISO 8859-1. */
    private static final Map<String, String> IMAGES =
            Map.of("\u0089PNG\r\n\u001a\n", "PNG", "\u00ff\u00d8\u00ff", "JPEG", "GIF87a", "GIF", "GIF89a", "GIF", "\0\0\1\0", "ICO");

    private Shapes() {}

    static Shape of(Content content) {
        if (content.size() == 0) {
            return new Shape.Empty();
        }
        Optional<Writing> writing = content.writing();
        return writing.isEmpty() ? unwritten(content) : written(content.text().orElseThrow(), writing.get());
    }

    private static Shape written(String text, Writing writing) {
        Matcher certificates = CERTIFICATE.matcher(text);
        if (PRIVATE_KEY.matcher(text).find()) {
            return new Shape.PrivateKey();
        }
        if (certificates.find()) {
            return new Shape.Certificate(1 + (int) certificates.results().count());
        }
        return isJson(text.strip()) ? new Shape.Json() : new Shape.Text(writing, text.endsWith("\n"));
    }

    private static boolean isJson(String text) {
        if (!text.startsWith("{") || !text.endsWith("}")) {
            return false;
        }
        try {
            Json.read(text);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private static Shape unwritten(Content content) {
        byte[] head = java.util.Arrays.copyOf(content.bytes(), Math.min(content.size(), 16));
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return new Shape.Image("WebP");
        }
        return IMAGES.entrySet().stream()
                .filter(image -> start.startsWith(image.getKey()))
                .findFirst()
                .<Shape>map(image -> new Shape.Image(image.getValue()))
                .orElseGet(Shape.Binary::new);
    }
}

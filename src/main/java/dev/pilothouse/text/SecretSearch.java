package dev.pilothouse.text;

import dev.pilothouse.model.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether values of a Secret stand somewhere: in a document, in a list of them, in a text of YAML or JSON, or in a text within
 * those. It errs on the safe side, since it decides what may be written in the clear.
 */
public final class SecretSearch {

    /** What gives a Secret away in a text that cannot be read, as while it is typed. */
    private static final Pattern SIGN = Pattern.compile("stringData|kind\\\\?[\"']?\\s*:\\s*\\\\?[\"']?Secret(?!\\w)");

    private SecretSearch() {}

    /** Looks through a value as the readers give them: maps, lists, texts and what is no secret. */
    public static boolean in(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> fields -> isSecret(fields) || fields.values().stream().anyMatch(SecretSearch::in);
            case List<?> list -> list.stream().anyMatch(SecretSearch::in);
            case String text -> inText(text);
            case null, default -> false;
        };
    }

    private static boolean isSecret(Map<?, ?> fields) {
        Object kind = fields.get("kind");
        return kind == null
                ? isFilled(fields.get("stringData"))
                : kind.equals("Secret") && (isFilled(fields.get("data")) || isFilled(fields.get("stringData")));
    }

    private static boolean isFilled(@Nullable Object values) {
        return values != null && !(values instanceof Map<?, ?> map && map.isEmpty());
    }

    private static boolean inText(String text) {
        if (text.indexOf(':') < 0) {
            return false;
        }
        YamlText yaml = YamlText.of(text);
        List<Optional<Document>> documents = IntStream.range(0, yaml.size()).mapToObj(yaml::document).toList();
        boolean unread = yaml.problem().isPresent() || documents.stream().anyMatch(Optional::isEmpty);
        return (unread && SIGN.matcher(text).find()) || documents.stream().flatMap(Optional::stream).anyMatch(document -> in(document.fields()));
    }
}

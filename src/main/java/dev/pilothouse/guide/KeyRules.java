package dev.pilothouse.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Kubernetes asks of the keys of Secrets and ConfigMaps, checked before it has to say so. */
public final class KeyRules {

    /** The most that all values together may have, in bytes; {@code MaxSecretSize} of the API. */
    public static final long LARGEST = 1024 * 1024;

    private static final int LONGEST_NAME = 253;
    private static final Pattern OBJECT_NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern NAME = Pattern.compile("[-._a-zA-Z0-9]+");

    private KeyRules() {}

    /** Returns what is wrong with a name of a key, by the rule {@code IsConfigMapKey}. */
    public static Optional<Effect> name(String key) {
        if (key.isEmpty()) {
            return Optional.of(Effect.warning("guide.keys.name-empty"));
        }
        if (!NAME.matcher(key).matches()) {
            return Optional.of(Effect.warning("guide.keys.name-characters", key));
        }
        if (key.length() > LONGEST_NAME) {
            return Optional.of(Effect.warning("guide.keys.name-long", Integer.toString(key.length())));
        }
        return key.equals(".") || key.startsWith("..") ? Optional.of(Effect.warning("guide.keys.name-dots", key)) : Optional.empty();
    }

    /** Returns what is wrong with the name of a Secret or ConfigMap, by the rule of DNS subdomains (RFC 1123). */
    public static Optional<Effect> objectName(String name) {
        if (name.isEmpty()) {
            return Optional.of(Effect.warning("guide.keys.object-name-empty"));
        }
        boolean good = name.length() <= LONGEST_NAME && OBJECT_NAME.matcher(name).matches();
        return good ? Optional.empty() : Optional.of(Effect.warning("guide.keys.object-name", name));
    }

    static List<Effect> refusals(Keys keys) {
        List<Effect> refusals = new ArrayList<>();
        keys.changes().stream()
                .filter(change -> change.after().isPresent())
                .forEach(change -> name(change.key()).ifPresent(refusals::add));
        if (keys.size() > LARGEST) {
            refusals.add(Effect.warning("guide.keys.too-large", Long.toString(keys.size()), Long.toString(LARGEST)));
        }
        if (keys.isImmutable()) {
            refusals.add(Effect.warning("guide.keys.immutable", keys.ref().kind().name()));
        }
        ofType(keys).ifPresent(refusals::add);
        return List.copyOf(refusals);
    }

    private static Optional<Effect> ofType(Keys keys) {
        SecretType type = keys.secretType();
        List<String> missing = type.keys().stream().filter(key -> keys.get(key).isEmpty()).toList();
        boolean enough = type == SecretType.BASIC_AUTH ? missing.size() < type.keys().size() : missing.isEmpty();
        if (!enough) {
            return Optional.of(Effect.warning("guide.keys.type-needs", type.value(), String.join(", ", missing)));
        }
        if (type == SecretType.TOKEN) {
            return Optional.of(Effect.warning("guide.keys.token"));
        }
        boolean noJson = type == SecretType.REGISTRY
                && !(keys.get(".dockerconfigjson").orElse(Content.EMPTY).shape() instanceof Shape.Json);
        return noJson ? Optional.of(Effect.warning("guide.keys.no-json", ".dockerconfigjson")) : Optional.empty();
    }

    /** Returns what a person may not have meant by a content, the most surprising first. */
    public static List<Effect> hints(Content content) {
        List<Effect> hints = new ArrayList<>();
        content.writing().ifPresent(writing -> {
            if (writing.encoding() != Writing.Encoding.UTF_8) {
                hints.add(Effect.warning("guide.keys.encoding", words(writing.encoding())));
            }
            switch (writing.lineEnds()) {
                case CRLF -> hints.add(Effect.warning("guide.keys.crlf"));
                case CR -> hints.add(Effect.warning("guide.keys.cr"));
                case MIXED -> hints.add(Effect.warning("guide.keys.mixed"));
                case LF -> {}
            }
        });
        content.text().filter(text -> text.chars().anyMatch(KeyRules::isInvisible)).ifPresent(text -> hints.add(Effect.warning(
                "guide.keys.invisible",
                text.chars().filter(KeyRules::isInvisible).distinct().limit(4).mapToObj(point -> String.format("U+%04X", point)).collect(Collectors.joining(", ")))));
        if (content.shape() instanceof Shape.Text text && text.broken()) {
            hints.add(Effect.warning("guide.keys.ends-broken"));
        }
        if (content.shape() instanceof Shape.Binary || content.shape() instanceof Shape.Image) {
            hints.add(Effect.note("guide.keys.bytes"));
        }
        return List.copyOf(hints);
    }

    /** Characters that nobody sees and most never meant: spaces of no width, signs that turn the direction, blanks that do not break. */
    private static boolean isInvisible(int character) {
        return character == 0xA0
                || (character >= 0x200B && character <= 0x200F)
                || (character >= 0x2028 && character <= 0x202E)
                || (character >= 0x2060 && character <= 0x2069)
                || character == 0xFEFF;
    }

    private static String words(Writing.Encoding encoding) {
        return switch (encoding) {
            case UTF_8 -> "UTF-8";
            case UTF_8_MARKED -> "UTF-8 BOM";
            case UTF_16_LITTLE -> "UTF-16LE";
            case UTF_16_BIG -> "UTF-16BE";
        };
    }
}

package dev.pilothouse.diagnosis;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ConfigMap, Secret or claim that a message of the kubelet says is not there. */
final class Missing {

    /** As {@code apierrors.NewNotFound} writes it, and as the kubelet writes a missing key. */
    private static final List<Pattern> WORDS = List.of(
            Pattern.compile("(configmap|secret|persistentvolumeclaim)s? \"([^\"]+)\" not found"),
            Pattern.compile("couldn't find key \\S+ in (ConfigMap|Secret) (?:[^/\\s]+/)?(\\S+)"));

    private Missing() {}

    static Optional<ResourceRef> in(String message, String namespace) {
        for (Pattern words : WORDS) {
            Matcher matcher = words.matcher(message);
            if (matcher.find()) {
                Kind kind = switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
                    case "configmap" -> WellKnown.CONFIG_MAP;
                    case "secret" -> WellKnown.SECRET;
                    default -> WellKnown.CLAIM;
                };
                return Optional.of(new ResourceRef(kind, namespace, matcher.group(2)));
            }
        }
        return Optional.empty();
    }
}

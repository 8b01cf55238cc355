package dev.pilothouse.local;

import dev.pilothouse.text.YamlText;

/**
 * What a kind cluster is made from: a kind configuration file, as it is written, and what kind has no field for.
 *
 * <p>The text is the truth; all that is asked of it is read from there, and each change is an edit of it, so that comments and unknown fields stay.
 * A plain kind configuration ({@code kind: Cluster, apiVersion: kind.x-k8s.io/v1alpha4}) is a whole blueprint.
 */
public record Blueprint(YamlText text) {

    public static Blueprint of(String text) {
        return new Blueprint(YamlText.of(text));
    }
}

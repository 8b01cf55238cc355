package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Document;
import dev.pilothouse.text.Essence;
import dev.pilothouse.text.SecretMask;
import dev.pilothouse.text.Yaml;
import java.util.Optional;

/** Documents as people compare them: without what the server keeps for itself, and with the values of Secrets masked. */
public final class ShownYaml {

    private final SecretMask mask = new SecretMask();

    /** Returns the text to show, empty for no document. */
    public String of(Optional<Document> document) {
        return document.map(present -> Yaml.write(mask.shown(new Document(Essence.of(present))))).orElse("");
    }
}
